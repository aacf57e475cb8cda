package import RelorefDomain
package import RelorefStorage

extension FileKind: SQLBindable {}

/// A file as it is kept: what it is, what the cleaning found, and its name for those who may read it.
package struct KeptFile: Sendable, Hashable, Identifiable {
    package let id: String
    package let household: String
    /// Nil while it waits for its form.
    package let document: String?
    /// 1 for the first version of a document.
    package let edition: Int
    package let page: Int
    package let kind: FileKind
    package let size: Int
    package let remarks: Set<CleanFile.Remark>
    package let at: Moment
    package let account: String
    /// Nil when the file was erased.
    package let name: String?
}

extension Transaction {
    /// How much place the files of a household take.
    func storedFiles(of household: String) throws -> (files: Int, bytes: Int) {
        let row = try row(
            """
            SELECT count(*) AS files, CAST(COALESCE(sum(size), 0) AS BIGINT) AS bytes FROM document_file
            WHERE household_id = \(household)
            """)
        return (try row?.int("files") ?? 0, try row?.int("bytes") ?? 0)
    }

    /// Takes cleaned files in, sealed; they wait until a document takes them, a day at most.
    ///
    /// - Throws: `HouseholdDocument.Refusal.full` when there is no more place for them.
    package func receive(
        _ files: [(name: String, file: CleanFile)], for household: String, limits: FileLimits = .usual,
        by author: Author
    ) throws -> [KeptFile] {
        try author.needs(.writeFiles)
        let household = try file(household, Act(author, .history))
        guard !files.isEmpty else { return [] }
        let stored = try storedFiles(of: household.id)
        let (count, size) = (
            stored.files + files.count, stored.bytes + files.reduce(0) { $0 + $1.file.bytes.count }
        )
        guard count <= limits.files, size <= limits.totalBytes else {
            throw HouseholdDocument.Refusal.full(files: limits.files, bytes: limits.totalBytes)
        }
        return try files.map { try keep($0.file, named: $0.name, of: household.id, by: author) }
    }

    private func keep(
        _ file: CleanFile, named name: String, of household: String, by author: Author
    ) throws -> KeptFile {
        let id = author.newID()
        try insert(
            file, id: id, named: name, of: household, by: author.actor.id, at: author.now, vault: author.vault)
        return KeptFile(
            id: id, household: household, document: nil, edition: 0, page: 0, kind: file.kind,
            size: file.bytes.count, remarks: file.remarks, at: author.now, account: author.actor.id, name: name)
    }

    /// - Parameter document: whose first version it is; nil for a file that waits.
    package func insert(
        _ file: CleanFile, id: String, named name: String, of household: String, document: String? = nil,
        by account: String, at moment: Moment, vault: Vault
    ) throws {
        let starts = Array(stride(from: 0, to: file.bytes.count, by: SealedPart.size))
        let head = SealedFileHead(name: name, size: file.bytes.count, parts: starts.count)
        let first = document.map { _ in 1 }
        try insert(
            "document_file",
            [
                "id": id, "household_id": household, "document_id": document, "edition": first, "page": first,
                "media": file.kind, "size": head.size,
                "fingerprint": try vault.fingerprint(of: file.bytes, owner: household),
                "remarks": file.remarks.map(\.rawValue).sorted().joined(separator: ","),
                "sealed": try vault.seal(head, SealSlot(owner: household, table: "document_file", row: id)),
                "account_id": account, "at": moment,
            ])
        for (place, start) in starts.enumerated() {
            let row = SealedPart.row(id, place)
            let part = SealedPart(Array(file.bytes[start..<min(start + SealedPart.size, file.bytes.count)]))
            try insert(
                "document_part",
                [
                    "id": row, "household_id": household, "file_id": id, "place": place,
                    "sealed": try vault.seal(part, SealSlot(owner: household, table: "document_part", row: row)),
                ])
        }
    }

    /// Files that the author sent and whose form is not accepted yet.
    package func waitingFiles(_ ids: [String], of household: String, by author: Author) throws -> [KeptFile] {
        try keptFiles(
            """
            document_file.id IN \(Query.list(ids)) AND document_file.household_id = \(household)
              AND document_file.document_id IS NULL AND document_file.account_id = \(author.actor.id)
            """, by: author)
    }

    func keptFiles(_ condition: Query, by author: Author) throws -> [KeptFile] {
        try rows(
            """
            SELECT document_file.* FROM document_file WHERE \(condition)
            ORDER BY document_file.edition DESC, document_file.page, document_file.at, document_file.id
            """
        ).map { row in
            let (id, household) = (try row.text("id"), try row.text("household_id"))
            return KeptFile(
                id: id, household: household, document: try row.optionalText("document_id"),
                edition: try row.optionalInt("edition") ?? 0, page: try row.optionalInt("page") ?? 0,
                kind: try row.code("media"), size: try row.int("size"),
                remarks: Set(try row.text("remarks").split(separator: ",").compactMap { .init(rawValue: String($0)) }),
                at: try row.moment("at"), account: try row.text("account_id"),
                name: try head(try row.bytes("sealed"), of: id, household, author)?.name)
        }
    }

    private func head(
        _ sealed: [UInt8], of file: String, _ household: String, _ author: Author
    ) throws -> SealedFileHead? {
        try author.vault.openIfKept(
            Sealed(slot: SealSlot(owner: household, table: "document_file", row: file), bytes: sealed))
    }

    /// The bytes of a file that was found visible, whole and as they were kept.
    ///
    /// - Throws: `VaultError.tampered` when a part is missing, foreign or too many.
    package func bytes(of file: KeptFile, by author: Author) throws -> [UInt8] {
        guard let sealed = try row("SELECT sealed FROM document_file WHERE id = \(file.id)")?.bytes("sealed"),
            let head = try head(sealed, of: file.id, file.household, author)
        else { throw VaultError.erased(file.household) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head.size)
        for place in 0..<head.parts {
            let id = SealedPart.row(file.id, place)
            guard let row = try row("SELECT sealed FROM document_part WHERE id = \(id)") else {
                throw VaultError.tampered(table: "document_part", row: id)
            }
            let slot = SealSlot(owner: file.household, table: "document_part", row: id)
            bytes += try author.vault.open(Sealed<SealedPart>(slot: slot, bytes: try row.bytes("sealed"))).bytes
        }
        guard bytes.count == head.size else { throw VaultError.tampered(table: "document_file", row: file.id) }
        return bytes
    }

    /// Files whose form was never accepted leave after a day.
    package func dropWaitingFiles(before moment: Moment) throws {
        let old: Query = "SELECT id FROM document_file WHERE document_id IS NULL AND at < \(moment)"
        try run("DELETE FROM document_part WHERE file_id IN (\(old))")
        try run("DELETE FROM document_file WHERE document_id IS NULL AND at < \(moment)")
    }
}
