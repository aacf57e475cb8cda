/// What is checked of several households, and of all their members, in one dwelling.
package struct OccupancyRules: Sendable {
    /// A household in the dwelling, for some nights.
    package struct Occupant: Sendable, Hashable {
        package let household: String
        package let nights: Nights
        package let persons: Int

        package init(household: String, nights: Nights, persons: Int) {
            (self.household, self.nights, self.persons) = (household, nights, persons)
        }
    }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// One household at a time unless the dwelling is shared, and no more persons than places (V33).
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
        let most = OccupancyRules.mostPersons(new, together)
        if most > capacity {
            let isTooSmall = squareMetres.map { !Surface.isEnough(squareMetres: $0, persons: most) } ?? false
            let values = [String(most), String(capacity)]
            let isRefused = most > capacity + 1 && isTooSmall
            findings.append(isRefused ? context.block(.v33, "persons", values) : context.warn(.v33, "persons", values))
        }
        return findings
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
