import Foundation
package import RelorefDomain

/// Reads a directory of organisations, in whichever of the known formats it is.
package struct DirectoryReading: Sendable {
    package private(set) var entries: [DirectoryEntry] = []
    package private(set) var faults: [DirectoryFault] = []
    package private(set) var format = DirectoryFormat.dataInclusion
    private let file: String

    /// Entries that one file may have.
    package static let most = 20_000

    /// - Parameters:
    ///   - file: its name, for what is said of it.
    ///   - communeCode: the INSEE code of a commune by its name and postal code, where a file has no code.
    package init(
        _ bytes: [UInt8], file: String, communeCode: (_ name: String, _ postalCode: String) throws -> String?
    ) rethrows {
        self.file = file
        let first = bytes.first { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            try readJSON(bytes, communeCode)
        } else {
            try readCSV(bytes, communeCode)
        }
        if entries.isEmpty, faults.isEmpty { faults = [DirectoryFault(.noEntries, file: file, line: 1)] }
    }

    private mutating func readJSON(_ bytes: [UInt8], _ communeCode: (String, String) throws -> String?) rethrows {
        let records = JSONRecords(bytes)
        guard records.isList else {
            faults = [DirectoryFault(.unreadable, file: file, line: 1)]
            return
        }
        guard records.records.count <= Self.most else {
            faults = [DirectoryFault(.tooManyEntries, file: file, line: 1, value: String(records.records.count))]
            return
        }
        for record in records.records {
            // A service of data·inclusion belongs to a structure, and is none.
            guard let fields = record.fields, fields["structure_id"] == nil else {
                faults.append(DirectoryFault(.notAnObject, file: file, line: record.line))
                continue
            }
            // "nom" is the name in data·inclusion, "name" in Open Referral.
            if fields["nom"] == nil, fields["name"] != nil {
                format = .openReferral
                try add(OpenReferralRecord(fields), record.line, communeCode)
            } else {
                let texts = fields.mapValues(\.text)
                try add(
                    DataInclusionRecord(texts, networks: fields["reseaux_porteurs"]?.list.map(\.text) ?? []),
                    record.line, communeCode)
            }
        }
    }

    private mutating func readCSV(_ bytes: [UInt8], _ communeCode: (String, String) throws -> String?) rethrows {
        var rows: [CSVRow] = []
        do {
            var rest: [UInt8]? = bytes
            var reader = try CSVReader {
                defer { rest = nil }
                return rest ?? []
            }
            while rows.count <= Self.most + 1, let row = try reader.next() { rows.append(row) }
        } catch {
            faults = [DirectoryFault(.unreadable, file: file, line: rows.last.map { $0.line + 1 } ?? 1)]
            return
        }
        guard let head = rows.first?.cells.map({ $0.trimmingCharacters(in: .whitespaces) }), head.contains("nom"),
            head.contains("id")
        else {
            faults = [DirectoryFault(.unreadable, file: file, line: 1, field: "nom")]
            return
        }
        for row in rows.dropFirst() {
            guard row.cells.count == head.count else {
                faults.append(DirectoryFault(.wrongColumns, file: file, line: row.line, value: String(row.cells.count)))
                continue
            }
            let texts = Dictionary(zip(head, row.cells), uniquingKeysWith: { one, _ in one })
            let networks = (texts["reseaux_porteurs"] ?? "").split { ",;|[]\" ".contains($0) }.map(String.init)
            try add(DataInclusionRecord(texts, networks: networks), row.line, communeCode)
        }
    }

    /// Judges a record; what is wrong is told with its field and what stands there.
    private mutating func add(
        _ record: some DirectoryRecord, _ line: Int, _ communeCode: (String, String) throws -> String?
    ) rethrows {
        var wrong: [DirectoryFault] = []
        func say(_ reason: DirectoryFault.Reason, _ field: String, _ value: String = "") {
            wrong.append(DirectoryFault(reason, file: file, line: line, field: field, value: value))
        }
        let names = record.fieldNames
        for (field, value) in record.required where value.isBlank { say(.missing, field) }
        let name = record.name.trimmingCharacters(in: .whitespacesAndNewlines)
        if !name.isEmpty, name.count < 3 { say(.nameTooShort, names.name, name) }
        if name.count > 150 { say(.nameTooLong, names.name, name) }
        let siret = record.siret.isBlank ? nil : Siret(record.siret)
        if !record.siret.isBlank, siret == nil { say(.wrongSiret, names.siret, record.siret) }
        if let day = record.updated, !day.isBlank, Day(iso: String(day.prefix(10))) == nil {
            say(.wrongDay, "date_maj", day)
        }
        var reach = record.reach
        if !reach.postalCode.isEmpty, reach.postalCode.count != 5 || !reach.postalCode.allSatisfy(\.isNumber) {
            say(.wrongPostalCode, names.postalCode, reach.postalCode)
        }
        if !reach.email.isEmpty, !reach.email.isEmailShaped { say(.wrongEmail, names.email, reach.email) }
        var commune: String?
        if !record.communeCode.isBlank || !record.communeName.isBlank {
            commune =
                record.communeCode.isBlank
                ? try communeCode(record.communeName, reach.postalCode) : record.communeCode
            if commune?.count != 5 {
                let code = record.communeCode
                // A commune that is not in the list leaves the postal code; a code that is none is a mistake.
                if !code.isBlank { say(.unknownCommune, names.communeCode, code) }
                commune = nil
            }
        }
        reach.phone = record.reach.phone.trimmingCharacters(in: .whitespaces)
        if ContactRules.dialled(reach.phone) == nil { reach.phone = "" }
        guard wrong.isEmpty else {
            faults += wrong
            return
        }
        entries.append(
            DirectoryEntry(
                line: line, externalID: record.externalID, name: name, siret: siret, commune: commune, reach: reach,
                kind: PartnerKind(networks: record.networks)))
    }
}
