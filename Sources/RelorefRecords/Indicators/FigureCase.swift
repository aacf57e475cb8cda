package import RelorefDomain
package import RelorefStorage

/// One row behind a figure: whoever holds them all can compute the figure again.
package struct FigureCase: Sendable, Hashable, Identifiable, Codable {
    /// What makes the case one and the same from one edition to the next.
    package let id: String
    package let household: String?
    package let person: String?
    package let dwelling: String?
    package let site: String?
    /// Codes by dimension; what is not known is absent.
    package let codes: [FigureDimension: String]
    package let day: Day
    package let from: Day?
    package let to: Day?
    package var until: Day?
    package var numerator: Int
    package var denominator: Int
    package var unknown: Int

    package subscript(dimension: FigureDimension) -> String? { codes[dimension] }
}

extension FigureCase {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("case_id")
        household = try row.optionalText("household_id")
        person = try row.optionalText("person_id")
        dwelling = try row.optionalText("dwelling_id")
        site = try row.optionalText("site_id")
        var codes: [FigureDimension: String] = [:]
        for (dimension, column) in FigureCase.codeColumns {
            if let code = try row.optionalText(column) { codes[dimension] = code }
        }
        if let site { codes[.site] = site }
        day = try row.day("on_day")
        codes[.year] = String(day.year)
        self.codes = codes
        from = try row.optionalDay("from_day")
        to = try row.optionalDay("to_day")
        until = try row.optionalDay("until_day")
        numerator = try row.int("numerator")
        denominator = try row.int("denominator")
        unknown = try row.int("unknown")
    }

    private static let codeColumns: [(FigureDimension, String)] = [
        (.departement, "departement"), (.stock, "stock"), (.composition, "composition"),
        (.dwellingType, "dwelling_type"), (.exitType, "exit_type"), (.kind, "kind"), (.detail, "detail"),
        (.sex, "sex"), (.ageClass, "age_class"), (.landlord, "landlord_id"), (.referent, "referent_id"),
    ]
}
