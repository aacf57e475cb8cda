/// A table of the exchange format: one CSV file, one line a record.
package struct PackageTable: Sendable {
    /// A relation between two cells of a line that the schema insists on.
    package enum Condition: Sendable, Hashable {
        /// The second day is not before the first.
        case inOrder(String, String)
        /// The second day is after the first.
        case strictlyInOrder(String, String)
        /// Both are filled, or neither.
        case together(String, String)
    }

    /// Cells that together stand once in the table.
    package struct Unique: Sendable {
        let fields: [String]
        /// The lines that it speaks of.
        let among: @Sendable (ImportLine) -> Bool

        init(_ fields: [String], among: @escaping @Sendable (ImportLine) -> Bool = { _ in true }) {
            self.fields = fields
            self.among = among
        }
    }

    /// Who may export and import a line, by what the line belongs to.
    package enum Owner: Sendable, Hashable {
        /// The whole network: everybody reads, whoever reaches every site writes.
        case network
        /// Reference data of all: everybody reads and adds.
        case shared
        /// What is told of a partner, by the field that leads to it.
        case ofPartner(String)
        /// What a site works on, by its field `site_id`.
        case site
        /// A site's stock, by the field that leads to the dwelling, or the dwelling itself.
        case dwelling(String?)
        /// A household's file, by the field that leads to the household or the person.
        case household, person, ofHousehold(String), ofPerson(String), ofStay(String)
    }

    /// The resource's and the file's name: "households" is in `households.csv`.
    package let name: String
    /// The database's table.
    package let stored: String
    package let owner: Owner
    package let fields: [PackageField]
    package let conditions: [Condition]
    package let uniques: [Unique]
    /// Whether the stored rows count their versions.
    package let isVersioned: Bool
    private let places: [String: Int]

    init(
        _ name: String, stored: String, owner: Owner, versioned: Bool = false, fields: [PackageField],
        conditions: [Condition] = [], uniques: [Unique] = []
    ) {
        self.name = name
        self.stored = stored
        self.owner = owner
        isVersioned = versioned
        self.fields = [PackageField("external_id", .identifier, required: true)] + fields
        self.conditions = conditions
        self.uniques = uniques
        places = Dictionary(
            self.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package var file: String { name + ".csv" }

    package func place(of field: String) -> Int? { places[field] }

    /// Every table, each after those that it refers to.
    package static let all: [PackageTable] = network + households + dwellings + stays + offers

    package static func named(_ name: String) -> PackageTable? { all.first { $0.name == name } }
}
