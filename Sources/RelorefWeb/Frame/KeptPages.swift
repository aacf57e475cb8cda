import HTTPTypes
package import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Under what a page is kept: one session, as its holder stands now, one address, one language, one day.
package struct PageKey: Hashable, Sendable {
    let session: String
    let actor: Actor
    let address: String
    let language: String
    let day: Day

    package init(session: String, actor: Actor, address: String, language: String, day: Day) {
        self.session = session
        self.actor = actor
        self.address = address
        self.language = language
        self.day = day
    }
}

/// Pages that were written a moment ago: the list that one comes back to from each file, Today between two visits.
package typealias KeptPages = Kept<PageKey, Answer>

extension KeptPages {
    /// Twelve mebibytes; what a page says of the hour is never older than twenty seconds.
    static func pages() -> KeptPages { KeptPages(limit: 12 << 20, lifetime: 20) }

    /// Keeps a page that is a page and nothing else: no cookie, no file, no opening to be journalled.
    package func keep(_ answer: Answer, as key: PageKey, stamp: String, at now: Moment) {
        guard
            answer.status == .ok, answer.location == nil, answer.fileName == nil, answer.setCookies.isEmpty,
            answer.openedHouseholds.isEmpty, answer.refreshAfter == nil, !answer.clearsSiteData
        else { return }
        keep(answer, cost: answer.body.count, as: key, stamp: stamp, at: now)
    }
}

extension Ask {
    /// The page as it was written a moment ago, or written now.
    func kept(_ tx: any Transaction, _ write: Route.Reading) throws -> Answer {
        guard let key = pageKey else { return try write(self, tx) }
        let stamp = try tx.recordsStamp()
        if let page = services.pages.value(key, stamp: stamp, at: now) { return page }
        let outdated = services.figures.outdatedAnswers
        let answer = try write(self, tx)
        // A figure that is counted again meanwhile is soon another one.
        if services.figures.outdatedAnswers == outdated {
            services.pages.keep(answer, as: key, stamp: stamp, at: now)
        }
        return answer
    }

    /// Under what this page may be kept; nil when it says something that is said once.
    private var pageKey: PageKey? {
        guard let visitor, flash == nil else { return nil }
        return PageKey(
            session: visitor.session.tokenHash, actor: visitor.actor,
            address: "\(path)?\(query.query(setting: "", to: nil))", language: language.code, day: today)
    }
}
