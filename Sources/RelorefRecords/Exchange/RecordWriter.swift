import RelorefDomain
import RelorefStorage

/// Writes imported lines as records, with what is sealed and what is derived.
struct RecordWriter {
    let tx: any Transaction
    let author: Author
    /// A check writes the same rows, to be undone, but makes no keys and seals nothing.
    let isCheck: Bool
    /// What an undo will need; nil when the import is not to be undone.
    let trace: ImportTrace?
    let keys: KeyPool

    init(_ tx: any Transaction, _ author: Author, isCheck: Bool, trace: ImportTrace? = nil) {
        self.tx = tx
        self.author = author
        self.isCheck = isCheck
        self.trace = trace
        keys = KeyPool(author)
    }

    /// Adds a record; answers its id.
    func insert(_ line: ImportLine) throws -> String {
        let table = line.table
        let id = try newID(for: table)
        var columns: [(String, SQLValue)] = [("id", .text(id)), ("external_id", .text(line.externalID))]
        columns += clearColumns(line, only: nil)
        columns += try derivedColumns(line, id: id, isNew: true)
        columns += try sealedColumns(line, id: id)
        if table.isVersioned { columns.append(("version", .integer(0))) }
        try tx.insert(table.stored, columns)
        trace?.added(table.stored, id)
        if table.name == "persons" { try insertIdentity(of: line, id: id) }
        if line.flag("confidential") { try nameTheAuthor(in: id) }
        return id
    }

    /// Changes a record whose line has changed; `line` holds all of its cells.
    func update(_ line: ImportLine, id: String, changed: Set<String>) throws {
        let table = line.table
        try trace?.willChange(table.stored, id, tx)
        var columns = clearColumns(line, only: changed)
        columns += try derivedColumns(line, id: id, isNew: false)
        if table.fields.contains(where: { $0.isSealed }), !isCheck { columns += try sealedColumns(line, id: id) }
        let name = Query(unbound: table.stored)
        var assignments: [Query] = columns.map { column, value in "\(Query(unbound: column)) = \(value)" }
        if table.isVersioned { assignments.append("version = version + 1") }
        if !assignments.isEmpty { try tx.run("UPDATE \(name) SET \(assignments.joined(", ")) WHERE id = \(id)") }
        let identityFields: Set = [
            "family", "given", "original_script", "aliases", "birth", "system_names", "identity_from",
            "identity_source",
        ]
        if table.name == "persons", !changed.isDisjoint(with: identityFields) {
            try replaceIdentity(of: line, id: id, changed: changed)
        }
    }

    private func clearColumns(_ line: ImportLine, only changed: Set<String>?) -> [(String, SQLValue)] {
        line.table.fields.enumerated().dropFirst().compactMap { place, field in
            guard field.isColumn, changed?.contains(field.name) ?? true, let cell = line.cells[place] else {
                return nil
            }
            if case .reference = field.kind {
                return (field.name, line.targets[field.name].map { .text($0.id) } ?? .null)
            }
            return (field.name, cell.value)
        }
    }

    private func derivedColumns(_ line: ImportLine, id: String, isNew: Bool) throws -> [(String, SQLValue)] {
        switch line.table.name {
        case "centres": return [("name_key", .text(Transliteration.key(line["name"])))]
        case "partner_names": return [("name_key", .text(Transliteration.key(line["name"])))]
        case "partners":
            let stock = LandlordKind(rawValue: line["landlord_kind"])?.stock
            return [("name_key", .text(Transliteration.key(line["name"]))), ("stock", stock.sqlValue)]
        case "households":
            guard isNew else { return [] }
            return [
                ("figure_id", .text(id)), ("code", .text(line["code"].isEmpty ? code(for: id) : line["code"])),
            ]
        case "persons":
            let birth = PartialDate(text: line["birth"]) ?? .unknown
            var columns: [(String, SQLValue)] = [
                ("birth_year", birth.year.sqlValue), ("birth_precision", birth.precision.sqlValue),
            ]
            if isNew { columns.append(("key_id", (line.targets["household_id"]?.id).sqlValue)) }
            return columns
        case "identities": return [("is_current", .integer(0))]
        case "housing_offers":
            guard isNew else { return [] }
            return [
                ("account_id", .text(author.actor.id)), ("at", author.now.sqlValue),
                ("convention_id", try convention(ofOffer: line).sqlValue),
            ]
        case "notes": return isNew ? [("author_id", .text(author.actor.id))] : []
        case "accommodations":
            let settles = line["state"] == "ended" ? line.day("to_day")?.adding(days: 7) : nil
            return [("exit_settles_on", (settles?.iso).sqlValue)]
        default: return []
        }
    }

    /// A list of dwellings names no convention: the landlord's only one with the site on the day of the reception.
    private func convention(ofOffer line: ImportLine) throws -> String? {
        guard let partner = line.targets["partner_id"]?.id, let site = line.targets["site_id"]?.id,
            let day = line.day("received_on")
        else { return nil }
        return try tx.onlyConvention(.housing, with: partner, of: site, on: day)
    }

    /// A code nobody has chosen, drawn from the record's own id.
    private func code(for id: String) -> String {
        let number = id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return HouseholdCode(number: number).text
    }

    /// A confidential file is seen by those who are named in it: whoever imports it is the first.
    private func nameTheAuthor(in household: String) throws(StorageError) {
        guard try tx.row("SELECT 1 AS one FROM account WHERE id = \(author.actor.id)") != nil else { return }
        try tx.insert(
            "household_access", ["household_id": household, "account_id": author.actor.id, "kind": "granted"])
    }
}
