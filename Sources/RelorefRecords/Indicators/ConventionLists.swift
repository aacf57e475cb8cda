import RelorefDomain
import RelorefStorage

/// The list of I-24: conventions against their targets.
extension ProjectFacts {
    /// Conventions with landlords that had a day in the period; what fell due and what came of it is counted afterwards
    /// (`ConventionSieve`, I-24).
    func conventionsPromising(in period: Period) -> Query {
        var columns = Self.conventionColumns(on: "convention.from_day")
        columns.landlord = "convention.partner_id"
        columns.numerator = "0"
        columns.denominator = "0"
        return """
            \(columns.select) FROM convention
            WHERE convention.kind = 'housing' AND convention.from_day <= \(period.to)
              AND (convention.to_day IS NULL OR convention.to_day >= \(period.from))
              AND (convention.ended_on IS NULL OR convention.ended_on >= \(period.from))
              AND \(seen("convention.site_id"))
            """
    }

    static func conventionColumns(on day: Query) -> CaseColumns {
        var columns = CaseColumns(
            id: "convention.id", site: "convention.site_id", departement: "convention.departement", day: day,
            from: "convention.from_day", to: "convention.ended_on", until: "convention.to_day")
        columns.detail = "convention.level"
        return columns
    }
}
