import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// For a head of another association's site, with every right there, nothing of ours exists, whatever the act.
struct CharlieTests {
    /// The ids that every act is tried on: a file, its member, its stays, its dwelling, and what hangs on them.
    struct Ids: Sendable {
        let stay: String, planned: String, person: String, consent: String, outage: String, spell: String
        let asked: String, merge: String
    }

    typealias Attempt = @Sendable (any Transaction, Author, Ids) throws -> Void

    static let day = TestDay("2026-11-20")

    static let files: [String: Attempt] = [
        "birth": { tx, author, _ in
            let child = Cases.person("A", "B", born: "2026-11-02", as: .child)
            _ = try tx.recordBirth(of: child, in: "h1", by: author)
        },
        "arrival": { tx, author, _ in
            let parent = Cases.person("A", "B", born: "1960-11-02", as: .parent)
            _ = try tx.recordArrival(of: parent, in: "h1", duplicatesIn: nil, by: author)
        },
        "expect": { tx, author, _ in try tx.expectRelative(ExpectedRelative(.child), in: "h1", by: author) },
        "leave": { tx, author, ids in
            _ = try tx.leaveHousehold(ids.person, of: "h1", on: day, reason: .departure, by: author)
        },
        "death": { tx, author, ids in _ = try tx.recordDeath(of: ids.person, in: "h1", on: day, by: author) },
        "separate": { tx, author, ids in
            let new = NewSeparation(of: "h1", into: "hx", leaving: [ids.person: .reference], on: day)
            _ = try tx.separate(new, by: author)
        },
        "unite": { tx, author, ids in
            _ = try tx.unite("h2", into: "h1", joining: [:], reference: ids.person, on: day, by: author)
        },
        "merge": { tx, author, _ in _ = try tx.mergeFiles(NewMerge("h2", into: "h1"), by: author) },
        "mergePersons": { tx, author, ids in _ = try tx.mergePersons("other", into: ids.person, by: author) },
        "undoMerge": { tx, author, ids in try tx.undoMerge(ids.merge, by: author) },
        "close": { tx, author, _ in _ = try tx.closeFile("h1", on: day, reason: "lost", by: author) },
        "reopen": { tx, author, _ in _ = try tx.reopenFile("h1", reason: "x", by: author) },
        "consent": { tx, author, _ in _ = try tx.recordConsent(.sms, of: "h1", givenOn: day, by: author) },
        "withdraw": { tx, author, ids in try tx.withdrawConsent(ids.consent, on: day, by: author) },
        "transferFile": { tx, author, ids in
            _ = try tx.transferFile("h1", to: "s3", consent: ids.consent, by: author)
        },
        "tellApart": { tx, author, ids in try tx.tellApart(ids.person, "other", by: author) },
        "changeReferent": { tx, author, _ in
            _ = try tx.changeReferent(of: "h1", to: "charlie", by: author)
        },
        "diagnose": { tx, author, _ in
            let new = NewDiagnosis(on: day, .interview, [.budget: .alone])
            try tx.diagnose(new, in: "h1", checkedBy: FreeText(keywords: []), by: author)
        },
        "setGoal": { tx, author, _ in
            let goal = NewGoal(.budget, PathwayWords(french: "x"))
            try tx.setGoal(goal, in: "h1", checkedBy: FreeText(keywords: []), by: author)
        },
        "askLink": { tx, author, _ in try tx.askFamilyLink(for: "h1", by: author) },
        "note": { tx, author, _ in
            _ = try tx.addNote("x", to: "h1", level: .team, checkedBy: FreeText(keywords: []), by: author)
        },
        "identity": { tx, author, ids in
            let identity = PersonalIdentity(family: "A", given: "B", birth: .unknown)
            _ = try tx.correctIdentity(identity, of: ids.person, reason: "x", by: author)
        },
        "endWork": { tx, author, ids in _ = try tx.endWork(ids.spell, on: day, by: author) },
    ]

