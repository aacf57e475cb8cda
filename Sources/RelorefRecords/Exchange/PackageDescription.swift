import Foundation
import RelorefDomain

/// `datapackage.json`: what the files hold, for programs and for people (Frictionless Data Package, version 1).
struct PackageDescription: Encodable {
    let profile = "tabular-data-package"
    let name: String
    let title = "Reloref : dossiers, logements et parcours"
    let resources: [Resource]

    init(_ tables: [(table: PackageTable, fields: [PackageField])], _ choice: ExportChoice = .everything) {
        let taken = Set(tables.map(\.table.name))
        resources = tables.map { table, fields in
            Resource(table, fields, beside: taken, dialect: choice.hasHashtags ? Dialect() : nil)
        }
        name = choice.content == .whole ? "reloref" : "reloref-pseudonymes"
    }

    /// The same bytes for the same tables.
    func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    struct Resource: Encodable {
        let profile = "tabular-data-resource"
        let name: String
        let path: String
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let dialect: Dialect?
        let schema: Schema

        /// - Parameter taken: the tables of this package; nothing refers to a file that is not there.
        init(_ table: PackageTable, _ fields: [PackageField], beside taken: Set<String>, dialect: Dialect?) {
            name = table.name
            path = table.file
            self.dialect = dialect
            schema = Schema(
                fields: fields.map(Field.init),
                foreignKeys: fields.compactMap { ForeignKey($0, in: table.name, beside: taken) })
        }
    }

    /// The row of tags is passed over as a comment.
    struct Dialect: Encodable {
        let commentChar = "#"
    }

    struct Schema: Encodable {
        let fields: [Field]
        let missingValues = [""]
        let primaryKey = ["external_id"]
        let foreignKeys: [ForeignKey]
    }

    struct ForeignKey: Encodable {
        let fields: [String]
        let reference: Reference

        init?(_ field: PackageField, in table: String, beside taken: Set<String>) {
            guard case .reference(let target) = field.kind, taken.contains(target) else { return nil }
            fields = [field.name]
            // A table that refers to itself is written as an empty name.
            reference = Reference(resource: target == table ? "" : target)
        }

        struct Reference: Encodable {
            let resource: String
            let fields = ["external_id"]
        }
    }

    struct Field: Encodable {
        let name: String
        let type: String
        let constraints: Constraints?

        init(_ field: PackageField) {
            name = field.name
            type =
                switch field.kind {
                case .integer: "integer"
                case .day: "date"
                case .moment: "datetime"
                case .flag: "boolean"
                default: "string"
                }
            constraints = Constraints(field)
        }
    }

    struct Constraints: Encodable {
        var required: Bool?
        var unique: Bool?
        var pattern: String?
        var minimum: Int?
        var maximum: Int?
        var allowed: [String]?

        enum CodingKeys: String, CodingKey {
            case required, unique, pattern, minimum, maximum
            case allowed = "enum"
        }

        init?(_ field: PackageField) {
            if field.isRequired { required = true }
            switch field.kind {
            case .identifier: unique = true
            case .integer(let range): (minimum, maximum) = (range.lowerBound, range.upperBound)
            case .code(let codes): allowed = codes
            case .shaped(let shape): pattern = shape.pattern
            case .partialDate: pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
            case .text, .reference, .day, .moment, .flag, .list, .named:
                if !field.isRequired { return nil }
            }
        }
    }
}
