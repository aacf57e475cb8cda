/// The row of HXL tags (Humanitarian Exchange Language 1.1): what each column is, for programs of other bodies.
enum PackageHashtags {
    static func row(_ fields: [PackageField], of table: PackageTable) -> [String] {
        fields.map { tag($0, of: table) }
    }

    /// A tag of the standard's list with attributes; what the standard has no word for is "meta" with the column's name.
    private static func tag(_ field: PackageField, of table: PackageTable) -> String {
        switch field.kind {
        case .identifier: "#meta+id"
        case .reference(let target): "#meta+id+\(target)"
        case .shaped(.departement): "#adm2+code"
        case .shaped(.commune): "#adm4+code"
        case .day, .partialDate, .moment: "#date+\(moment(of: field.name))"
        case .integer where field.name == "size": "#affected+num"
        case .integer where ["places", "opening_capacity"].contains(field.name): "#capacity+num"
        case .integer where field.name.hasSuffix("_cents"): "#value+cents+eur+\(field.name.dropLast(6))"
        case .text where field.name == "name": table.name == "centres" ? "#loc+name" : "#org+name"
        case .text where field.name == "operator": "#org+operator"
        case .code where ["status", "state"].contains(field.name): "#status+code"
        case .code: "#meta+code+\(field.name)"
        case .text, .integer, .flag, .list, .named, .shaped: "#meta+\(field.name)"
        }
    }

    private static func moment(of name: String) -> String {
        switch name {
        case "from_day", "opened_on", "service_from": "start"
        case "to_day", "closed_on", "ended_on", "service_to": "end"
        default: name.hasSuffix("_on") ? String(name.dropLast(3)) : name
        }
    }
}
