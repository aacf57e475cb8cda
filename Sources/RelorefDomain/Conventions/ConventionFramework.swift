/// A national or regional agreement sets clauses and targets; a local convention that carries it out inherits what it does
/// not say itself, and the results of all of them are summed.
extension Convention {
    /// Whether this one may be carried out by a convention of that level and kind.
    package func checkFramework(of facts: Facts, id: String) throws(Refusal) {
        guard self.id != id, self.facts.level.isWider(than: facts.level), self.facts.kind == facts.kind else {
            throw .frameworkNotWider
        }
    }

    /// What a convention is measured by: its own targets, and in the units of which it says nothing those of its framework,
    /// for as long as that one stands. Its own come last.
    package static func standing(
        _ own: [ConventionTarget], under framework: Convention?, _ inherited: [ConventionTarget]
    ) -> [ConventionTarget] {
        guard let framework else { return own }
        let units = Set(own.map(\.unit))
        let last = [framework.to, framework.endedOn].compactMap(\.self).min()
        let others = inherited.filter { !units.contains($0.unit) }.compactMap { target -> ConventionTarget? in
            var target = target
            target.to = [target.to, last].compactMap(\.self).min()
            return target.to.map { $0 < target.from } ?? false ? nil : target
        }
        return others + own
    }
}

extension Convention.Level {
    package func isWider(than other: Self) -> Bool {
        let order = Self.allCases
        return (order.firstIndex(of: self) ?? 0) > (order.firstIndex(of: other) ?? 0)
    }
}

/// What came of all the conventions that carry out one agreement.
package struct ConventionSum: Sendable, Hashable {
    /// One unit: how many, what was due in it, and what part that is.
    package struct Counter: Sendable, Hashable {
        package let unit: ConventionTarget.Unit
        /// Of all of them; unknown as soon as one of them does not know.
        package let count: KnownCount
        /// What was due pro rata to those that promise some in this unit.
        package let due: Double
        /// Whole hundredths, a half upwards, of those that promise some in this unit; nil where one does not know or
        /// nothing was due.
        package let percent: Int?
    }

    package let counters: [Counter]

    package init(_ achievements: [ConventionAchievement], of kind: Convention.Kind) {
        counters = ConventionTarget.Unit.offered(for: kind).map { unit in
            let measured = achievements.filter { $0.promisedUnits.contains(unit) && $0.isDue }
            let due = measured.reduce(0) { $0 + ($1.counter(unit)?.due.due ?? 0) }
            let known = Self.sum(measured.compactMap { $0.counter(unit)?.count }).number
            return Counter(
                unit: unit, count: Self.sum(achievements.compactMap { $0.counter(unit)?.count }), due: due,
                percent: due > 0 ? known.map { Int((Double($0) * 100 / due + 0.5).rounded(.down)) } : nil)
        }
    }

    private static func sum(_ counts: [KnownCount]) -> KnownCount {
        let floor = counts.reduce(0) { $0 + $1.floor }
        return counts.allSatisfy { $0.number != nil } ? .known(floor) : .unknown(atLeast: floor)
    }
}
