import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Random lives: whatever is done in whatever order, accepted or refused, what must always hold still holds.
struct LifeProperties {
    /// A few in every run, all two hundred in `make check`.
    private var lives: Int { ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] == nil ? 25 : 200 }

    @Test func `random lives of thirty acts keep what must always hold`() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = LifeDice(seed: seed)
        var done = 0
        for life in 0..<lives {
            let cases = try await Cases(.sqliteMemory)
            for id in ["h1", "h2"] { try await cases.registered(id == "h1" ? Cases.family(id) : Cases.single(id)) }
            var day = TestDay("2021-06-01")
            for step in 0..<30 {
                day = day.adding(days: dice.roll(60))
                let act = RandomAct(dice: &dice, day: day, newFile: "h\(life)-\(step)")
                try cases.world.vault.makeKeys(for: [act.newFile])
                let entries = try await cases.count("journal_entry")
                let wasDone = try await perform(act, in: cases)
                done += wasDone ? 1 : 0
                let added = try await cases.count("journal_entry") - entries
                #expect(wasDone == (added > 0), "seed \(seed) life \(life) step \(step) \(act)")
                let broken = try await cases.world.store.read { try Self.broken($0) }
                #expect(broken == [], "seed \(seed) life \(life) step \(step) \(act)")
                if !broken.isEmpty { return }
            }
            let drifted = try await cases.world.store.read { try $0.driftedFacts() }
            #expect(drifted == 0, "seed \(seed) life \(life): facts of figures")
        }
        // Of 6,000 acts enough must have been possible for the run to mean something.
        #expect(done > lives * 5, "seed \(seed)")
    }

    private func perform(_ act: RandomAct, in cases: Cases) async throws -> Bool {
        let author = try await cases.world.author(.alice)
        let then = Author(
            actor: author.actor, now: author.now, today: act.day, newID: author.newID, vault: author.vault)
        do {
            try await cases.world.store.write { try act.perform($0, by: then) }
            return true
        } catch is ActRefusal {
            return false
        } catch is NotVisible {
            return false
        }
    }

    /// What should never be, one line for each case of it.
    static func broken(_ tx: any Transaction) throws -> [String] {
        let questions: [(String, Query)] = [
            (
                "two homes at a time",
                """
                SELECT one.id FROM accommodation AS one JOIN accommodation AS two ON one.household_id = two.household_id
                WHERE one.id < two.id AND one.from_day IS NOT NULL AND two.from_day IS NOT NULL
                  AND one.kind <> 'directLease' AND two.kind <> 'directLease'
                  AND one.state <> 'cancelled' AND two.state <> 'cancelled'
                  AND (one.to_day IS NULL OR one.to_day > two.from_day)
                  AND (two.to_day IS NULL OR two.to_day > one.from_day)
                """
            ),
            (
                "two households in one dwelling",
                """
                SELECT one.id FROM accommodation AS one JOIN accommodation AS two ON one.dwelling_id = two.dwelling_id
                WHERE one.id < two.id AND one.household_id <> two.household_id AND one.kind = 'relay'
                  AND two.kind = 'relay' AND one.from_day IS NOT NULL AND two.from_day IS NOT NULL
                  AND (one.to_day IS NULL OR one.to_day > two.from_day)
                  AND (two.to_day IS NULL OR two.to_day > one.from_day)
                """
            ),
            (
                "size",
                """
                SELECT id FROM household WHERE size <> (SELECT count(*) FROM membership
                WHERE membership.household_id = household.id AND membership.to_day IS NULL)
                """
            ),
            (
                "a file without its reference person",
                """
                SELECT id FROM household WHERE closed_on IS NULL AND size > 0 AND NOT EXISTS
                (SELECT 1 FROM membership
                WHERE household_id = household.id AND to_day IS NULL AND kinship = 'reference')
                """
            ),
            (
                "a chain that is broken",
                """
                SELECT next.id FROM accommodation AS next JOIN accommodation AS before ON before.id = next.follows_id
                WHERE next.kind = 'relay'
                  AND (before.exit_type <> 'transferOtherRelay' OR before.to_day <> next.from_day)
                """
            ),
            (
                "somebody sealed under a stranger's key",
                """
                SELECT person.id FROM person WHERE NOT EXISTS (SELECT 1 FROM membership
                WHERE membership.person_id = person.id AND membership.household_id = person.key_id)
                """
            ),
            (
                "a file that nobody journalled",
                """
                SELECT id FROM household WHERE NOT EXISTS
                (SELECT 1 FROM journal_entry WHERE journal_entry.household_id = household.id)
                """
            ),
        ]
        return try questions.flatMap { name, question in
            try tx.rows(question).map { "\(name): \(try $0.text("id"))" }
        }
    }
}

