import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// One number in two households is to be confirmed, by those who may open both; no number rests in clear (V26).
struct SharedPhoneTests {
    @Test func `two spellings of a number are dialled alike`() {
        for number in ["06 39 98 12 34", "+33 6 39 98 12 34", "0033639981234", "06.39.98.12.34"] {
            #expect(ContactRules.dialled(number) == "33639981234", "\(number)")
        }
        #expect(ContactRules.dialled("+93 (70) 123-4567") == "93701234567")
        for word in ["", "inconnu", "06 39"] { #expect(ContactRules.dialled(word) == nil, "\(word)") }
    }

    private func file(_ id: String, _ family: String, site: String = "s1", phone: String = "") -> NewHousehold {
        var person = Cases.person(family, "Farid", born: "1992-02-08")
        person.profile = PersonalProfile(phone: phone)
        return NewHousehold(
            id: id, site: site, referent: site == "s1" ? "alice" : "charlie", openedOn: TestDay("2026-01-05"),
            persons: [person])
    }

    private func world(_ engine: Engine) async throws -> (Cases, NameDirectory) {
        let cases = try await Cases(engine)
        try await cases.registered(file("h1", "Noori", phone: "06 39 98 12 34"))
        try await cases.registered(file("h2", "Rahimi"))
        let other = file("h3", "Haidari", site: "s3", phone: "06 39 98 99 99")
        try cases.world.vault.makeKeys(for: ["h3"])
        _ = try await cases.act(as: .charlie) { tx, author in try tx.register(other, duplicatesIn: nil, by: author) }
        return (cases, NameDirectory(vault: cases.world.vault))
    }

    private func give(
        _ phone: String, to household: String, in cases: Cases, _ names: NameDirectory,
        confirming: [Rule: String] = [:]
    ) async throws -> [String] {
        try await cases.findings { tx, author in
            guard let person = try tx.members(of: household, by: author).first?.person else { return }
            let phones = try names.phones(for: author.actor.files, tx)
            _ = try tx.changePerson(
                person.id, version: person.version, PersonChange(profile: PersonalProfile(phone: phone)),
                phonesIn: phones, by: author, confirming: confirming)
        }
    }

    @Test(arguments: Engine.available)
    func `a number that another household gives is confirmed with a reason`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        #expect(try await give("+33639981234", to: "h2", in: cases, names) == ["V26 warn"])
        #expect(try await give("06 39 98 12 35", to: "h2", in: cases, names) == [])
        // Its own number is not shared with anybody, however it is spelt.
        #expect(try await give("+33 6 39 98 12 34", to: "h1", in: cases, names) == [])
        // A number of another association's people is not told of.
        #expect(try await give("06 39 98 99 99", to: "h2", in: cases, names) == [])
        #expect(
            try await give("0639981234", to: "h2", in: cases, names, confirming: [.v26: "le frère, même toit"]) == [])
        #expect(try await cases.count("rule_confirmation", "rule = 'V26' AND household_id = 'h2'") == 1)
        // Once confirmed, it is not asked again while it stays.
        #expect(try await give("0639981234", to: "h2", in: cases, names) == [])
        #expect(try await cases.count("journal_entry", "detail LIKE '%639981234%'") == 0)
    }

    @Test(arguments: Engine.available)
    func `a number given a moment ago, and one given up, are known to the next look`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        #expect(try await give("07 00 00 00 01", to: "h1", in: cases, names) == [])
        #expect(try await give("07 00 00 00 01", to: "h2", in: cases, names) == ["V26 warn"])
        #expect(try await give("06 39 98 12 34", to: "h2", in: cases, names) == [])
    }

    @Test(arguments: Engine.available)
    func `a household that is registered with another's number is pointed at`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        try cases.world.vault.makeKeys(for: ["h4", "h5"])
        let new = file("h4", "Karimi", phone: "0639981234")
        #expect(
            try await cases.findings { tx, author in
                let phones = try names.phones(for: author.actor.files, tx)
                return try tx.register(new, duplicatesIn: nil, phonesIn: phones, by: author)
            } == ["V26 warn"])
        let elsewhere = file("h5", "Karimi", site: "s3", phone: "0639981234")
        #expect(
            try await cases.findings(as: .charlie) { tx, author in
                let phones = try names.phones(for: author.actor.files, tx)
                return try tx.register(elsewhere, duplicatesIn: nil, phonesIn: phones, by: author)
            } == [])
    }

    @Test(arguments: Engine.available)
    func `no number is found in any table`(engine: Engine) async throws {
        let (cases, names) = try await world(engine)
        _ = try await give("07 00 00 00 01", to: "h1", in: cases, names)
        let sealed = try await cases.world.store.read { tx in
            try tx.rows("SELECT sealed FROM person WHERE sealed IS NOT NULL")
                .map { String(decoding: try $0.bytes("sealed"), as: UTF8.self) }
        }
        #expect(sealed.count == 3 && !sealed.contains { $0.contains("00 00 01") || $0.contains("39 98") })
    }
}
