/// What came from a household and waits for the team: something broken, a page that nobody opens any more, a message that
/// did not arrive.
package struct FamilyNews: Sendable, Hashable {
    package enum Matter: Sendable, Hashable {
        /// - Parameter photos: how many came with it.
        case breakdown(FamilyReport.Matter, photos: Int = 0)
        /// A colleague saw it, on a visit or otherwise.
        case incident(FamilyReport.Matter, Incident.Severity)
        case locked
        /// A message did not reach the household, or its landlord.
        case undelivered(Message.Fault, Message.Channel)
    }

    package let matter: Matter
    /// The report, the incident, the page or the message.
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
            case .breakdown(let what, let photos): .breakdownReported(what, photos: photos)
            case .incident(let what, let severity): .incidentOpen(what, severity)
            case .locked: .familyPageLocked
            case .undelivered(let fault, let channel): .messageNotDelivered(fault, channel)
            }
        return DueItem(
            matter, subject: news.subject, household: news.household, site: news.site, day: news.on, step: news.on,
            group: news.on < today ? .late : .today)
    }
}
