import HTTPTypes
package import RelorefDomain
import RelorefRecords
import RelorefStorage
import Synchronization

/// Pages that were written a moment ago, for the one who asks for the very same again: the list that one comes back to
/// from each file, Today between two visits.
///
/// A kept page belongs to one session, as its holder stands now, and to one address, language and day. It serves while
/// the records bear the stamp under which it was written, and for `lifetime` at most. Memory is bounded; a page never
/// reaches the disk, and everything that was written before the last change of the records is dropped with the next page.
package final class KeptPages: Sendable {
    package struct Key: Hashable, Sendable {
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

        /// The same session's page at another address.
        package func at(_ address: String) -> Key {
            Key(session: session, actor: actor, address: address, language: language, day: day)
        }
    }
    fileprivate struct Entry {
        let answer: Answer
        let stamp: String
        let writtenAt: Moment
    }
    private struct State {
        var entries: [Key: Entry] = [:]
        var bytes = 0
    }

    /// How long a page may stand, in seconds: what it says of the hour is never older.
    package static let lifetime = 20
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: bytes of pages that are kept at once.
    package init(limit: Int = 12 << 20) { self.limit = limit }

    package func page(_ key: Key, stamp: String, at now: Moment) -> Answer? {
        state.withLock { state in
            guard let entry = state.entries[key], entry.stamp == stamp, entry.isFresh(at: now) else { return nil }
            return entry.answer
        }
    }

    package func keep(_ answer: Answer, as key: Key, stamp: String, at now: Moment) {
        guard answer.isPlainPage, answer.body.count <= limit / 8 else { return }
        state.withLock { state in
            state.entries = state.entries.filter { kept, entry in
                kept != key && entry.stamp == stamp && entry.isFresh(at: now)
            }
            state.bytes = state.entries.values.reduce(0) { $0 + $1.answer.body.count }
            // Whoever asks next fills it again; which page goes first is not worth a book of its own.
            if state.bytes + answer.body.count > limit { state = State() }
            state.entries[key] = Entry(answer: answer, stamp: stamp, writtenAt: now)
            state.bytes += answer.body.count
        }
    }
}

extension KeptPages.Entry {
    /// A clock that stepped back makes nothing fresh.
    fileprivate func isFresh(at now: Moment) -> Bool {
        writtenAt <= now && now < writtenAt.adding(seconds: KeptPages.lifetime)
    }
}

extension Answer {
    /// A page and nothing else: no cookie, no file, no opening to be journalled.
    fileprivate var isPlainPage: Bool {
        status == .ok && location == nil && fileName == nil && setCookies.isEmpty && openedHouseholds.isEmpty
            && refreshAfter == nil && !clearsSiteData
    }
}

extension Ask {
    /// The page as it was written a moment ago, or written now.
    func kept(_ tx: any Transaction, _ write: Route.Reading) throws -> Answer {
        guard let key = keptKey else { return try write(self, tx) }
        let stamp = try tx.recordsStamp()
        if let page = services.kept.page(key, stamp: stamp, at: now) { return page }
        let outdated = services.figures.outdatedAnswers
        let answer = try write(self, tx)
        // A figure that is counted again meanwhile is soon another one.
        if services.figures.outdatedAnswers == outdated {
            services.kept.keep(answer, as: key, stamp: stamp, at: now)
        }
        return answer
    }

    /// Under what this page may be kept; nil when it says something that is said once.
    private var keptKey: KeptPages.Key? {
        guard let visitor, flash == nil else { return nil }
        return KeptPages.Key(
            session: visitor.session.tokenHash, actor: visitor.actor,
            address: "\(path)?\(query.query(setting: "", to: nil))", language: language.code, day: today)
    }
}
