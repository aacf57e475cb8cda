import RelorefStorage

/// The columns that every list of cases has, whatever the indicator: what identifies a case, what it is counted by, and
/// what it weighs.
///
/// One SELECT fills them; what an indicator has no use for stays empty. `year` follows from `on_day`.
struct CaseColumns {
    var id: Query
    var household: Query = text
    var person: Query = text
    var dwelling: Query = text
    var site: Query = text
    var departement: Query = text
    var stock: Query = text
    var composition: Query = text
    var dwellingType: Query = text
    var exitType: Query = text
    var kind: Query = text
    var detail: Query = text
    var sex: Query = text
    var ageClass: Query = text
    var landlord: Query = text
    var referent: Query = text
    /// The day on which the case counts.
    var day: Query
    var from: Query = text
    var to: Query = text
    /// The end that a rule sets: the authorised term.
    var until: Query = text
    var numerator: Query = "1"
    var denominator: Query = "1"
    var unknown: Query = "0"

    // An empty column has a type, or PostgreSQL would not compare it.
    private static let text: Query = "CAST(NULL AS TEXT)"

    /// `SELECT … AS case_id, …`, to be followed by FROM.
    var select: Query {
        """
        SELECT \(id) AS case_id, \(household) AS household_id, \(person) AS person_id, \(dwelling) AS dwelling_id,
          \(site) AS site_id, \(departement) AS departement, \(stock) AS stock, \(composition) AS composition,
          \(dwellingType) AS dwelling_type, \(exitType) AS exit_type, \(kind) AS kind,
          \(detail) AS detail, \(sex) AS sex, \(ageClass) AS age_class, \(landlord) AS landlord_id, \(referent) AS referent_id, \(day) AS on_day,
          \(from) AS from_day, \(to) AS to_day, \(until) AS until_day,
          \(numerator) AS numerator, \(denominator) AS denominator, \(unknown) AS unknown,
          CAST(substr(\(day), 1, 4) AS BIGINT) AS year
        """
    }

    /// A case that is a dwelling, on the table `dwelling`.
    static func ofDwelling(on day: Query) -> CaseColumns {
        CaseColumns(
            id: "dwelling.id", dwelling: "dwelling.id", site: "dwelling.site_id", departement: "dwelling.departement",
            stock: "dwelling.stock", dwellingType: "dwelling.dwelling_type", day: day)
    }

    /// A case that is a fact of the accommodation timeline, on the tables `fact`, `household` and `dwelling`.
    static func ofFact(id: Query, on day: Query) -> CaseColumns {
        CaseColumns(
            id: id, household: "fact.household_id", dwelling: "fact.dwelling_id", site: "fact.site_id",
            departement: "dwelling.departement", stock: "dwelling.stock", composition: "household.composition",
            dwellingType: "dwelling.dwelling_type", day: day)
    }
}
