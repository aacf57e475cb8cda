import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// A household with a lease of its own, and its guarantees; today is 21 November 2026.
struct GuaranteeCases {
    let cases: Cases

    init(_ engine: Engine) async throws {
        cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
    }

    @discardableResult
    func act<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Value { try await cases.act(as: who, work) }

    /// A lease in the private stock, with a landlord who is an agency.
    @discardableResult
    func leased(_ signed: String = "2026-11-02", household: String = "h1") async throws -> Accommodation {
        try await act { tx, author in
            if try tx.row("SELECT 1 AS one FROM partner WHERE id = 'agency'") == nil {
                try tx.insert(
                    Partner(id: "agency", name: "Agence du Pont", kind: .agencyNetwork, landlordKind: .agencyMandate))
            }
            return try tx.signLease(
                NewLease(
                    .new(
                        LeasedDwelling(landlord: "agency", stock: .private, commune: "77288", departement: "77")),
                    signedOn: TestDay(signed), rentCents: 45_000), for: household, by: author)
        }
    }

    func considered(_ scheme: String, lease: String? = nil, on day: String? = nil) async throws -> String {
        try await act { tx, author in
            try tx.considerGuarantee(
                NewGuarantee(scheme, lease: lease, leaseOn: day.map { TestDay($0) }), for: "h1", by: author
            ).id
        }
    }

    /// Granted today; in force where a lease is given.
    func granted(_ scheme: String, lease: String? = nil, visa: Guarantee.Visa? = nil) async throws -> String {
        let id = try await considered(scheme, lease: lease)
        try await act { tx, author in
            try tx.grantGuarantee(id, on: author.today, visa: visa, by: author, confirming: [.v71: "accord écrit"])
        }
        return id
    }

    func file(_ id: String, as who: Cast = .alice) async throws -> GuaranteeFile? {
        try await act(as: who) { try $0.guarantee(id, by: $1) }
    }

    func state(_ id: String) async throws -> Guarantee.State? { try await file(id)?.guarantee.state }

    /// Why an act is refused; nil when it is done.
    func refusal<Value: Sendable>(
        as who: Cast = .alice, _ work: @escaping @Sendable (any Transaction, Author) throws -> Value
    ) async throws -> Guarantee.Refusal? {
        do {
            _ = try await act(as: who, work)
            return nil
        } catch let refusal as Guarantee.Refusal { return refusal }
    }

    /// What Today says of guarantees on a day: the rule, the day, whose.
    func due(on day: String, as who: Cast = .alice) async throws -> [String] {
        let actor = try await cases.world.actor(who)
        return try await cases.world.store.read { tx in
            try tx.dueDay(.all, on: TestDay(day), visibleTo: actor).lines.compactMap { line in
                guard case .guarantee = line.item.matter else { return nil }
                return "\(line.item.rule.rawValue) \(line.item.day.iso) \(line.item.household ?? line.item.site)"
            }
        }
    }
}
