import RelorefDomain
import Testing

struct IncidentTests {
    private func incident(doneOn: String? = nil) -> Incident {
        Incident(
            id: "i", household: "h", dwelling: "d", .heating, in: .bathroom, .danger, on: day("2026-11-20"),
            doneOn: doneOn.map { day($0) })
    }

    @Test(
        arguments: [
            ("2026-11-20", "réparé", nil), ("2026-11-24", "réparé", nil), ("2026-11-19", "réparé", .beforeIncident),
            ("2026-11-25", "réparé", .notYet), ("2026-11-24", " \n", .wordsMissing),
        ] as [(String, String, Incident.Refusal?)])
    func `somebody says what was done, on a day from the incident to today`(
        on: String, words: String, refusal: Incident.Refusal?
    ) {
        var one = incident()
        if let refusal {
            #expect(throws: refusal) { try one.finish(on: day(on), saying: words, today: day("2026-11-24")) }
            #expect(one.isOpen)
        } else {
            #expect(throws: Never.self) { try one.finish(on: day(on), saying: words, today: day("2026-11-24")) }
            #expect(one.doneOn == day(on))
        }
    }

    @Test func `what was done is said once`() {
        var one = incident(doneOn: "2026-11-21")
        #expect(throws: Incident.Refusal.alreadyDone) {
            try one.finish(on: day("2026-11-22"), saying: "encore", today: day("2026-11-24"))
        }
    }

    @Test(arguments: [("2026-11-24", 0), ("2026-11-25", 1), ("2020-01-01", 0)])
    func `an incident is of today at the latest`(on: String, findings: Int) {
        let context = RuleContext(today: day("2026-11-24"))
        #expect(context.incident(on: day(on)).count == findings)
    }
}
