import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Writes batch after batch: keys first, then the rows that they seal, many in a transaction.
struct Desk: Sendable {
    let store: any Store
    let vault: Vault
    let author: Author

    /// Rows of so many households go into one transaction.
    static let batch = 1_000

    /// - Parameter accounts: the administrator among them signs the generation.
    init(store: any Store, vault: Vault, accounts: [DrawnAccount], today: Day, pen: inout Pen) {
        self.store = store
        self.vault = vault
        let signer = accounts.first { $0.told.role == .administrator } ?? accounts[0]
        let entry = pen.ids.next("j")
        let actor = Actor(
            id: signer.id, name: signer.told.name, locale: "fr", roles: [.administrator], files: .nothing,
            stock: .nothing, facts: .nothing)
        author = Author(
            actor: actor, now: Moment(startOf: today, in: "Europe/Paris"), today: today, newID: { entry }, vault: vault)
    }

    func write(_ frame: Frame, accounts: [DrawnAccount], passwordHash: String) async throws {
        try vault.makeKeys(
            for: (frame.sites + [frame.otherSite]).map { "site:" + $0.id } + accounts.map(\.keyOwner))
        let author = author
        try await store.write { tx in
            let writer = DrawnWriter(tx: tx, author: author)
            try writer.write(frame)
            try writer.write(accounts, passwordHash: passwordHash)
            try writer.write(frame.contacts)
        }
    }

    func write(_ dwellings: [DrawnDwelling]) async throws {
        let author = author
        for start in stride(from: 0, to: dwellings.count, by: Desk.batch) {
            let part = Array(dwellings[start..<min(start + Desk.batch, dwellings.count)])
            try await store.write { tx in
                let writer = DrawnWriter(tx: tx, author: author)
                for dwelling in part { try writer.write(dwelling) }
            }
        }
    }

    func write(_ households: [DrawnHousehold]) async throws {
        let author = author
        for start in stride(from: 0, to: households.count, by: Desk.batch) {
            let part = Array(households[start..<min(start + Desk.batch, households.count)])
            try vault.makeKeys(for: part.map(\.household.id))
            try await store.write { tx in
                let writer = DrawnWriter(tx: tx, author: author)
                for household in part { try writer.write(household) }
            }
        }
    }

    func write(_ conventions: [DrawnConvention]) async throws {
        let author = author
        try await store.write { tx in
            let writer = DrawnWriter(tx: tx, author: author)
            for convention in conventions { try writer.write(convention) }
        }
    }

    /// One entry for the whole generation, not one for each row.
    func journal(_ demonstration: Demonstration, households: Int) async throws {
        let author = author
        let detail = ["seed": String(demonstration.seed), "households": String(households), "today": author.today.iso]
        try await store.write { tx in
            try tx.journal("generate", "network", "demonstration", detail: detail, by: author)
        }
    }
}
