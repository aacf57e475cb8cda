package import RelorefStorage

/// A commune of the reference list.
package struct Commune: Sendable, Hashable {
    /// INSEE code.
    package let code: String
    package let name: String
    package let postalCode: String
    package let departement: String
}

extension Transaction {
    /// The communes of a name, accents, case and hyphens left aside, narrowed by a département or a postal code.
    package func communes(named name: String, departement: String? = nil, postalCode: String? = nil) throws -> [Commune]
    {
        let key = Transliteration.key(name)
        guard !key.isEmpty else { return [] }
        var parts: [Query] = ["name_key = \(key)"]
        if let departement { parts.append("departement = \(departement)") }
        if let postalCode { parts.append("postal_code = \(postalCode)") }
        return try rows(
            "SELECT code, name, postal_code, departement FROM commune WHERE \(parts.joined(" AND ")) ORDER BY code LIMIT 20"
        ).map { row in
            Commune(
                code: try row.text("code"), name: try row.text("name"), postalCode: try row.text("postal_code"),
                departement: try row.text("departement"))
        }
    }

    /// A commune by its INSEE code.
    package func commune(_ code: String) throws -> Commune? {
        try row("SELECT code, name, postal_code, departement FROM commune WHERE code = \(code)").map { row in
            Commune(
                code: try row.text("code"), name: try row.text("name"), postalCode: try row.text("postal_code"),
                departement: try row.text("departement"))
        }
    }

    /// The names of some communes, by code, with the département of each.
    package func communeNames(_ codes: Set<String>) throws -> [String: String] {
        guard !codes.isEmpty else { return [:] }
        let found = try rows("SELECT code, name, departement FROM commune WHERE code IN \(Query.list(codes.sorted()))")
        return Dictionary(
            try found.map {
                (try $0.text("code"), "\(try $0.text("name")) (\(try $0.text("departement")))")
            }, uniquingKeysWith: { first, _ in first })
    }
}
