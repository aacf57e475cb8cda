import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The convention of experience sheet n° 5, written down by its acts.
struct ConventionCases {
    let cases: Cases

    init(_ engine: Engine) async throws { cases = try await Cases(engine) }

    static func date(_ text: String) -> PartialDate { PartialDate(text: text) ?? .unknown }

    func act<Value: Sendable>(
        as who: Cast = .hélène, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Value {
        try await cases.act(as: who, work)
    }

    func convention(_ title: String = "Convention avec l’office") async throws -> Convention {
        try await act { tx, author in
            try tx.createConvention(.init(title: title, departement: "77"), with: "office", site: "s1", by: author)
        }
    }

    static let steps: [(ConventionStep.Kind, String)] = [
        (.contact, "2001"), (.visit, "2006"), (.negotiation, "2006-07"), (.draft, "2006-08"), (.draft, "2006-09"),
        (.final, "2006-10"), (.signature, "2006-11-17"), (.entry, "2006-11-17"),
    ]

    /// Signed after its dated steps, with five proposals a year.
    func signed(_ title: String = "Convention avec l’office") async throws -> Convention {
        let made = try await convention(title)
        for (version, step) in Self.steps.enumerated() {
            try await act { tx, author in
                _ = try tx.takeStep(
                    step.0, on: Self.date(step.1), side: .both, note: "note \(version)", of: made.id, version: version,
                    by: author)
            }
        }
        return try await act { tx, author in
            try tx.setTarget(5, .proposal, per: .year, of: made.id, by: author)
            guard let found = try tx.convention(made.id, visibleTo: author.actor) else {
                throw NotVisible("convention", made.id)
            }
            return found
        }
    }

    /// A household with a lease in a dwelling of the office.
    @discardableResult
    func lease(_ household: String, signedOn day: String, landlord: String = "office") async throws -> String {
        try await cases.registered(Cases.single(household, "Farid", born: "1970-01-0\(household.count)"))
        let id = "lease-" + household
        try await cases.world.store.write { tx in
            try tx.insert(
                Dwelling(
                    id: "home-" + household, code: "77-B\(household)", site: "s1", usage: .permanent, stock: .public,
                    landlord: landlord, commune: "77288", departement: "77", type: .t3, status: .inService))
            try tx.insert(
                Accommodation(
                    id: id, household: household, site: "s1", kind: .directLease, state: .active,
                    dwelling: "home-" + household, from: TestDay(day), signedOn: TestDay(day), throughProject: true))
        }
        return id
    }

    func sheet(_ id: String, as who: Cast = .hélène) async throws -> ConventionSheet? {
        try await cases.act(as: who) { tx, author in try tx.conventionSheet(id, by: author) }
    }

    /// How many dwellings were ever proposed under it: as many as there are rows.
    func proposed(_ id: String) async throws -> Int {
        try await cases.act(as: .hélène) { tx, author in
            let (from, to) = (TestDay("1900-01-01"), TestDay("2100-12-31"))
            let rows = try tx.proposedDwellings(under: id, from: from, to: to, limit: 1_000, seenBy: author.actor).count
            return try tx.proposedCount(under: id, from: from, to: to) == rows ? rows : -1
        }
    }
}
