import RelorefDomain
import Testing

struct RetentionRuleTests {
    private let retention = Retention()
    private func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    @Test func `two years after the last contact, and sixty days on the list first`() {
        let contact = day("2024-02-29")
        #expect(retention.due(lastContact: contact) == day("2026-02-28"))
        #expect(retention.reviewed(lastContact: contact) == day("2025-12-30"))
        #expect(
            retention.erases(lastContact: contact, listedOn: day("2025-12-30"), heldUntil: nil, on: day("2026-02-28")))
        #expect(
            !retention.erases(lastContact: contact, listedOn: day("2025-12-30"), heldUntil: nil, on: day("2026-02-27")))
        #expect(
            !retention.erases(lastContact: contact, listedOn: day("2026-02-01"), heldUntil: nil, on: day("2026-03-20")))
        #expect(
            !retention.erases(lastContact: contact, listedOn: day("2025-11-01"), heldUntil: nil, on: day("2026-02-27")))
        #expect(!retention.erases(lastContact: contact, listedOn: nil, heldUntil: nil, on: day("2030-01-01")))
    }

    @Test func `a hold keeps a file up to its last day`() {
        let contact = day("2024-01-01"), listed = day("2025-11-02"), held = day("2026-06-30")
        #expect(!retention.erases(lastContact: contact, listedOn: listed, heldUntil: held, on: held))
        #expect(retention.erases(lastContact: contact, listedOn: listed, heldUntil: held, on: day("2026-07-01")))
    }

    @Test func `what stands in the way of erasing`() {
        var file = Household(
            id: "h", code: "BCDFGHJ", site: "s", openedOn: day("2020-01-01"), composition: .singleMan, size: 1)
        #expect(file.obstacleToErasure(heldUntil: nil) == .stillOpen)
        file.closedOn = day("2021-01-01")
        #expect(file.obstacleToErasure(heldUntil: nil) == nil)
        #expect(file.obstacleToErasure(heldUntil: day("2027-01-01")) == .held(until: day("2027-01-01")))
        file.erasedOn = day("2026-01-01")
        #expect(file.obstacleToErasure(heldUntil: nil) == .alreadyErased)
    }

    @Test func `the night passes midnight`() {
        let thresholds = AlertThresholds(
            filesPerHour: 40, refusalsPerHour: 15, nightFrom: 21, nightTo: 6, linesAlone: 500)
        for (text, isNight) in [
            ("2026-11-21T19:59:59.000Z", false), ("2026-11-21T20:00:00.000Z", true), ("2026-11-22T04:59:59.000Z", true),
            ("2026-11-22T05:00:00.000Z", false), ("2026-11-22T12:00:00.000Z", false),
        ] {
            #expect(Moment(text: text).map(thresholds.isNight) == isNight, "\(text)")
        }
    }
}
