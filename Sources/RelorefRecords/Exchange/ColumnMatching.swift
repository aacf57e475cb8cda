import RelorefDomain

/// Finds out what the columns of somebody's spreadsheet are, by their names in French, in English or as the exchange
/// format writes them.
package struct ColumnMatching: Sendable {
    /// For each table, for each field its names, folded.
    private let names: [String: [(field: String, keys: [String])]]
    private let known: [String: Set<String>]
    /// What a sheet of each table may be called, folded.
    private let tables: [String: Set<String>]

    /// - Parameters:
    ///   - tables: the names of a table in the languages of the screens.
    ///   - words: those of a field.
    package init(
        tables named: (PackageTable) -> [String] = { _ in [] }, _ words: (PackageTable, PackageField) -> [String]
    ) {
        let names: [String: [(field: String, keys: [String])]] = Dictionary(
            uniqueKeysWithValues: PackageTable.all.map { table in
                (
                    table.name,
                    table.fields.map { field in
                        let all = [field.name] + words(table, field) + (Self.others[field.name] ?? [])
                        return (field: field.name, keys: all.map(Self.key))
                    }
                )
            })
        self.names = names
        tables = Dictionary(
            uniqueKeysWithValues: PackageTable.all.map { ($0.name, Set(([$0.name] + named($0)).map(Self.key))) })
        known = names.mapValues { fields in Set(fields.flatMap(\.keys)) }
    }

    /// What spreadsheets call these columns besides.
    private static let others: [String: [String]] = [
        "external_id": ["id", "identifiant", "n°", "numéro", "ref", "référence", "number", "identifier"],
        "household_id": ["ménage", "famille", "dossier", "id ménage", "n° ménage", "household", "family id"],
        "person_id": ["personne", "id personne", "n° personne", "person"],
        "site_id": ["site", "antenne", "structure"],
        "family": ["nom", "nom de famille", "nom d’usage", "patronyme", "surname", "last name", "family name"],
        "given": ["prénom", "prénoms", "first name", "given name", "forename"],
        "birth": ["né le", "née le", "né(e) le", "date de naissance", "naissance", "ddn", "born", "dob", "birth date"],
        "sex": ["sexe", "genre", "gender", "civilité"],
        "phone": ["téléphone", "tél", "tel", "mobile", "portable", "telephone"],
        "email": ["courriel", "mail", "e-mail", "adresse électronique"],
        "nationalities": ["nationalité", "nationality"],
        "languages": ["langue", "langue parlée", "language"],
        "size": ["nb personnes", "nombre de personnes", "taille", "persons"],
        "opened_on": ["ouvert le", "date d’ouverture", "opened"],
        "closed_on": ["clos le", "date de clôture", "closed"],
        "from_day": ["début", "du", "date d’entrée", "entrée", "start", "from", "entry"],
        "to_day": ["fin", "au", "date de sortie", "sortie", "end", "to", "exit"],
        "departement": ["dép", "dept", "department"], "commune": ["ville", "code insee", "town"],
        "street": ["adresse", "rue", "address"], "postal_code": ["cp", "code postal", "postcode"],
    ]

    private static func key(_ name: String) -> String {
        Transliteration.key(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// For each column the field that it seems to be, empty for none; no field twice.
    package func columns(_ header: [String], in table: String) -> [String] {
        let fields = names[table] ?? []
        let keys = header.map(Self.key)
        var found = [String](repeating: "", count: header.count)
        var taken: Set<String> = []
        func take(_ isMatch: (String, [String]) -> Bool) {
            for (place, key) in keys.enumerated() where found[place].isEmpty && !key.isEmpty {
                guard let match = fields.first(where: { !taken.contains($0.field) && isMatch(key, $0.keys) }) else {
                    continue
                }
                found[place] = match.field
                taken.insert(match.field)
            }
        }
        take { key, names in names.first == key }
        take { key, names in names.contains(key) }
        // A slip of the pen in a long enough name.
        take { key, names in names.contains { Nearest.isSlip(key, of: $0) } }
        return found
    }

    /// The table that a sheet seems to be: the one it is named after, otherwise the one whose fields its names are.
    package func table(named name: String, _ header: [String]) -> String? {
        let key = Self.key(name)
        if let named = PackageTable.all.first(where: { tables[$0.name]?.contains(key) ?? false }) {
            return named.name
        }
        let keys = header.map(Self.key)
        let scored = PackageTable.all.map { table in
            (name: table.name, score: score(keys, in: table.name), size: table.fields.count)
        }
        guard let best = scored.max(by: { ($0.score, -$0.size) < ($1.score, -$1.size) }), best.score >= 2 else {
            return nil
        }
        return best.name
    }

    /// The line that looks most like the names of columns, among the first rows.
    package func headerLine(of rows: [CSVRow], in table: String?) -> Int {
        let tables = table.map { [$0] } ?? PackageTable.all.map(\.name)
        let scored = rows.map { row in
            let keys = row.cells.prefix(200).map(Self.key)
            return (line: row.line, score: tables.map { score(keys, in: $0) }.max() ?? 0)
        }
        let best = scored.map(\.score).max() ?? 0
        return scored.first { best > 0 && $0.score == best }?.line ?? rows.first?.line ?? 1
    }

    /// How many of these names are names of the table's fields.
    private func score(_ keys: [String], in table: String) -> Int {
        Set(keys).intersection(known[table] ?? []).count
    }
}
