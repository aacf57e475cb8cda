package import RelorefDomain

/// Who writes, when, and where new ids come from. Every write takes one, so that nothing is anonymous.
package struct Author: Sendable {
    package let actor: Actor
    package let now: Moment
    package let today: Day
    package let newID: @Sendable () -> String
    package let vault: Vault

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
