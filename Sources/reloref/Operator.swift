import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Whoever holds the machine and types a command: journalled under a name of its own, which nobody can sign in with.
enum Operator {
    static let id = "operator"

    static let actor = Actor(
        id: id, name: "Opérateur", locale: "fr", roles: [.headOfSite, .networkHead, .administrator], files: .everything,
        stock: .everything, facts: .everything)

    /// The operator with a pen; its account is made the first time.
    static func author(_ databases: Databases) async throws -> Author {
        let now = Composition.clockNow()
        try await databases.records.write { try $0.keepOperatorAccount(id, at: now) }
        return Author(
            actor: actor, now: now, today: now.day(in: "Europe/Paris"), newID: { TimedID.new() }, vault: databases.vault
        )
    }
}
