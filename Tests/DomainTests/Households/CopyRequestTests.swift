import RelorefDomain
import Testing

/// The month within which a person gets what is kept on her (S16).
struct CopyRequestTests {
    private static func asked(_ on: String, today: String = "2026-11-21") throws -> CopyRequest {
        try CopyRequest(askedOn: day(on), language: .pashto, today: day(today))
    }

    @Test(arguments: [("2026-10-05", "2026-11-05"), ("2026-01-31", "2026-02-28"), ("2026-11-21", "2026-12-21")])
    func `the copy is owed within a month of the day on which it was asked for`(on: String, last: String) throws {
        #expect(try Self.asked(on).answerBy == day(last))
    }

    @Test func `a request of a day that has not come is refused`() {
        #expect(throws: CopyRequest.Refusal.askedInTheFuture) { try Self.asked("2026-11-22") }
    }

    @Test(arguments: [("2026-11-04", false), ("2026-11-05", true), ("2026-11-21", true), ("2026-11-22", false)])
    func `it is handed over between the request and today`(on: String, isRight: Bool) throws {
        let request = try Self.asked("2026-11-05")
        if isRight { return try request.handOver(on: day(on), today: day("2026-11-21")) }
        #expect(throws: CopyRequest.Refusal.handedOutOfTime) {
            try request.handOver(on: day(on), today: day("2026-11-21"))
        }
    }
}
