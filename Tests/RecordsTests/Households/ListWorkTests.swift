import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Work on many files of a list: views that are kept, files that change hands, and a series that is worked through.
struct ListWorkTests {
    private func seven(_ engine: Engine) async throws -> (cases: Cases, codes: [String]) {
        let cases = try await Cases(engine)
        var codes: [String] = []
        for number in 1...7 {
            var new = Cases.single("h\(number)", "Farid\(number)", born: "198\(number)-02-08")
            new.openedOn = TestDay("2021-01-0\(number)")
            codes.append(try await cases.registered(new).code)
        }
        return (cases, codes)
    }

    @Test(arguments: Engine.available)
    func `files change hands together, and the undo gives each back`(engine: Engine) async throws {
        let (cases, codes) = try await seven(engine)
        try await cases.act { tx, author in
            _ = try tx.closeFile("h7", on: TestDay("2026-11-02"), reason: "lost", by: author)
        }
        let done = try await cases.act(as: .hélène) { tx, author in try tx.assign(codes, to: "bob", by: author) }
        #expect(done.changed == 6)
        #expect(done.refused == [.closed: 1])
        #expect(try await cases.count("household", "referent_id = 'bob'") == 6)
        let again = try await cases.act(as: .hélène) { tx, author in
            try tx.assign([codes[0]], to: "bob", by: author)
        }
        #expect(again.refused == [.alreadyTheirs: 1])
        await #expect(throws: NotVisible.self) {
            try await cases.act { tx, author in try tx.undoAssignment(done.batch, by: author) }
        }
        // A file that somebody gave on meanwhile stays where it is.
        _ = try await cases.act { tx, author in try tx.assign([codes[1]], to: "alice", by: author) }
        let undone = try await cases.act(as: .hélène) { tx, author in try tx.undoAssignment(done.batch, by: author) }
        #expect(undone == 5)
        #expect(try await cases.count("household", "referent_id = 'alice'") == 7)
    }

    @Test(arguments: Engine.available)
    func `nobody gives away what she cannot open, nor to somebody who could not`(engine: Engine) async throws {
        let (cases, codes) = try await seven(engine)
        let foreign = try await cases.act(as: .charlie) { tx, author in try tx.assign(codes, to: "charlie", by: author)
        }
        #expect(foreign.changed == 0 && foreign.refused.isEmpty)
        let outside = try await cases.act { tx, author in try tx.assign([codes[0]], to: "charlie", by: author) }
        #expect(outside.refused == [.outOfReach: 1])
        await #expect(throws: NotVisible.self) {
            try await cases.act { tx, author in try tx.assign([codes[0]], to: "félix", by: author) }
        }
        #expect(try await cases.count("household", "referent_id = 'alice'") == 7)
    }

    @Test(arguments: Engine.available)
    func `a file knows its place in the list from which it was opened`(engine: Engine) async throws {
        let (cases, codes) = try await seven(engine)
        func place(_ id: String, _ filter: HouseholdFilter = HouseholdFilter()) async throws -> ListNeighbours {
            let found = try await cases.household(id)
            return try await cases.act { tx, author in try tx.neighbours(of: found, in: filter, by: author) }
        }
        let middle = try await place("h5")
        #expect(middle == ListNeighbours(previous: codes[5], next: codes[3], position: 3, total: 7))
        let first = try await place("h7")
        #expect(first.previous == nil && first.position == 1 && first.next == codes[5])
        let last = try await place("h1")
        #expect(last.next == nil && last.position == 7)
        // It has left the list since: no place, but the series goes on.
        var filter = HouseholdFilter()
        filter.openedFrom = TestDay("2021-01-05")
        let gone = try await place("h2", filter)
        #expect(gone.position == nil && gone.total == 3 && gone.previous == codes[4])
    }

    @Test(arguments: Engine.available)
    func `a view is one's own or the team's, and its owner's to give up`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let own = try await cases.act { tx, author in
            try tx.keepView("Relais", query: "etape=relay", of: .households, at: nil, by: author)
        }
        let shared = try await cases.act { tx, author in
            try tx.keepView("À admettre", query: "etape=centre", of: .households, at: "s1", by: author)
        }
        func names(_ who: Cast) async throws -> [String] {
            try await cases.act(as: who) { tx, author in try tx.savedViews(of: .households, by: author).map(\.name) }
        }
        #expect(try await names(.alice) == ["À admettre", "Relais"])
        #expect(try await names(.bob) == ["À admettre"])
        #expect(try await names(.charlie).isEmpty)
        await #expect(throws: NotVisible.self) {
            try await cases.act { tx, author in
                try tx.keepView("Ailleurs", query: "", of: .households, at: "s3", by: author)
            }
        }
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .bob) { tx, author in try tx.dropView(shared.id, by: author) }
        }
        let changed = try await cases.act { tx, author in
            try tx.keepView("Relais", query: "etape=relay&referent=moi", of: .households, at: nil, by: author)
        }
        #expect(changed.id == own.id)
        try await cases.act { tx, author in try tx.dropView(own.id, by: author) }
        #expect(try await names(.alice) == ["À admettre"])
    }

    @Test(arguments: Engine.available)
    func `all of a list is taken only when it can be counted`(engine: Engine) async throws {
        let (cases, codes) = try await seven(engine)
        let all = try await cases.act { tx, author in
            try tx.codes(in: HouseholdFilter(), atMost: 10, visibleTo: author.actor)
        }
        #expect(all == codes.reversed())
        let tooMany = try await cases.act { tx, author in
            try tx.codes(in: HouseholdFilter(), atMost: 6, visibleTo: author.actor)
        }
        #expect(tooMany == nil)
    }

    @Test(arguments: Engine.available)
    func `whoever takes a sealed file over opens it, and nobody takes over what is shut to her`(engine: Engine)
        async throws
    {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        try await cases.act { tx, author in try tx.protect("h1", .seal, by: author) }
        #expect(try await cases.act(as: .bob) { tx, author in try tx.household("h1", visibleTo: author.actor) } == nil)
        try await cases.act { tx, author in try tx.changeReferent(of: "h1", to: "bob", by: author) }
        #expect(try await cases.household("h1").referent == "bob")
        #expect(
            try await cases.act(as: .bob) { tx, author in try tx.household("h1", visibleTo: author.actor)?.id } == "h1")
        try await cases.act { tx, author in try tx.changeReferent(of: "h1", to: nil, by: author) }
        #expect(try await cases.household("h1").referent == nil)
        try await cases.act(as: .hélène) { tx, author in try tx.protect("h1", .conflict, "bob", by: author) }
        await #expect(throws: ActRefusal.self) {
            try await cases.act { tx, author in try tx.changeReferent(of: "h1", to: "bob", by: author) }
        }
        await #expect(throws: ActRefusal.self) {
            try await cases.act { tx, author in
                try tx.changeReferent(of: "h1", to: "charlie", by: author)
            }
        }
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.changeReferent(of: "h1", to: "charlie", by: author)
            }
        }
    }
}
