import RelorefRecords
import Testing

/// Millions of entries are found again as a dictionary would find them.
struct TraceTableTests {
    @Test(arguments: [1, .random(in: 2...1_000_000)])
    func `what is found under a trace is what was put there, the latest first`(seed: Int) {
        var numbers = RandomNumbers(seed: seed)
        var table = TraceTable<Int>()
        var expected: [UInt64: [Int]] = [:]
        for entry in 0..<150_000 {
            // Few beginnings and few endings, so that many traces share one or the other.
            let trace = UInt64.random(in: 0..<40, using: &numbers) << 32 | UInt64.random(in: 0..<700, using: &numbers)
            table.add(entry, trace: trace)
            expected[trace, default: []].append(entry)
        }
        #expect(table.count == 150_000)
        for (trace, entries) in expected {
            var found: [Int] = []
            table.forEach(trace) { entry in
                found.append(entry)
                return found.count < 5
            }
            guard found == Array(entries.reversed().prefix(5)) else {
                Issue.record("seed \(seed): under \(trace) \(found)")
                return
            }
        }
        table.forEach(1 << 40) { _ in
            Issue.record("seed \(seed): something stands where nothing was put")
            return false
        }
    }
}
