/// A paper that ends, the last one of its kind of the household or of its member.
package struct CurrentDocument: Sendable, Hashable {
    package let id: String
    package let kind: String
    package let person: String?
    package let household: String
    package let site: String
    package let expiresOn: Day
    package let departement: String?

    package init(
        id: String, kind: String, person: String? = nil, household: String, site: String, expiresOn: Day,
        departement: String? = nil
    ) {
        (self.id, self.kind, self.person, self.household) = (id, kind, person, household)
        (self.site, self.expiresOn, self.departement) = (site, expiresOn, departement)
    }
}

extension DueTerms {
    /// Days before its end on which somebody is warned of a paper: rights to health cover take longest to renew (D-24),
    /// an insurer sends the next certificate in a month (D-29).
    package func warnings(ofPaper kind: String) -> [Int] {
        let steps: [Series] =
            switch kind {
            case "healthCover": [.dueCoverFirst, .dueCoverSecond]
            case "insurance": [.dueInsurance]
            default: [.duePaperFirst, .duePaperSecond]
            }
        return steps.map { self[$0] }.filter { $0 > 0 }
    }
}

extension DueList {
    /// A paper is to be asked for again before its end (D-24, D-29).
    package func item(_ document: CurrentDocument) -> DueItem? {
        DueItem(
            .documentExpiry(kind: document.kind, person: document.person), subject: document.id,
            household: document.household, site: document.site,
            steps: DeadlineSteps(
                due: document.expiresOn, warnings: terms(in: document.departement).warnings(ofPaper: document.kind),
                announced: terms()[.dueAnnounced]), today: today)
    }

    /// How long before its end any paper is announced.
    package var longestNoticeOfPapers: Int {
        let kinds = ["healthCover", "insurance", ""]
        let first = everyTerms.flatMap { terms in kinds.flatMap { terms.warnings(ofPaper: $0) } }.max() ?? 0
        return first + terms()[.dueAnnounced]
    }
}
