import RelorefDomain
import RelorefStorage

/// A stored record as a line of the package.
struct PackageLine {
    let record: String
    /// One a field, in the table's order.
    let cells: [String]
}

/// Turns stored rows into lines of the package, opening what is sealed.
struct PackageCells {
    let table: PackageTable
    let vault: Vault

    func line(_ row: ResultRow) throws -> PackageLine {
        let open = try opened(row)
        var cells: [String] = []
        cells.reserveCapacity(table.fields.count)
        for field in table.fields {
            if field.isSealed {
                cells.append(open[field.name] ?? field.otherwise)
            } else {
                let text = try PackageCells.text(row, field)
                cells.append(text.isEmpty ? field.otherwise : text)
            }
        }
        return PackageLine(record: try row.text("record_id"), cells: cells)
    }

    private static func text(_ row: ResultRow, _ field: PackageField) throws(StorageError) -> String {
        switch row[field.name] {
        case .text(let text)?: text
        case .integer(let number)?: field.kind == .flag ? (number == 0 ? "false" : "true") : String(number)
        case .null?: ""
        case nil, .real?, .bytes?: throw .decoding(field.name)
        }
    }

    /// The sealed fields in clear, by their names; none of a file that has been erased.
    private func opened(_ row: ResultRow) throws -> [String: String] {
        switch table.name {
        case "persons": return try personCells(row)
        case "identities":
            let slot = SealSlot(owner: try row.text("key_id"), table: "identity", row: try row.text("record_id"))
            let sealed = Sealed<PersonalIdentity>(slot: slot, bytes: try row.bytes("sealed"))
            return try vault.openIfKept(sealed)?.cells ?? [:]
        case "expected_members":
            guard let bytes = try row.optionalBytes("sealed") else { return [:] }
            let slot = SealSlot(
                owner: try row.text("key_id"), table: "expected_member", row: try row.text("record_id"))
            return try vault.openIfKept(Sealed<PersonalIdentity>(slot: slot, bytes: bytes))?.cells ?? [:]
        case "notes":
            let slot = SealSlot(owner: try row.text("key_id"), table: "note", row: try row.text("record_id"))
            let sealed = Sealed<SealedText>(slot: slot, bytes: try row.bytes("sealed"))
            return ["text": try vault.openIfKept(sealed)?.text ?? ""]
        case "dwellings", "housing_offers":
            guard let bytes = try row.optionalBytes("sealed") else { return [:] }
            let slot = SealSlot(
                owner: "site:" + (try row.text("key_id")), table: table.stored, column: "sealed_address",
                row: try row.text("record_id"))
            return try vault.openIfKept(Sealed<DwellingAddress>(slot: slot, bytes: bytes))?.cells ?? [:]
        default: return [:]
        }
    }

    private func personCells(_ row: ResultRow) throws -> [String: String] {
        let owner = try row.text("key_id")
        // The clear year is what is left of a birth date once the names are gone.
        var cells = ["birth": try row.optionalInt("birth_year").flatMap { PartialDate(year: $0)?.text } ?? ""]
        if let bytes = try row.optionalBytes("sealed") {
            let slot = SealSlot(owner: owner, table: "identity", row: try row.text("identity_id"))
            if let identity = try vault.openIfKept(Sealed<PersonalIdentity>(slot: slot, bytes: bytes)) {
                cells.merge(identity.cells) { _, known in known }
            }
        }
        if let bytes = try row.optionalBytes("profile") {
            let slot = SealSlot(owner: owner, table: "person", row: try row.text("record_id"))
            if let profile = try vault.openIfKept(Sealed<PersonalProfile>(slot: slot, bytes: bytes)) {
                cells.merge(profile.cells) { _, known in known }
            }
        }
        return cells
    }
}

/// Between the items of a list in one cell.
let cellListSeparator: Character = ";"

extension PersonalIdentity {
    var cells: [String: String] {
        [
            "family": family, "given": given, "original_script": originalScript,
            "aliases": aliases.joined(separator: String(cellListSeparator)), "birth": birth.text,
            "system_names": spellings.map(\.text).joined(separator: String(cellListSeparator)),
        ]
    }
}

extension PersonalProfile {
    var cells: [String: String] {
        [
            "nationalities": nationalities.joined(separator: String(cellListSeparator)),
            "languages": languages.joined(separator: String(cellListSeparator)),
            "needs_interpreter": needsInterpreter ? "true" : "false", "phone": phone, "email": email,
        ]
    }
}

extension DwellingAddress {
    var cells: [String: String] {
        ["street": street, "complement": complement, "postal_code": postalCode, "lot": lot]
    }
}
