/// What somebody without an account did behind a link, until a colleague has read it: a landlord or an employer.
package struct LinkNews: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// One more dwelling, one more job.
        case proposed, jobProposed
        /// A decision on a candidate; the dwelling taken back.
        case decided, withdrawn
        /// On a visit: yes, no, another moment.
        case visitAgreed, visitDeclined, visitNamed
        /// A question in words of its own.
        case asked
    }

    package let id: String
    package let kind: Kind
    package let on: Day

    package init(id: String, _ kind: Kind, on day: Day) { (self.id, self.kind, self.on) = (id, kind, day) }
}

/// News that nobody has read, with what Today says of them.
package struct DueLinkNews: Sendable, Hashable {
    package let news: LinkNews
    package let site: String
    package let told: Told

    package struct Told: Sendable, Hashable {
        package let kind: LinkNews.Kind
        package let partner: String
        /// Where it is told in full: an offer of a dwelling, or a job.
        package let offer: String?
        package let job: String?

        package init(kind: LinkNews.Kind, partner: String, offer: String?, job: String?) {
            (self.kind, self.partner, self.offer, self.job) = (kind, partner, offer, job)
        }
    }

    package init(_ news: LinkNews, site: String, told: Told) { (self.news, self.site, self.told) = (news, site, told) }
}

extension DueList {
    /// To be read today.
    package func item(_ due: DueLinkNews) -> DueItem {
        DueItem(
            .linkNews(due.told), subject: due.news.id, site: due.site, day: due.news.on, step: due.news.on,
            group: .today)
    }
}
