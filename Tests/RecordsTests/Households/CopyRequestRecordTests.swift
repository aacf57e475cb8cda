import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A copy that somebody asked for, from the request to the day when she has it (S16).
struct CopyRequestRecordTests {
    @Test(arguments: Engine.available)
    func `a copy is owed until it is handed over, which needs a second person first`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        func releases() async throws -> [FileRelease] {
            try await cases.act(as: .alice) { tx, author in
                try tx.releases(of: #require(try tx.household("h1", visibleTo: author.actor)))
            }
        }
        func act(_ who: Cast, _ work: @escaping @Sendable (any Transaction, Household, Author) throws -> Void)
            async throws
        {
            try await cases.act(as: who) { tx, author in
                try work(tx, #require(try tx.household("h1", visibleTo: author.actor)), author)
            }
        }
        try await act(.alice) { tx, household, author in
            let day = author.today.adding(days: -3)
            try tx.askRelease(
                of: household, CopyRequest(askedOn: day, language: .pashto, today: author.today), by: author)
        }
        let asked = try #require(try await releases().first)
        #expect(asked.request?.language == .pashto && asked.owedBy == asked.request?.answerBy)
        func owed(_ who: Cast) async throws -> [Day] {
            try await cases.act(as: who) { tx, author in
                try tx.dueDay(.all, on: author.today, visibleTo: author.actor).lines
                    .filter { $0.item.rule == .copyOwed }.map(\.item.day)
            }
        }
        #expect(try await owed(.alice) == [asked.request?.answerBy])
        #expect(try await owed(.charlie) == [])
        let handOver = { @Sendable (tx: any Transaction, household: Household, author: Author) throws in
            try tx.handOver(asked.id, of: household, on: author.today, by: author)
        }
        await #expect(throws: CopyRequest.Refusal.notToHandOver) { try await act(.alice, handOver) }
        try await act(.hélène) { try $0.release(asked.id, of: $1, by: $2) }
        await #expect(throws: CopyRequest.Refusal.handedOutOfTime) {
            try await act(.alice) { try $0.handOver(asked.id, of: $1, on: $2.today.adding(days: -4), by: $2) }
        }
        await #expect(throws: (any Error).self) { try await act(.bob, handOver) }
        let seen = try await cases.act(as: .charlie) { tx, author in try tx.household("h1", visibleTo: author.actor) }
        #expect(seen == nil)
        try await act(.alice, handOver)
        let given = try #require(try await releases().first)
        #expect(given.handedOn != nil && given.owedBy == nil)
        #expect(try await owed(.alice) == [])
        await #expect(throws: CopyRequest.Refusal.notToHandOver) { try await act(.alice, handOver) }
        let acts = try await cases.world.store.read { tx in
            try tx.rows("SELECT act FROM journal_entry WHERE noun = 'fileCopy' OR act = 'askCopy' ORDER BY act")
                .map { try $0.text("act") }
        }
        #expect(acts == ["askCopy", "export", "handOver"])
    }
}
