package import RelorefDomain
import Synchronization

/// Who writes, when, and where new ids come from. Every write takes one, so that nothing is anonymous.
package struct Author: Sendable {
    package let actor: Actor
    package let now: Moment
    package let today: Day
    package let newID: @Sendable () -> String
    package let vault: Vault
    /// What the rules had to say besides, for the page that follows.
    package let notices = Notices()

    package init(
        actor: Actor, now: Moment, today: Day, newID: @escaping @Sendable () -> String, vault: Vault
    ) {
        self.actor = actor
        self.now = now
        self.today = today
        self.newID = newID
        self.vault = vault
    }
}

/// Findings that neither refuse nor ask anything: whoever acted is told of them afterwards.
package final class Notices: Sendable {
    private let kept = Mutex<[Finding]>([])

    package var all: [Finding] { kept.withLock { $0 } }

    func add(_ findings: [Finding]) {
        kept.withLock { kept in kept += findings.filter { $0.severity == .inform && !kept.contains($0) } }
    }
}
