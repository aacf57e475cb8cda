import RelorefDomain
import RelorefStorage

/// The lists of I-10 to I-12, I-17 and I-18: exits, with the work of those who leave.
extension ProjectFacts {
    /// All exits (I-17); those to a direct lease count above the fraction (I-10).
    func exitList(in period: Period, numerator: Query = Self.isDirect, unknown: Query = "0") -> Query {
        """
        \(Self.columns(numerator: numerator, unknown: unknown).select)
        FROM (\(exits(in: period))) AS fact
        """
    }

    /// All exits, with where each household came from (I-10).
    func exitsWithOrigin(in period: Period) -> Query {
        var columns = Self.columns(numerator: Self.isDirect, unknown: Self.isUnknownExit)
        columns.kind = "fact.origin"
        return "\(columns.select) FROM (\(exits(in: period))) AS fact"
    }

    /// Exits to a direct lease, in work or not (I-11a): what is not known stays in the denominator and is shown.
    func workAtDirectLease(in period: Period) -> Query {
        """
        \(Self.columns(numerator: Self.isEmployed, unknown: Self.isUnknown).select)
        FROM (\(exits(in: period))) AS fact WHERE fact.exit_type IN \(Query.list(Self.directLeases))
        """
    }

    /// All exits, in work or not (I-11b): what is not known leaves the denominator.
    func workAtExit(in period: Period) -> Query {
        var columns = Self.columns(numerator: Self.isEmployed, unknown: Self.isUnknown)
        columns.denominator = "CASE WHEN fact.employed = 1 OR fact.known = 1 THEN 1 ELSE 0 END"
        return "\(columns.select) FROM (\(exits(in: period))) AS fact"
    }

    /// Exits to a direct lease and in work (I-12). Unknown when either is not known and the other does not say no.
    func doubleInsertion(in period: Period) -> Query {
        let direct = Self.isDirect
        let columns = Self.columns(
            numerator: "CASE WHEN \(direct) = 1 AND \(Self.isEmployed) = 1 THEN 1 ELSE 0 END",
            unknown: """
                CASE WHEN \(direct) = 1 AND \(Self.isUnknown) = 1 THEN 1
                WHEN fact.exit_type = 'unknown' AND (\(Self.isEmployed) = 1 OR \(Self.isUnknown) = 1) THEN 1 ELSE 0 END
                """)
        return "\(columns.select) FROM (\(exits(in: period))) AS fact"
    }

    /// The adults of the households that leave (I-11c).
    func adultsAtExit(in period: Period) -> Query {
        """
        \(Self.adultColumns(unknown: "CASE WHEN adult.held IS NULL AND adult.known = 0 THEN 1 ELSE 0 END").select)
        \(fromAdults(in: period))
        """
    }

    /// The adults in work with the contract that they have held longest, and those of whom nothing is known (I-18).
    func contractsAtExit(in period: Period) -> Query {
        let unknown: Query = "CASE WHEN adult.held IS NULL THEN 1 ELSE 0 END"
        return """
            \(Self.adultColumns(unknown: unknown).select) \(fromAdults(in: period))
            WHERE adult.held IS NOT NULL OR adult.known = 0
            """
    }

    static let isDirect: Query = "CASE WHEN fact.exit_type IN \(Query.list(directLeases)) THEN 1 ELSE 0 END"
    static let isUnknownExit: Query = "CASE WHEN fact.exit_type = 'unknown' THEN 1 ELSE 0 END"
    private static let isEmployed: Query = "CASE WHEN fact.employed = 1 THEN 1 ELSE 0 END"
    private static let isUnknown: Query = "CASE WHEN fact.employed = 1 OR fact.known = 1 THEN 0 ELSE 1 END"
    static let directLeases = ExitType.allCases.filter(\.isDirectLease)

    static func columns(numerator: Query, unknown: Query) -> CaseColumns {
        var columns = CaseColumns.ofFact(id: "fact.id", on: "fact.to_day")
        columns.departement = "fact.departement"
        columns.stock = "fact.stock"
        columns.dwellingType = "fact.dwelling_type"
        columns.composition = "fact.composition"
        columns.exitType = "fact.exit_type"
        columns.from = "fact.from_day"
        columns.to = "fact.to_day"
        columns.numerator = numerator
        columns.unknown = unknown
        return columns
    }

    private static func adultColumns(unknown: Query) -> CaseColumns {
        var columns = columns(numerator: "CASE WHEN adult.held IS NULL THEN 0 ELSE 1 END", unknown: unknown)
        columns.id = "fact.id || ':' || adult.person_id"
        columns.person = "adult.person_id"
        columns.kind = "substr(adult.held, 11)"
        columns.sex = "person.sex"
        columns.ageClass = ageClass(on: "fact.to_day")
        return columns
    }

    private func fromAdults(in period: Period) -> Query {
        """
        FROM (\(WorkOfAdults.query(of: "(\(exits(in: period)))"))) AS adult
        JOIN (\(exits(in: period))) AS fact ON fact.id = adult.case_id
        JOIN person ON person.id = adult.person_id
        """
    }
}
