/// What is checked of several households, and of all their members, in one dwelling.
package struct OccupancyRules: Sendable {
    /// A household in the dwelling, for some nights.
    package struct Occupant: Sendable, Hashable {
        package let household: String
        package let nights: Nights
        package let persons: Int
        /// The room or the place that it has to itself in a shared dwelling.
        package let place: Int?

        package init(household: String, nights: Nights, persons: Int, place: Int? = nil) {
            (self.household, self.nights, self.persons, self.place) = (household, nights, persons, place)
        }
    }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// One household at a time unless the dwelling is shared, each then with a place of its own, and no more persons
    /// than places (V33).
    ///
    /// One person more is to be confirmed; two or more are refused when the surface is too small as well.
    package func sharing(
        _ new: Occupant, with others: [Occupant], isShared: Bool, capacity: Int, squareMetres: Double?
    ) -> [Finding] {
        let together = others.filter { $0.nights.overlap(new.nights) }
        var findings: [Finding] = []
        if !isShared, let other = together.first(where: { $0.household != new.household }) {
            findings.append(context.block(.v33, "from", [other.household, other.nights.entry.iso]))
        }
        if isShared { findings += places(new, together.filter { $0.household != new.household }) }
        let most = OccupancyRules.mostPersons(new, together)
        if most > capacity {
            let isTooSmall = squareMetres.map { !Surface.isEnough(squareMetres: $0, persons: most) } ?? false
            let values = [String(most), String(capacity)]
            let isRefused = most > capacity + 1 && isTooSmall
            findings.append(isRefused ? context.block(.v33, "persons", values) : context.warn(.v33, "persons", values))
        }
        return findings
    }

    /// Of people who join a household where it lives: they are there, so that too many is confirmed and not refused (V19, V20).
    package func joining(_ new: Occupant, with others: [Occupant], capacity: Int, squareMetres: Double?) -> [Finding] {
        sharing(new, with: others, isShared: true, capacity: capacity, squareMetres: squareMetres).map { finding in
            guard finding.rule == .v33, finding.field == "persons", finding.severity == .block else { return finding }
            return context.warn(.v33, "persons", finding.values)
        }
    }

    private func places(_ new: Occupant, _ neighbours: [Occupant]) -> [Finding] {
        guard !neighbours.isEmpty else { return [] }
        guard let place = new.place else { return [context.missing(.v33, "place")] }
        let isTaken = neighbours.contains { $0.place == place }
        return isTaken ? [context.block(.v33, "place", [String(place)])] : []
    }

    /// The surface is enough for the members and for those who are expected (V39, CCH R. 822-25).
    package func surface(squareMetres: Double, present: Int, expected: Int) -> [Finding] {
        let persons = present + expected
        if Surface.isEnough(squareMetres: squareMetres, persons: persons) { return [] }
        return [context.warn(.v39, "surface", [String(persons), String(Surface.minimum(persons: persons))])]
    }

    /// The number only rises on a day of entry, so the days of entry are enough to look at.
    private static func mostPersons(_ new: Occupant, _ others: [Occupant]) -> Int {
        let all = others + [new]
        let days = all.map { max($0.nights.entry, new.nights.entry) }
        return days.map { day in all.filter { $0.nights.contains(day) }.reduce(0) { $0 + $1.persons } }.max() ?? 0
    }
}
