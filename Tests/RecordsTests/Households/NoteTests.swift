import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct NoteTests {
    let detector = FreeText(keywords: [.init(.health, "diabete")])

    @Test(arguments: Engine.available)
    func `a note is read by those whom its level names`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        for (text, level) in [("Rendez-vous à la mairie", NoteLevel.team), ("À revoir avec elle", .private)] {
            try await cases.act { tx, author in
                _ = try tx.addNote(text, to: "h1", level: level, checkedBy: detector, by: author)
            }
        }
        let alices = try await cases.act { tx, author in try tx.notes(of: "h1", by: author) }
        #expect(alices?.compactMap(\.text).count == 2)
        let bobs = try await cases.act(as: .bob) { tx, author in try tx.notes(of: "h1", by: author) }
        #expect(bobs?.compactMap(\.text) == ["Rendez-vous à la mairie"])
        #expect(try await cases.act(as: .charlie) { tx, author in try tx.notes(of: "h1", by: author) } == nil)
    }

    @Test(arguments: Engine.available)
    func `what must not be in a note is pointed at before it is kept`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1"))
        for (text, expected) in [("Son diabète inquiète", "V30 warn"), ("  ", "V30 block")] {
            #expect(
                try await cases.findings { tx, author in
                    try tx.addNote(text, to: "h1", level: .team, checkedBy: detector, by: author)
                } == [expected])
        }
        #expect(try await cases.count("note") == 0)
        try await cases.act { tx, author in
            _ = try tx.addNote(
                "Rue du Diabète", to: "h1", level: .team, checkedBy: detector, by: author,
                confirming: [.v30: "nom d'une rue"])
        }
        #expect(try await cases.count("note") == 1)
    }
}
