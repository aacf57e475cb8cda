import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import Synchronization

/// How much waits on Today for each colleague, as the menu says it: counted at most every five minutes, and after
/// whatever the colleague sends herself. In memory alone.
package final class DueCounts: Sendable {
    /// What is late, due today or due this week, and how much of it is late.
    package struct Count: Sendable, Hashable {
        package let toDo: Int
        package let late: Int
    }

    private struct Entry {
        let count: Count
        let actor: Actor
        let day: Day
        let at: Moment
    }

    /// Seconds.
    private static let lifetime = 300
    private static let most = 2_000
    private let known = Mutex<[String: Entry]>([:])

    package init() {}

    func count(of actor: Actor, on day: Day, at now: Moment, _ read: () throws -> Count) throws -> Count {
        if let entry = known.withLock({ $0[actor.id] }), entry.actor == actor, entry.day == day, entry.at <= now,
            now < entry.at.adding(seconds: Self.lifetime)
        {
            return entry.count
        }
        let count = try read()
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[actor.id] = Entry(count: count, actor: actor, day: day, at: now)
        }
        return count
    }

    func forget(_ account: String) { known.withLock { $0[account] = nil } }
}

extension Ask {
    /// What the menu says beside Today; nil where there is no menu, or none of it is who asks's.
    func dueCount(_ access: Access, _ tx: any Transaction) throws -> DueCounts.Count? {
        guard method == .get, let visitor, visitor.session.secondFactor, visitor.actor.may(.seeToday) else {
            return nil
        }
        switch access {
        case .everyone, .halfSignedIn: return nil
        case .signedIn, .needs: break
        }
        // An emergency that opens one file adds nothing to one's own day.
        var actor = visitor.actor
        actor.urgentFiles = [:]
        return try services.dueCounts.count(of: actor, on: today, at: now) {
            let scope = try tx.usualScope(of: actor, on: today)
            let lines = try tx.dueDay(scope, on: today, visibleTo: actor, vault: services.vault).lines
            let pressing = lines.filter { $0.item.group != .later }
            return DueCounts.Count(toDo: pressing.count, late: pressing.count { $0.item.group == .late })
        }
    }
}