    static let stays: [String: Attempt] = [
        "centre": { tx, author, _ in
            _ = try tx.recordCentreStay(NewCentreStay(household: "h1", centre: "cada", from: day), by: author)
        },
        "other": { tx, author, _ in _ = try tx.recordOtherHome(of: "h1", from: day, by: author) },
        "careEnd": { tx, author, ids in _ = try tx.recordCareEnd(of: ids.stay, on: day, by: author) },
        "enter": { tx, author, ids in _ = try tx.enter(ids.planned, on: day, by: author) },
        "cancel": { tx, author, ids in _ = try tx.cancel(ids.planned, by: author) },
        "decide": { tx, author, ids in
            _ = try tx.decideExtension(ids.asked, on: day, newTerm: nil, authority: .ofii, by: author)
        },
        "lease": { tx, author, _ in _ = try tx.signLease(ExitTests.lease(), for: "h1", by: author) },
        "sliding": { tx, author, _ in _ = try tx.beginSlidingLease(ExitTests.lease(), for: "h1", by: author) },
        "slide": { tx, author, ids in _ = try tx.slide(ids.stay, on: day, by: author) },
        "leaveHome": { tx, author, ids in _ = try tx.leaveHome(ids.stay, on: day, by: author) },
    ]

    static let dwellings: [String: Attempt] = [
        "step": { tx, author, _ in _ = try tx.step("d1", to: .endingNotice, on: day, by: author) },
        "capacity": { tx, author, _ in try tx.changeCapacity(of: "d1", to: 3, from: day, by: author) },
        "check": { tx, author, _ in _ = try tx.recordCheck(.gas, of: "d1", doneOn: day, by: author) },
        "outage": { tx, author, _ in _ = try tx.takeOutOfService("d1", from: day, reason: "works", by: author) },
        "endOutage": { tx, author, ids in try tx.endOutage(ids.outage, lastDay: day, by: author) },
        "headLease": { tx, author, _ in
            _ = try tx.signHeadLease(of: "d1", from: day, sublettingAllowed: true, by: author)
        },
    ]

    @Test(arguments: Engine.available)
    func `no act reaches a file, a stay or a dwelling of others, and none leaves a trace`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let ids = try await prepare(cases)
        try await cases.act { tx, _ in
            _ = try tx.run("UPDATE account_grant SET role = 'headOfSite' WHERE account_id = 'charlie'")
        }
        let entries = try await cases.count("journal_entry")
        for (name, attempt) in Self.files.merging(Self.stays, uniquingKeysWith: { one, _ in one })
            .merging(Self.dwellings, uniquingKeysWith: { one, _ in one })
        {
            await #expect(throws: NotVisible.self, "\(name)") {
                try await cases.act(as: .charlie) { tx, author in try attempt(tx, author, ids) }
            }
        }
        #expect(try await cases.count("journal_entry") == entries)
    }

    /// A family in a relay dwelling with a move planned, a consent, work, a request to stay, an outage and a merge.
    func prepare(_ cases: Cases) async throws -> Ids {
        let stay = try await cases.housed("h1")
        try await cases.registered(Cases.single("h2"))
        try await cases.registered(Cases.single("h4", "Naser"))
        return try await cases.act(as: .hélène) { tx, author in
            let person = try tx.members(of: "h1", by: author)[0].id
            let plan = NewAdmission(household: "h1", dwelling: "d2", from: TestDay("2026-12-01"))
            let spell = NewSpell(.permanent, from: TestDay("2026-02-02"))
            return Ids(
                stay: stay.id, planned: try tx.admit(plan, by: author).id, person: person,
                consent: try tx.recordConsent(.transferToAssociation, of: "h1", givenOn: Self.day, by: author).id,
                outage: try tx.takeOutOfService("d3", from: Self.day, reason: "works", by: author),
                spell: try tx.beginWork(spell, of: person, by: author).id,
                asked: try tx.askExtension(of: stay.id, on: Self.day, by: author).id,
                merge: try tx.mergeFiles(NewMerge("h4", into: "h2"), by: author).id)
        }
    }
}
