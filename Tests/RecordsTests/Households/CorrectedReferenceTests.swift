import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A stay that was elsewhere, an employer of another name: put right like a date, under the rules of entering.
struct CorrectedReferenceTests {
    private func correct(
        _ field: CorrectableField, _ id: String, to value: String?, as who: Cast = .alice, in cases: Cases
    ) async throws {
        try await cases.act(as: who) { tx, author in
            _ = try tx.correct(field, of: id, to: value, reason: "un autre que noté", by: author)
        }
    }

    /// Dwellings besides the three of the cases, each with one thing against it.
    private func cases(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        try await cases.act { tx, _ in
            var late = Cases.relay("late", places: 4, surfaceTenths: 700)
            late.serviceFrom = TestDay("2026-07-01")
            var home = Cases.relay("home", places: 4, surfaceTenths: 700)
            home.usage = .permanent
            let prospect = Cases.relay("prospect", places: 4, surfaceTenths: 700, status: .visited)
            let narrow = Cases.relay("narrow", places: 4, surfaceTenths: 200)
            for dwelling in [late, home, prospect, narrow] { try tx.insert(dwelling) }
            for (id, sublet, to) in [("nosublet", false, nil), ("ended", true, TestDay("2026-08-01"))] {
                try tx.insert(Cases.relay(id, places: 4, surfaceTenths: 700))
                try tx.insert(
                    HeadLease(
                        id: "lease-\(id)", dwelling: id, from: TestDay("2019-01-01"), to: to,
                        sublettingAllowed: sublet))
            }
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `the dwelling of a stay is put right, and the old one is kept with who and why`(engine: Engine) async throws {
        let cases = try await cases(engine)
        let stay = try await cases.housed("h1")
        try await correct(.stayDwelling, stay.id, to: "d2", in: cases)
        #expect(try await cases.count("accommodation", "dwelling_id = 'd2' AND version = 2") == 1)
        let made = try await cases.act { tx, author in try tx.corrections(of: "h1", by: author)?.first }
        #expect(made?.oldValue == "d1" && made?.newValue == "d2" && made?.account == "alice")
        #expect(made?.reason == "un autre que noté" && made?.references == ["d1", "d2"])
        #expect(try await cases.count("journal_entry", "act = 'correct' AND subject_id = '\(stay.id)'") == 1)
        let names = try await cases.act { tx, author in
            try tx.referenceNames(["d1", "d2", "cada", "nobody"], visibleTo: author.actor)
        }
        #expect(names == ["d1": "77-d1", "d2": "77-d2", "cada": "CADA des Tilleuls"])
        // Put right once more, it is as it was: the history keeps both.
        try await correct(.stayDwelling, stay.id, to: "d1", in: cases)
        #expect(try await cases.count("correction", "field = 'dwelling_id'") == 2)
    }

    @Test(arguments: Engine.available)
    func `the rules of entering judge the dwelling that is given`(engine: Engine) async throws {
        let cases = try await cases(engine)
        let first = try await cases.housed("h1")
        let stay = try await cases.act { tx, author in
            try tx.transfer(first.id, to: "d2", on: TestDay("2026-10-01"), by: author)
        }
        _ = try await cases.housed("h2", in: "late", since: "2026-07-10")
        let situations: [(String, String, [String])] = [
            (stay.id, "late", ["V33 block"]), (first.id, "late", ["V31 block", "V33 block"]),
            (stay.id, "home", ["V40 block"]),
            (stay.id, "prospect", ["V40 block"]), (stay.id, "d3", ["V33 warn"]),
            (stay.id, "narrow", ["V39 warn"]), (stay.id, "nosublet", ["V45 block"]),
            (stay.id, "ended", ["V31 block"]), (stay.id, "d1", ["V35 block"]), (first.id, "d2", ["V35 block"]),
        ]
        for (id, dwelling, expected) in situations {
            let found = try await cases.findings { tx, author in
                try tx.correct(.stayDwelling, of: id, to: dwelling, reason: "un autre", by: author)
            }
            #expect(Set(found) == Set(expected), "\(dwelling): \(found)")
        }
        #expect(try await cases.count("correction") == 0)
        // What is to be confirmed is, with a reason.
        try await cases.act { tx, author in
            _ = try tx.correct(
                .stayDwelling, of: stay.id, to: "narrow", reason: "un autre", by: author,
                confirming: [.v39: "le temps des travaux"])
        }
        #expect(try await cases.count("rule_confirmation", "rule = 'V39'") == 1)
    }

    @Test(arguments: Engine.available)
    func `a stay that is over may have been in a dwelling that has left the service`(engine: Engine) async throws {
        let cases = try await cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.act { tx, author in
            _ = try tx.exit(stay.id, on: TestDay("2026-07-20"), NewExit(.fjt), by: author)
            try tx.run("UPDATE dwelling SET status = 'returned', service_to = '2026-08-01' WHERE id = 'ended'")
        }
        try await correct(.stayDwelling, stay.id, to: "ended", in: cases)
        #expect(try await cases.count("accommodation", "dwelling_id = 'ended'") == 1)
    }

    @Test(arguments: Engine.available)
    func `the term of a stay follows its centre when it came from the rule`(engine: Engine) async throws {
        let cases = try await cases(engine)
        try await cases.registered(Cases.family("h1"))
        let stay = try await cases.act { tx, author in
            try tx.insert(Centre(id: "cph", name: "CPH du Lac", kind: .cph, operatorName: "Accueil", departement: "77"))
            return try tx.recordCentreStay(
                NewCentreStay(
                    household: "h1", centre: "cada", from: TestDay("2026-03-02"), careEndOn: TestDay("2026-09-01")),
                by: author)
        }
        #expect(stay.termOn == TestDay("2026-12-01"))
        try await correct(.stayCentre, stay.id, to: "cph", in: cases)
        #expect(try await cases.count("accommodation", "centre_id = 'cph' AND term_on = '2026-12-02'") == 1)
        #expect(try await cases.count("correction", "field = 'term_on' AND old_value = '2026-12-01'") == 1)
        // A term that somebody wrote stays.
        try await correct(.termOn, stay.id, to: "2027-01-15", in: cases)
        try await correct(.stayCentre, stay.id, to: "cada", in: cases)
        #expect(try await cases.count("accommodation", "centre_id = 'cada' AND term_on = '2027-01-15'") == 1)
    }

    @Test(arguments: Engine.available)
    func `an employer is put right, filled in and taken away`(engine: Engine) async throws {
        let cases = try await cases(engine)
        try await cases.registered(Cases.single("h1"))
        let spell = try await cases.act { tx, author in
            try tx.insert(Partner(id: "p1", name: "Boulangerie du Val", kind: .employer, site: "s1"))
            try tx.insert(Partner(id: "p2", name: "Atelier des Monts", kind: .siae, site: "s1"))
            // Organisations are the whole network's; a person is told to those who work with them.
            try tx.insert(
                Partner(id: "far", name: "Mme Vallier", kind: .employer, landlordKind: .naturalPerson, site: "s3"))
            let person = try tx.members(of: "h1", by: author).first?.id ?? ""
            return try tx.beginWork(
                NewSpell(.permanent, from: TestDay("2021-02-01"), employer: "p1"), of: person, by: author)
        }
        try await correct(.spellEmployer, spell.id, to: "p2", in: cases)
        try await correct(.spellEmployer, spell.id, to: nil, in: cases)
        try await correct(.spellEmployer, spell.id, to: "p1", in: cases)
        #expect(try await cases.count("employment_spell", "employer_id = 'p1' AND version = 3") == 1)
        #expect(try await cases.count("correction", "field = 'employer_id'") == 3)
        for stranger in ["far", "nobody"] {
            await #expect(throws: NotVisible("partner", stranger)) {
                try await correct(.spellEmployer, spell.id, to: stranger, in: cases)
            }
        }
        await #expect(throws: NotVisible.self) {
            try await correct(.spellEmployer, spell.id, to: "far", as: .charlie, in: cases)
        }
    }

