import RelorefDomain
import Testing

/// Days with holes in them, against plain sets of numbers.
@Suite struct DaySpansTests {
    @Test(arguments: 1...50)
    func `adding, removing and counting agree with a set of days`(seed: Int) {
        var state = UInt64(seed)
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        var spans = DaySpans()
        var days: Set<Int> = []
        for _ in 0..<30 {
            let first = next(60)
            let last = first + next(12) - 2
            let range = Set(first <= last ? Array(first...last) : [])
            if next(2) == 0 {
                spans.add(from: Day(number: first), through: Day(number: last))
                days.formUnion(range)
            } else {
                spans.remove(from: Day(number: first), through: Day(number: last))
                days.subtract(range)
            }
            #expect(spans.count == days.count)
            #expect(
                spans.count(from: Day(number: 10), through: Day(number: 29)) == days.filter { 10...29 ~= $0 }.count)
            var window = DaySpans(from: Day(number: 5), through: Day(number: 20))
            window.remove(from: Day(number: 9), through: Day(number: 11))
            #expect(spans.count(with: window) == days.filter { 5...8 ~= $0 || 12...20 ~= $0 }.count)
        }
    }
}
