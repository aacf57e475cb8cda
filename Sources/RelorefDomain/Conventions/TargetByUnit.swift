extension ConventionTarget {
    func covers(_ day: Day) -> Bool { from <= day && (to.map { $0 >= day } ?? true) }
}

extension [ConventionTarget] {
    /// The one in force on a day, or else the last there was.
    package func standing(on day: Day) -> ConventionTarget? { last { $0.covers(day) } ?? last }

    /// The units of those in force on a day, or else of the last there was.
    func standingUnits(on day: Day) -> Set<ConventionTarget.Unit> {
        let covering = filter { $0.covers(day) }
        return Set((covering.isEmpty ? suffix(1) : covering[...]).map(\.unit))
    }

    /// What was due of one unit: each day is told by the target of that unit in force on it, or else by the one in force.
    ///
    /// A convention of five proposals a year is thus held against five for its leases as well, and what was due before a
    /// target changed its unit stays due.
    package func due(of unit: ConventionTarget.Unit, from: Day, to end: Day, term: Day?) -> ProRata {
        let turns = flatMap { [$0.from, $0.to?.adding(days: 1) ?? end] }.filter { from < $0 && $0 < end }
        let days = [from] + Set(turns).sorted() + [end]
        // All days of one version are divided at once: parts of a day are not added up.
        var told = Array<Int>(repeating: 0, count: count)
        for (first, next) in zip(days, days.dropFirst()) {
            let place = lastIndex { $0.unit == unit && $0.covers(first) } ?? lastIndex { $0.covers(first) }
            if let place { told[place] += first.days(until: next) }
        }
        return zip(self, told).reduce(into: ProRata()) { due, one in due.add(one.0, days: one.1, term: term) }
    }
}