    @Test(arguments: Engine.available)
    func `a lease of the other stock moves published figures, and one that the exit contradicts is refused`(
        engine: Engine
    ) async throws {
        let cases = try await cases(engine)
        let stay = try await cases.housed("h1")
        let lease = try await cases.act { tx, author in
            var other = Cases.relay("private", places: 4, surfaceTenths: 700)
            (other.usage, other.stock) = (.permanent, .private)
            try tx.insert(other)
            return try tx.signLease(
                NewLease(
                    .new(LeasedDwelling(landlord: "office", stock: .public, commune: "77288", departement: "77")),
                    signedOn: TestDay("2026-10-01"), rentCents: 41_250), for: "h1", by: author)
        }
        let hélène = try await cases.world.author(.hélène)
        let year = try #require(Period(year: 2026))
        try await cases.world.store.write { tx in
            _ = try tx.freezeEdition(titled: "Rapport 2026", over: year, by: hélène)
        }
        let alice = try await cases.world.author(.alice)
        let moves = try await cases.world.store.figuresChanged(for: alice.actor) { tx in
            _ = try tx.correct(.stayDwelling, of: lease.id, to: "private", reason: "un autre", by: alice)
        }
        #expect(moves.map(\.indicator).contains(.privateShare), "\(moves.map(\.indicator))")
        #expect(try await cases.count("correction") == 0)
        try await cases.act { tx, author in
            _ = try tx.exit(stay.id, on: TestDay("2026-10-01"), NewExit(.directLeasePublic), by: author)
        }
        #expect(
            try await cases.findings { tx, author in
                try tx.correct(.stayDwelling, of: lease.id, to: "private", reason: "un autre", by: author)
            } == ["V37 block"])
    }

    @Test(arguments: Engine.available)
    func `a dwelling's landlord is put right among those one may see`(engine: Engine) async throws {
        let cases = try await cases(engine)
        try await cases.act { tx, _ in
            try tx.insert(Partner(id: "agency", name: "Agence", kind: .hlmBody, landlordKind: .oph, site: "s1"))
            try tx.insert(Partner(id: "firm", name: "Boulangerie", kind: .employer, site: "s1"))
        }
        try await correct(.landlord, "d1", to: "agency", as: .bob, in: cases)
        #expect(try await cases.count("dwelling", "landlord_id = 'agency'") == 1)
        await #expect(throws: NotVisible("partner", "firm")) {
            try await correct(.landlord, "d1", to: "firm", as: .bob, in: cases)
        }
        #expect(
            try await cases.findings(as: .bob) { tx, author in
                try tx.correct(.landlord, of: "d1", to: nil, reason: "faute", by: author)
            } == ["V89 block"])
    }

    @Test(arguments: Engine.available)
    func `nobody moves a stay that is not theirs, nor into what they do not see`(engine: Engine) async throws {
        let cases = try await cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.act { tx, _ in
            var far = Cases.relay("far", places: 4, surfaceTenths: 700)
            far.site = "s3"
            try tx.insert(far)
        }
        await #expect(throws: NotVisible("dwelling", "far")) {
            try await correct(.stayDwelling, stay.id, to: "far", in: cases)
        }
        await #expect(throws: NotVisible("accommodation", stay.id)) {
            try await correct(.stayDwelling, stay.id, to: "far", as: .charlie, in: cases)
        }
        await #expect(throws: ActRefusal.wrongState(noun: "accommodation", id: stay.id, state: "active")) {
            try await correct(.stayCentre, stay.id, to: "cada", in: cases)
        }
        let blind = try await cases.act(as: .charlie) { tx, author in
            try tx.referenceNames(["d1", "far"], visibleTo: author.actor)
        }
        #expect(blind == ["far": "77-far"])
    }

    @Test(arguments: Engine.available)
    func `a day is put right while the next home is planned`(engine: Engine) async throws {
        let cases = try await cases(engine)
        try await cases.registered(Cases.family("h1"))
        let stay = try await cases.act { tx, author in
            try tx.recordCentreStay(
                NewCentreStay(household: "h1", centre: "cada", from: TestDay("2026-03-02")), by: author)
        }
        try await cases.act { tx, author in
            _ = try tx.admit(NewAdmission(household: "h1", dwelling: "d1", from: TestDay("2026-12-01")), by: author)
        }
        try await correct(.stayFrom, stay.id, to: "2026-03-05", in: cases)
        #expect(try await cases.count("accommodation", "from_day = '2026-03-05'") == 1)
    }
}
