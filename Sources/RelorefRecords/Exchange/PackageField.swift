import RelorefDomain

/// A column of the exchange format: what may stand in it, and where it goes.
package struct PackageField: Sendable {
    /// What a cell holds.
    package enum Kind: Sendable, Hashable {
        /// The line's own name in the package, by which it is found again.
        case identifier
        case text
        /// The external id of a line of another table, by the table's name.
        case reference(String)
        case integer(ClosedRange<Int>)
        case day
        /// A birth date as far as it is known: day, month or year.
        case partialDate
        case moment
        case flag
        /// A stored code of a closed list.
        case code([String])
        /// Several codes or names in one cell, a semicolon between.
        case list
        /// Names, each after the code of whose it is: "caf:Haydari Zahra", a semicolon between.
        case named([String])
        case shaped(CellShape)
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    /// What an empty cell stands for.
    package let otherwise: String
    /// False for what is sealed, derived or kept elsewhere: the table's own code places it.
    package let isColumn: Bool
    /// False for what an import never changes once the line is there.
    package let isChangeable: Bool
    /// Sealed in the database, so that it is written for those alone who may read it.
    package let isSealed: Bool

    init(
        _ name: String, _ kind: Kind = .text, required: Bool = false, otherwise: String = "", column: Bool = true,
        changeable: Bool = true, sealed: Bool = false
    ) {
        self.name = name
        self.kind = kind
        isRequired = required
        self.otherwise = otherwise
        isColumn = column && !sealed
        isChangeable = changeable
        isSealed = sealed
    }

    static func codes<Code: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Code.Type, required: Bool = false, otherwise: String = ""
    ) -> PackageField where Code.RawValue == String {
        PackageField(name, .code(type.allCases.map(\.rawValue)), required: required, otherwise: otherwise)
    }

    static func reference(
        _ name: String, _ table: String, required: Bool = false, column: Bool = true, changeable: Bool = true
    ) -> PackageField {
        PackageField(name, .reference(table), required: required, column: column, changeable: changeable)
    }

    static func flag(_ name: String, column: Bool = true, sealed: Bool = false) -> PackageField {
        PackageField(name, .flag, otherwise: "false", column: column, sealed: sealed)
    }

    static func sealed(_ name: String, _ kind: Kind = .text, required: Bool = false) -> PackageField {
        PackageField(name, kind, required: required, sealed: true)
    }

    static func day(_ name: String, required: Bool = false) -> PackageField {
        PackageField(name, .day, required: required)
    }
}

/// A text whose form is known.
package enum CellShape: String, Sendable, Hashable {
    /// "01", "2A", "974".
    case departement
    /// INSEE code of a commune, five signs.
    case commune
    /// ROME code of a job.
    case rome
    /// Fourteen figures.
    case siret

    /// For programs that check the package.
    package var pattern: String {
        switch self {
        case .departement: "^([0-9]{2}|2[AB]|9[78][0-9])$"
        case .commune: "^([0-9]{5}|2[AB][0-9]{3})$"
        case .rome: "^[A-N][0-9]{4}$"
        case .siret: "^[0-9]{14}$"
        }
    }

    package func fits(_ text: String) -> Bool {
        let signs = Array(text.utf8)
        let isCorsican = signs.count >= 2 && signs[0] == 50 && (signs[1] == 65 || signs[1] == 66)
        func digits(from start: Int) -> Bool { signs.dropFirst(start).allSatisfy { 48...57 ~= $0 } }
        switch self {
        case .departement:
            if signs.count == 2 { return isCorsican || digits(from: 0) }
            return signs.count == 3 && digits(from: 0) && signs[0] == 57 && (signs[1] == 55 || signs[1] == 56)
        case .commune: return signs.count == 5 && (digits(from: 0) || isCorsican && digits(from: 2))
        case .siret: return Siret(text)?.digits == text
        case .rome: return signs.count == 5 && 65...78 ~= signs[0] && digits(from: 1)
        }
    }
}
