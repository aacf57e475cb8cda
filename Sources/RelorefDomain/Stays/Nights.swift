/// Nights spent in a place: a night belongs to the day that it begins on, so the day of exit is not counted.
package struct Nights: Sendable, Hashable {
    package let entry: Day
    /// Nil while the stay is running.
    package let exit: Day?

    package init(entry: Day, exit: Day?) {
        (self.entry, self.exit) = (entry, exit)
    }

    /// How many fall in the period; a running stay holds the period's last night.
    package func count(in period: Period) -> Int {
        let first = max(entry, period.from)
        let afterLast = exit.map { min($0, period.to.adding(days: 1)) } ?? period.to.adding(days: 1)
        return max(0, first.days(until: afterLast))
    }

    package func contains(_ day: Day) -> Bool {
        entry <= day && exit.map { day < $0 } ?? true
    }

    /// Whether a night is spent in both; one may enter on the day that the other leaves.
    package func overlap(_ other: Nights) -> Bool {
        (other.exit.map { entry < $0 } ?? true) && (exit.map { other.entry < $0 } ?? true)
            && !isEmpty && !other.isEmpty
    }

    private var isEmpty: Bool { exit.map { $0 <= entry } ?? false }
}
