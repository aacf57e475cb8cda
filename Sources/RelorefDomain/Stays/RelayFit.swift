/// How a household and a relay dwelling go together: one answer for each rule, in figures that anybody can check. Nobody
/// is left out by one: a person chooses.
package struct RelayFit: Sendable, Hashable {
    /// What a rule found, with what its sentence needs.
    package enum Reason: Sendable, Hashable {
        /// Persons who live there or are awaited, and the places that nobody has; nil while nobody counted them.
        case places(persons: Int, free: Int?)
        /// Square metres, and the fewest for so many persons (CCH R. 822-25); nil where nobody measured.
        case surface(tenths: Int?, least: Int)
        case departement(own: String, dwelling: String)
    }

    /// What a rule says.
    package struct Line: Sendable, Hashable {
        package let verdict: FitVerdict
        package let reason: Reason
    }

    package let lines: [Line]

    /// - Parameters:
    ///   - persons: of the household, those who are awaited with them.
    ///   - free: places that nobody has, on the day.
    ///   - departement: where the household is followed.
    package init(persons: Int, departement: String, in dwelling: Dwelling, free: Int?) {
        let least = Surface.minimum(persons: persons)
        let surface = dwelling.surfaceTenths.map { $0 >= least * 10 }
        lines = [
            Line(
                verdict: FitVerdict(free.map { $0 >= persons }), reason: .places(persons: persons, free: free)),
            Line(
                // A shared dwelling is measured by its rooms, which nobody wrote down.
                verdict: FitVerdict(dwelling.shared ? nil : surface),
                reason: .surface(tenths: dwelling.surfaceTenths, least: least)),
            Line(
                verdict: FitVerdict(departement == dwelling.departement),
                reason: .departement(own: departement, dwelling: dwelling.departement)),
        ]
    }

    package func count(_ verdict: FitVerdict) -> Int { lines.count { $0.verdict == verdict } }

    /// The most persons that a dwelling can take: by its free places, and by its surface unless it is shared. Nil where
    /// neither is known.
    package static func room(of dwelling: Dwelling, free: Int?) -> Int? {
        let bySurface =
            dwelling.shared
            ? nil
            : dwelling.surfaceTenths.map { tenths in
                let persons = Surface.persons(squareMetres: Double(tenths) / 10)
                return persons >= 8 ? Int.max : persons
            }
        return [free, bySurface].compactMap(\.self).min()
    }
}
