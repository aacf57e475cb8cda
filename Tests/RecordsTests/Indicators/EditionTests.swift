import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Published reports: frozen, compared, and asked before a correction.
@Suite struct EditionTests {
    private static let period = Period(year: 2009) ?? Period(monthOf: TestDay("2009-06-01"))

    /// Two exits: one whose destination is not known, one to a direct lease.
    private static func network(_ engine: Engine) async throws -> FigureWorld {
        let world = try await FigureWorld(engine)
        try await world.write { tx in
            try tx.relayDwelling("A", from: "2009-01-01")
            try tx.household("lost")
            try tx.household("housed")
            try tx.relayStay("s-lost", "lost", in: "A", from: "2009-01-10", to: "2009-03-01", exit: .unknown)
            try tx.relayStay(
                "s-housed", "housed", in: "A", from: "2009-04-01", to: "2009-09-01", exit: .directLeasePublic)
        }
        return world
    }

    private static func freeze(_ world: FigureWorld, _ person: Cast = .noé) async throws -> Edition {
        let author = try await world.world.author(person)
        return try await world.world.store.write { tx in
            try tx.freezeEdition(titled: "Rapport 2009", over: period, by: author)
        }
    }

    /// The exit turns out to be a direct lease after all (scenario S06).
    private static let correction: @Sendable (any Transaction) throws -> Void = { tx in
        try tx.run("UPDATE accommodation SET exit_type = 'directLeasePrivate' WHERE id = 's-lost'")
    }

    @Test(arguments: Engine.available)
    func `an edition keeps its figures, its cases and its fingerprint`(engine: Engine) async throws {
        let world = try await Self.network(engine)
        let edition = try await Self.freeze(world)
        try await world.write(Self.correction)
        let actor = try await world.world.actor(.félix)
        let (found, figures, cases, holds) = try await world.world.store.read { tx in
            (
                try tx.edition(edition.id, for: actor), try tx.figures(of: edition),
                try tx.cases(of: edition, .exitsToDirectLease), try tx.holds(edition)
            )
        }
        #expect(found == edition)
        #expect(figures.map(\.indicator) == IndicatorID.allCases)
        let share = figures.first { $0.indicator == .exitsToDirectLease }
        #expect(share?.numerator == 1 && share?.denominator == 2 && share?.unknown == 1 && share?.value == 50)
        #expect(cases.map(\.id) == ["s-housed", "s-lost"])
        #expect(cases.last?.facts["exitType"] == "unknown")
        #expect(holds)
    }

    @Test(arguments: Engine.available)
    func `a row added to an edition behind its back is seen`(engine: Engine) async throws {
        let world = try await Self.network(engine)
        let edition = try await Self.freeze(world)
        try await world.write { tx in
            try tx.insert(
                "edition_case",
                [
                    "edition_id": edition.id, "indicator": "I-10", "case_id": "invented", "numerator": 1,
                    "denominator": 1, "facts": "",
                ])
        }
        #expect(try await world.world.store.read { tx in try tx.holds(edition) } == false)
    }

    @Test(arguments: Engine.available)
    func `an edition cannot be changed (V93)`(engine: Engine) async throws {
        let world = try await Self.network(engine)
        let edition = try await Self.freeze(world)
        await #expect(throws: (any Error).self) {
            try await world.write { tx in
                try tx.run("UPDATE edition_figure SET numerator = 2 WHERE edition_id = \(edition.id)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `another association does not see the report of ours, nor that of the network`(engine: Engine) async throws {
        let world = try await Self.network(engine)
        let network = try await Self.freeze(world)
        let ours = try await Self.freeze(world, .hélène)
        let (charlie, alice) = (try await world.world.actor(.charlie), try await world.world.actor(.alice))
        let seen = try await world.world.store.read { tx in
            (try tx.editions(for: charlie).map(\.id), try tx.editions(for: alice).map(\.id))
        }
        #expect(seen.0.isEmpty && seen.1 == [ours.id] && network.scope.sites == nil)
    }

    @Test(arguments: Engine.available)
    func `before a correction is saved, the figures that it moves are listed, and nothing is written`(
        engine: Engine
    ) async throws {
        let world = try await Self.network(engine)
        let edition = try await Self.freeze(world)
        let noé = try await world.world.actor(.noé)
        let moves = try await world.world.store.figuresChanged(for: noé, by: Self.correction)
        #expect(Set(moves.map(\.edition.id)) == [edition.id])
        #expect(
            moves.map(\.indicator)
                == [
                    .exitsToDirectLease, .employedAtDirectLease, .exitsByType, .stillInHomeAtThreeMonths, .stillInHome,
                    .movedAway, .movedAwayToWork, .completeness,
                ])
        let share = moves.first { $0.indicator == .exitsToDirectLease }
        #expect(share?.before?.value == 50 && share?.after?.value == 100)
        let unchanged = try await world.figure(.exitsToDirectLease, .over(Self.period))
        #expect(unchanged.numerator == 1)
        let charlie = try await world.world.actor(.charlie)
        let blind = try await world.world.store.figuresChanged(for: charlie, by: Self.correction)
        #expect(!blind.isEmpty && blind.allSatisfy { $0.before == nil && $0.after == nil })
    }

    @Test(arguments: Engine.available)
    func `a refused change says so and moves nothing`(engine: Engine) async throws {
        let world = try await Self.network(engine)
        _ = try await Self.freeze(world)
        let noé = try await world.world.actor(.noé)
        await #expect(throws: StorageError.changedMeanwhile("accommodation")) {
            try await world.world.store.figuresChanged(for: noé) { _ in
                throw StorageError.changedMeanwhile("accommodation")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the difference names the cases and the correction that did it (S06)`(engine: Engine) async throws {
        let world = try await Self.network(engine)
        let edition = try await Self.freeze(world)
        let later = Moment(startOf: world.world.today.adding(days: 3), in: "Europe/Paris")
        try await world.write { tx in
            try Self.correction(tx)
            try tx.insert(
                "correction",
                [
                    "id": "c1", "household_id": "lost", "noun": "accommodation", "subject_id": "s-lost",
                    "field": "exit_type", "old_value": "unknown", "new_value": "directLeasePrivate",
                    "reason": [UInt8](), "account_id": "alice", "at": later,
                ])
            try tx.household("forgotten")
            try tx.relayStay("s-new", "forgotten", in: "A", from: "2009-10-01", to: "2009-12-01", exit: .fjt)
        }
        let difference = try await world.world.store.read { tx in try tx.difference(edition, .today) }
        let share = try #require(difference.figures.first { $0.indicator == .exitsToDirectLease })
        #expect(share.before.numerator == 1 && share.after.numerator == 2 && share.after.denominator == 3)
        #expect(share.entered.map(\.id) == ["s-new"] && share.left.isEmpty)
        #expect(share.changed.map(\.after.id) == ["s-lost"])
        #expect(difference.causes(of: "lost").map(\.id) == ["c1"])
        #expect(difference.causes(of: "lost").first?.newValue == "directLeasePrivate")
        #expect(!difference.figures.contains { $0.indicator == .relayOpened })
        let second = try await Self.freeze(world)
        let between = try await world.world.store.read { tx in try tx.difference(edition, .edition(second)) }
        #expect(between.figures.map(\.indicator) == difference.figures.map(\.indicator))
    }
}
