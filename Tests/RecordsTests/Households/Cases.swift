import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// Invented people and places that the tests of the acts begin with.
struct Cases {
    let world: World

    /// A world with one centre, three relay dwellings at Melun and a landlord.
    init(_ engine: Engine) async throws {
        world = try await World(engine)
        try await world.store.write { tx in
            try tx.insert(
                Centre(
                    id: "cada", name: "CADA des Tilleuls", kind: .cada, operatorName: "Accueil des Monts",
                    departement: "77"))
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph))
            for (id, places, metres) in [("d1", 4, 700), ("d2", 5, 800), ("d3", 2, 300)] {
                try tx.insert(Cases.relay(id, places: places, surfaceTenths: metres))
                try tx.insert(
                    HeadLease(
                        id: "lease-\(id)", dwelling: id, from: TestDay("2019-01-01"), sublettingAllowed: true,
                        rentCents: 80_000))
            }
        }
    }

    static func relay(
        _ id: String, places: Int, surfaceTenths: Int?, status: DwellingStatus = .inService, shared: Bool = false
    ) -> Dwelling {
        Dwelling(
            id: id, code: "77-\(id)", site: "s1", usage: .relay, stock: .public, landlord: "office",
            commune: "77288", departement: "77", type: .t3, surfaceTenths: surfaceTenths, status: status,
            openingCapacity: places, serviceFrom: TestDay("2019-02-01"), shared: shared)
    }

    static func person(
        _ family: String, _ given: String, born: String, sex: Sex = .male, as kinship: Kinship = .reference,
        protection: ProtectionKind? = .refugee, from: String? = nil
    ) -> NewPerson {
        NewPerson(
            PersonalIdentity(family: family, given: given, birth: PartialDate(text: born) ?? .unknown), sex: sex,
            kinship: kinship, memberFrom: from.map { TestDay($0) },
            protections: protection.map {
                [.init($0, authority: .ofpra, decidedOn: TestDay("2020-03-02"), notifiedOn: TestDay("2020-03-20"))]
            } ?? [])
    }

    /// A couple with a child, members since the file opened.
    static func family(_ id: String, site: String = "s1", openedOn: String = "2021-01-04") -> NewHousehold {
        NewHousehold(
            id: id, site: site, referent: "alice", openedOn: TestDay(openedOn),
            persons: [
                person("Rahimi", "Najib", born: "1988-04-12"),
                person("Rahimi", "Laila", born: "1990-07-30", sex: .female, as: .spouse),
                person("Rahimi", "Zahra", born: "2015-05-05", sex: .female, as: .child, protection: nil),
            ])
    }

    static func single(_ id: String, _ given: String = "Farid", born: String = "1992-02-08") -> NewHousehold {
        NewHousehold(
            id: id, site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
            persons: [person("Noori", given, born: born)])
    }

    /// Does something in a write of its own, in the name of somebody of the cast.
    func act<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Value {
        let author = try await world.author(who)
        return try await world.store.write { try work($0, author) }
    }

    @discardableResult
    func registered(_ new: NewHousehold) async throws -> Household {
        try world.vault.makeKeys(for: [new.id])
        return try await act { tx, author in try tx.register(new, duplicatesIn: nil, by: author) }
    }

    /// A family that lives in a relay dwelling.
    func housed(_ id: String, in dwelling: String = "d1", since day: String = "2026-06-01") async throws
        -> Accommodation
    {
        try await registered(Cases.family(id))
        let stay = try await act { tx, author in
            try tx.admit(NewAdmission(household: id, dwelling: dwelling, from: TestDay(day)), by: author)
        }
        return try await act { tx, author in try tx.enter(stay.id, on: TestDay(day), by: author) }
    }

    /// How many rows a table has where something holds.
    func count(_ table: String, _ condition: String = "1 = 1") async throws -> Int {
        try await world.store.read { tx in
            try tx.row(Query(unbound: "SELECT count(*) AS found FROM \(table) WHERE \(condition)"))?.int("found") ?? -1
        }
    }

    func household(_ id: String) async throws -> Household {
        try await act { tx, author in
            guard let found = try tx.household(id, visibleTo: author.actor) else { throw NotVisible("household", id) }
            return found
        }
    }

    /// The rules that refuse, or ask to be confirmed, as "V34 block".
    func findings<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> [String] {
        do {
            _ = try await act(as: who, work)
            return []
        } catch ActRefusal.blocked(let findings) {
            return findings.filter { $0.severity == .block }.map { "\($0.rule.rawValue) block" }
        } catch ActRefusal.toConfirm(let findings) {
            return findings.map { "\($0.rule.rawValue) warn" }
        }
    }
}
