import RelorefDomain
import Testing

/// How fast a landlord answers, and what became of what was promised.
struct AnswerTimesTests {
    private static let day = Day(number: 20_000)

    @Test(arguments: [([], nil), ([4], 4), ([9, 1, 4], 4), ([10, 3], 6.5)] as [([Int], Double?)])
    func `the middle answer, of those that came`(days: [Int], median: Double?) {
        let sent = days.map { AnswerTimes.Sent(on: Self.day, answeredOn: Self.day.adding(days: $0)) }
        let times = AnswerTimes(sent + [.init(on: Self.day.adding(days: 3), answeredOn: nil)])
        #expect(times.median == median && times.answered == days.count)
        #expect(times.waiting == [Self.day.adding(days: 3)])
    }

    @Test func `only an open promise whose day is past is late`() {
        let states: [(ConventionCommitment.State, Int?)] = [
            (.open, -1), (.open, 0), (.open, nil), (.kept, -1), (.notKept, -1), (.partly, -1),
        ]
        let all = states.enumerated().map { place, one in
            ConventionCommitment(
                id: "\(place)", of: "c", .partner, .report, dueOn: one.1.map { Self.day.adding(days: $0) },
                state: one.0, stateOn: one.0 == .open ? nil : Self.day)
        }
        let sum = CommitmentSum(all, on: Self.day)
        let counts = CommitmentSum.Part.allCases.map { sum.count($0, by: .partner) }
        #expect(counts == [6, 1, 1, 1, 1])
        #expect(sum.count(.promised, by: .association) == 0)
    }
}
