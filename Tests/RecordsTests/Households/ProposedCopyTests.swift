import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The copy that people ask for tells what they were proposed, with the words that were kept of it.
struct ProposedCopyTests {
    @Test(arguments: Engine.available)
    func `a dwelling that a household refused stands in its copy with its note`(engine: Engine) async throws {
        let offers = try await OfferCases(engine)
        let ids = try await offers.sent(["h1", "h2"])
        try await offers.act { tx, author in
            try tx.refuseByHousehold(ids[0], .transport, on: author.today, note: "Deux bus.", by: author)
        }
        let copies = try await offers.act { tx, author in
            try ["h1", "h2"].map { id in
                guard let household = try tx.household(id, visibleTo: author.actor) else {
                    throw NotVisible("household", id)
                }
                return try tx.copy(of: household, by: author).proposed
            }
        }
        #expect(copies.map { $0.candidacies.map(\.id) } == [[ids[0]], [ids[1]]])
        #expect(copies[0].candidacyNotes == [ids[0]: "Deux bus."] && copies[1].candidacyNotes.isEmpty)
        #expect(copies[0].candidacies[0].candidacy.reason == "transport" && copies[0].applications.isEmpty)
    }
}
