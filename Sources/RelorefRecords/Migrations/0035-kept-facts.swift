package import RelorefStorage

extension Migration {
    /// Facts that figures are counted from, kept beside the records: services, the members who had them, exits.
    ///
    /// A change of a record that they are drawn from marks its household; before the transaction ends, the facts of the
    /// marked households are drawn anew (`Transaction.settleFacts`). On PostgreSQL the marks lie in a temporary table,
    /// so that two writers do not stand in each other's way.
    package static let keptFacts = Migration(
        "0035-kept-facts", factTables,
        on: FactMarks(felt).triggers)

    private static let factTables: [Query] = [
        """
        CREATE TABLE service_fact (
          entry_id \(.text) NOT NULL,
          kind \(.text) NOT NULL,
          figure_id \(.text) NOT NULL,
          household_id \(.text) NOT NULL,
          site_id \(.text) NOT NULL,
          dwelling_id \(.text) NOT NULL,
          stock \(.text) NOT NULL,
          from_day \(.text) NOT NULL,
          before_day \(.text),
          PRIMARY KEY (entry_id, kind)
        ) \(.strict)
        """,
        "CREATE INDEX service_fact_figure ON service_fact (figure_id, kind, from_day, before_day, site_id)",
        "CREATE INDEX service_fact_household ON service_fact (household_id)",
        """
        CREATE INDEX service_fact_lease ON service_fact (dwelling_id, from_day, stock, site_id, kind)
        WHERE kind = 'directLease'
        """,
        """
        CREATE TABLE member_fact (
          person_id \(.text) NOT NULL,
          household_id \(.text) NOT NULL,
          figure_id \(.text) NOT NULL,
          site_id \(.text) NOT NULL,
          from_day \(.text) NOT NULL,
          before_day \(.text),
          last_day \(.text)
        ) \(.strict)
        """,
        "CREATE INDEX member_fact_person ON member_fact (person_id, from_day, before_day, last_day, site_id, figure_id)",
        "CREATE INDEX member_fact_household ON member_fact (household_id)",
        """
        CREATE TABLE exit_fact (
          id \(.text) PRIMARY KEY NOT NULL,
          household_id \(.text) NOT NULL,
          figure_id \(.text) NOT NULL,
          site_id \(.text) NOT NULL,
          dwelling_id \(.text) NOT NULL,
          departement \(.text) NOT NULL,
          stock \(.text) NOT NULL,
          dwelling_type \(.text),
          composition \(.text) NOT NULL,
          from_day \(.text) NOT NULL,
          to_day \(.text) NOT NULL,
          exit_type \(.text) NOT NULL,
          employed \(.int) NOT NULL,
          known \(.int) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX exit_fact_day ON exit_fact (to_day, exit_type, site_id, employed, known)",
        "CREATE INDEX exit_fact_household ON exit_fact (household_id)",
        "CREATE INDEX household_linked ON household (figure_id) WHERE figure_id <> id",
    ]

    /// Where a change of a record is felt: the households that a row names, by table and the columns that matter.
    private static let felt: [FactMarks.Felt] = [
        ("accommodation", [], { "SELECT \($0).household_id WHERE 1 = 1" }),
        ("membership", [], { "SELECT \($0).household_id WHERE 1 = 1" }),
        (
            "household", ["figure_id", "composition"],
            { "SELECT \($0).id UNION SELECT other.id FROM household AS other WHERE other.figure_id = \($0).figure_id" }
        ),
        ("dwelling", ["usage", "departement", "stock", "dwelling_type"], { ofStays("dwelling_id", $0) }),
        ("site", ["association_id"], { ofStays("site_id", $0) }),
        ("person", ["birth_year"], { ofMembers($0 + ".id") }),
        ("employment_spell", [], { ofMembers($0 + ".person_id") }),
        ("employment_status", [], { ofMembers($0 + ".person_id") }),
    ]

    private static func ofStays(_ column: String, _ row: String) -> String {
        "SELECT stay.household_id FROM accommodation AS stay WHERE stay.\(column) = \(row).id"
    }

    private static func ofMembers(_ person: String) -> String {
        "SELECT member.household_id FROM membership AS member WHERE member.person_id = \(person)"
    }
}
