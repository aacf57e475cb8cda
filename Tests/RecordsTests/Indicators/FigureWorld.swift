import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// A small network written by hand: each line of a test is one fact.
struct FigureWorld {
    let world: World

    init(_ engine: Engine) async throws { world = try await World(engine) }

    func figure(
        _ id: IndicatorID, _ window: FigureWindow, filter: FigureFilter = .none, for person: Cast = .noé
    ) async throws -> Figure {
        let actor = try await world.actor(person)
        return try await world.store.read { tx in
            try tx.figure(FigureQuestion(id, window, filter: filter), for: actor)
        }
    }

    func cases(_ id: IndicatorID, _ window: FigureWindow, for person: Cast = .noé) async throws -> [FigureCase] {
        let actor = try await world.actor(person)
        return try await world.store.read { tx in try tx.everyCase(FigureQuestion(id, window), for: actor) }
    }

    func write(_ facts: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        try await world.store.write { tx in try facts(tx) }
    }
}

extension Transaction {
    /// A household with its adults and children, all members from 2000 on.
    func household(
        _ id: String, site: String = "s1", figure: String? = nil, adults: Int = 1, children: Int = 0
    ) throws {
        try insert(
            Household(
                id: id, code: "code-\(id)", figure: figure, site: site, openedOn: TestDay("2000-01-01"),
                composition: children > 0 ? .coupleWithChildren : .singleMan, size: adults + children))
        for number in 0..<(adults + children) {
            let person = "\(id)-p\(number)"
            try insert(
                Person(
                    id: person, keyOwner: id, sex: .female, birthYear: number < adults ? 1970 : 2000 + number,
                    birthPrecision: .year))
            try insert(
                Membership(
                    id: "m-\(person)", household: id, person: person, kinship: number == 0 ? .reference : .child,
                    from: TestDay("2000-01-01")))
        }
    }

    func relayDwelling(
        _ id: String, site: String = "s1", places: Int = 4, from: String, to: String? = nil, stock: Stock = .private,
        departement: String = "77"
    ) throws {
        try insert(
            Dwelling(
                id: id, code: "code-\(id)", site: site, usage: .relay, stock: stock, departement: departement,
                type: .t3,
                status: .inService, openingCapacity: places, serviceFrom: TestDay(from), serviceTo: to.map(TestDay)))
    }

    func permanentDwelling(_ id: String, site: String = "s1", stock: Stock = .public) throws {
        try insert(
            Dwelling(
                id: id, code: "code-\(id)", site: site, usage: .permanent, stock: stock, departement: "77",
                status: .inService))
    }

    func relayStay(
        _ id: String, _ household: String, in dwelling: String, site: String = "s1", from: String, to: String? = nil,
        exit: ExitType? = nil, follows: String? = nil
    ) throws {
        try insert(
            Accommodation(
                id: id, household: household, site: site, kind: .relay, state: to == nil ? .active : .ended,
                dwelling: dwelling, from: TestDay(from), to: to.map(TestDay), exitType: exit, follows: follows))
    }

    func directLease(
        _ id: String, _ household: String, in dwelling: String, site: String = "s1", signed: String,
        project: Bool = true
    ) throws {
        try insert(
            Accommodation(
                id: id, household: household, site: site, kind: .directLease, state: .active, dwelling: dwelling,
                from: TestDay(signed), signedOn: TestDay(signed), throughProject: project))
    }
}
