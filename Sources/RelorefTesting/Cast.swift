import Crypto
package import RelorefDomain
package import RelorefRecords
package import RelorefStorage
import Synchronization

/// The people of every access test: Alice (referent), Bob (relay manager of her team), Charlie (referent of another
/// association, who must see nothing), Dora (administrator), Félix (funder), and the heads.
package enum Cast: String, CaseIterable, Sendable {
    case alice, bob, charlie, dora, félix, hélène, noé

    package var email: String {
        switch self {
        case .félix: "felix@exemple.fr"
        case .hélène: "helene@exemple.fr"
        case .noé: "noe@exemple.fr"
        default: "\(rawValue)@exemple.fr"
        }
    }

    package var grant: Grant {
        let since = TestDay("2004-01-01")
        return switch self {
        case .alice: Grant(role: .referent, association: "a1", site: "s1", from: since)
        case .bob: Grant(role: .relayManager, association: "a1", site: "s1", from: since)
        case .charlie: Grant(role: .referent, association: "a2", site: "s3", from: since)
        case .dora: Grant(role: .administrator, association: nil, site: nil, from: since)
        case .félix: Grant(role: .funder, association: nil, site: nil, from: since)
        case .hélène: Grant(role: .headOfSite, association: "a1", site: nil, from: since)
        case .noé: Grant(role: .networkHead, association: nil, site: nil, from: since)
        }
    }
}

/// A day written in a test; a typing error in the test gives 1970.
package func TestDay(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

/// A migrated database with two associations, three sites and the cast, a fixed clock and sequential ids.
package struct World: Sendable {
    package let store: any Store
    package let vault: Vault
    package let keys: KeyStore
    package let today: Day
    package let now: Moment
    private let counter = Counter()

    package init(_ engine: Engine, today: String = "2026-11-21", keepingJournal: Bool = true) async throws {
        self.init(
            records: try await engine.store(keepingJournal: keepingJournal), keys: try await engine.store(),
            today: today)
        try await settle()
    }

    /// The same over two given stores, which hold a world already or are to be settled.
    package init(records: any Store, keys keyStore: any Store, today: String = "2026-11-21") {
        store = records
        keys = KeyStore(keyStore)
        vault = Vault(keys: keys, masterKey: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
        self.today = TestDay(today)
        now = Moment(startOf: self.today, in: "Europe/Paris")
    }

    /// Migrates the two databases and writes the associations, the sites and the cast.
    package func settle() async throws {
        try await keys.store.migrate(KeyStore.migrations)
        try await store.migrate(Migration.all)
        try vault.makeKeys(for: ["site:s1", "site:s2", "site:s3"])
        let now = now
        try await store.write { tx in
            try tx.insertAssociation(id: "a1", name: "Association du Relais")
            try tx.insertAssociation(id: "a2", name: "Maison des Arrivants")
            try tx.insertSite(id: "s1", association: "a1", name: "Melun", departement: "77")
            try tx.insertSite(id: "s2", association: "a1", name: "Lyon", departement: "69")
            try tx.insertSite(id: "s3", association: "a2", name: "Provins", departement: "77")
            for person in Cast.allCases {
                try tx.insertAccount(id: person.rawValue, email: person.email, name: person.rawValue, at: now)
                try tx.insert(person.grant, id: "grant-\(person.rawValue)", account: person.rawValue)
            }
        }
    }

    package func newID(_ prefix: String = "id") -> String { "\(prefix)-\(counter.next())" }

    package func actor(_ person: Cast) async throws -> Actor {
        let today = today
        guard let actor = try await store.read({ try $0.actor(person.rawValue, on: today) }) else {
            throw StorageError.engine("\(person) has no account")
        }
        return actor
    }

    /// Somebody of the cast with a pen: what every write asks for.
    package func author(_ person: Cast) async throws -> Author {
        let counter = counter
        return Author(
            actor: try await actor(person), now: now, today: today, newID: { "id-\(counter.next())" }, vault: vault)
    }
}

/// Ids in order, the same in every run.
package final class Counter: Sendable {
    private let value = Mutex(0)
    package init() {}
    package func next() -> Int {
        value.withLock {
            $0 += 1; return $0
        }
    }
}
