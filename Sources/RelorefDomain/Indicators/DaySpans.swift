/// Days that need not follow one another: those on which a dwelling is in service, or occupied.
package struct DaySpans: Sendable, Hashable {
    /// Apart from one another and in order; the numbers of the days, the upper bound not included.
    private var spans: [Range<Int>]

    package init() { spans = [] }

    /// From a day to a day, both included; nothing when the end comes first.
    package init(from: Day, through to: Day) {
        spans = from <= to ? [from.number..<to.number + 1] : []
    }

    package var count: Int { spans.reduce(0) { $0 + $1.count } }

    /// Takes days out, both included.
    package mutating func remove(from: Day, through to: Day) {
        guard from <= to else { return }
        let (start, end) = (from.number, to.number + 1)
        spans = spans.flatMap { span in
            [
                span.lowerBound..<max(span.lowerBound, min(span.upperBound, start)),
                min(span.upperBound, max(span.lowerBound, end))..<span.upperBound,
            ]
        }.filter { !$0.isEmpty }
    }

    /// Adds days, both included.
    package mutating func add(from: Day, through to: Day) {
        remove(from: from, through: to)
        spans += DaySpans(from: from, through: to).spans
        spans.sort { $0.lowerBound < $1.lowerBound }
    }

    /// How many of its days lie between two days, both included.
    package func count(from: Day, through to: Day) -> Int {
        guard from <= to else { return 0 }
        return spans.reduce(0) { $0 + $1.clamped(to: from.number..<to.number + 1).count }
    }

    /// How many days it shares with another.
    package func count(with other: DaySpans) -> Int {
        other.spans.reduce(0) { sum, span in
            sum + count(from: Day(number: span.lowerBound), through: Day(number: span.upperBound - 1))
        }
    }
}