/// One act on one household, chosen by the dice; it may well be refused.
struct RandomAct: Sendable, CustomStringConvertible {
    let kind: Int
    let choice: Int
    let day: Day
    let newFile: String

    init(dice: inout LifeDice, day: Day, newFile: String) {
        kind = dice.roll(14)
        choice = dice.roll(1_000)
        self.day = day
        self.newFile = newFile
    }

    var description: String { "act \(kind) choice \(choice) on \(day.iso)" }

    func perform(_ tx: any Transaction, by author: Author) throws {
        let files = try tx.rows("SELECT id FROM household WHERE closed_on IS NULL ORDER BY id").map {
            try $0.text("id")
        }
        let file = files.isEmpty ? "none" : files[choice % files.count]
        let homes = try tx.homes(of: file)
        let active = homes.first { $0.state == .active }?.id ?? "none"
        let planned = homes.first { $0.state == .planned }?.id ?? "none"
        let dwelling = "d\(choice % 3 + 1)"
        let sure: [Rule: String] = [
            .v33: "vu", .v39: "vu", .v24: "vu", .v20: "vu", .v36: "vu", .v38: "vu", .v23: "vu",
            .v47: "vu",
        ]
        switch kind {
        case 0, 1:
            let plan = NewAdmission(household: file, dwelling: dwelling, from: day)
            _ = try tx.admit(plan, by: author, confirming: sure)
        case 2, 3: _ = try tx.enter(planned, on: day, by: author, confirming: sure)
        case 4: _ = try tx.cancel(planned, by: author)
        case 5, 6: _ = try tx.transfer(active, to: dwelling, on: day, by: author, confirming: sure)
        case 7: _ = try tx.exit(active, on: day, NewExit(.fjt), by: author, confirming: sure)
        case 8:
            _ = try tx.exit(
                active, on: day, NewExit(.directLeasePublic, lease: lease), by: author, confirming: sure)
        case 9: _ = try tx.leaveHome(active, on: day, by: author)
        case 10:
            let child = Cases.person("Noori", "Nour", born: day.iso, as: .child, protection: nil)
            _ = try tx.recordBirth(of: child, in: file, by: author, confirming: sure.merging([.v03: "vu"]) { $1 })
        default: try changeMembers(tx, of: file, active, sure, by: author)
        }
    }

    private var lease: NewLease {
        NewLease(
            .new(LeasedDwelling(landlord: "office", stock: .public, commune: "77288", departement: "77")),
            signedOn: day, rentCents: 50_000)
    }

    private func changeMembers(
        _ tx: any Transaction, of file: String, _ home: String, _ sure: [Rule: String], by author: Author
    ) throws {
        let members = try tx.members(of: file, by: author).filter(\.isOpen)
        guard !members.isEmpty else { throw NotVisible("person", "none") }
        let one = members[choice % members.count]
        let other = members.first { $0.id != one.id }?.id
        switch kind {
        case 11:
            _ = try tx.leaveHousehold(
                one.id, of: file, on: day, reason: .departure, newReference: other, by: author, confirming: sure)
        case 12:
            _ = try tx.separate(
                NewSeparation(
                    of: file, into: newFile, leaving: [one.id: .reference], on: day, stayingReference: other),
                by: author, confirming: sure)
        default:
            let value = day.adding(days: -(choice % 40)).iso
            _ = try tx.correct(
                choice % 2 == 0 ? .stayFrom : .stayTo, of: home, to: value, reason: "vérifié", by: author,
                confirming: sure)
        }
    }
}

/// A small deterministic generator, so that a printed seed plays the same lives again.
struct LifeDice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
    }
}
