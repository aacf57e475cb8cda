/// What came from a household's page and waits for the team: something broken, or a page that nobody opens any more.
package struct FamilyNews: Sendable, Hashable {
    package enum Matter: Sendable, Hashable {
        case breakdown(FamilyReport.Matter)
        case locked
    }

    package let matter: Matter
    /// The report, or the page.
    package let subject: String
    package let household: String
    package let site: String
    package let on: Day

    package init(_ matter: Matter, subject: String, household: String, site: String, on day: Day) {
        (self.matter, self.subject, self.household, self.site, self.on) = (matter, subject, household, site, day)
    }
}

extension DueList {
    /// The household waits for an answer: to be seen to on the day on which it came.
    package func item(_ news: FamilyNews) -> DueItem {
        let matter: DueItem.Matter =
            switch news.matter {
            case .breakdown(let what): .breakdownReported(what)
            case .locked: .familyPageLocked
            }
        return DueItem(
            matter, subject: news.subject, household: news.household, site: news.site, day: news.on, step: news.on,
            group: news.on < today ? .late : .today)
    }
}
