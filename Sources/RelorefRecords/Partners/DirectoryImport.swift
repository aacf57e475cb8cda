package import RelorefDomain
package import RelorefStorage

/// What an import of a directory did, or would do.
package struct DirectoryReport: Sendable, Hashable {
    /// A field in which the directory and the record differ: the record stays as it is.
    package struct Difference: Sendable, Hashable {
        package let line: Int
        package let partner: String
        package let field: String
        package let ours: String
        package let theirs: String
    }

    package internal(set) var added: [String] = []
    package internal(set) var completed: [String] = []
    package internal(set) var unchanged = 0
    /// Known already, and kept by a site beyond the author's reach.
    package internal(set) var elsewhere = 0
    package internal(set) var differences: [Difference] = []
    package internal(set) var faults: [DirectoryFault] = []
    package internal(set) var isWritten = false
}

/// Takes organisations of another directory into ours: all of a file, or nothing of it.
///
/// An entry is known again by the other directory's name for it, by its SIRET, then by its name and its commune. What a
/// record lacks is filled in; what it says otherwise stays, and is told. Read again, the same file changes nothing.
package struct DirectoryImport: Sendable {
    private let bytes: [UInt8]
    private let file: String
    /// The site that keeps the new records, and what they are where the file does not tell.
    private let site: String
    private let kind: PartnerKind

    package init(_ bytes: [UInt8], file: String, site: String, kind: PartnerKind = .association) {
        (self.bytes, self.file, self.site, self.kind) = (bytes, file, site, kind)
    }

    private struct Undone: Error { let report: DirectoryReport }

    /// What the import would do; nothing is written.
    package func check(author: Author, store: any Store) async throws -> DirectoryReport {
        try await store.read { tx in try run(tx, author, isCheck: true) }
    }

    /// Imports, unless something is at fault.
    package func run(author: Author, store: any Store) async throws -> DirectoryReport {
        do {
            return try await store.write { tx in
                let report = try run(tx, author, isCheck: false)
                guard report.isWritten else { throw Undone(report: report) }
                return report
            }
        } catch let undone as Undone {
            return undone.report
        }
    }

    /// The same within a transaction that is there already. With faults nothing is written.
    package func run(_ tx: any Transaction, _ author: Author, isCheck: Bool) throws -> DirectoryReport {
        try author.needs(.writePartners)
        guard author.actor.stock.covers(site) else { throw NotVisible("site", site) }
        let reading = try DirectoryReading(bytes, file: file) { name, postalCode in
            let found = try tx.communes(named: name, postalCode: postalCode.isEmpty ? nil : postalCode)
            return found.count == 1 ? found.first?.code : nil
        }
        var report = DirectoryReport()
        report.faults = reading.faults
        guard reading.faults.isEmpty else { return report }
        var seen: Set<String> = []
        for entry in reading.entries {
            // The same organisation twice in one file is taken once.
            let keys = entry.keys
            guard seen.isDisjoint(with: keys) else {
                report.unchanged += 1
                continue
            }
            seen.formUnion(keys)
            try take(entry, tx, author, isCheck, &report)
        }
        report.isWritten = !isCheck
        return report
    }

    private func take(
        _ entry: DirectoryEntry, _ tx: any Transaction, _ author: Author, _ isCheck: Bool,
        _ report: inout DirectoryReport
    ) throws {
        let departement = try entry.commune.flatMap { try tx.commune($0)?.departement }
        guard var partner = try tx.partner(like: entry, departement: departement, knownTo: author.actor) else {
            let facts = PartnerFacts(
                name: entry.name, kind: entry.kind ?? kind, siret: entry.siret, departement: departement,
                commune: departement == nil ? nil : entry.commune, site: site, reach: entry.reach)
            report.added.append(entry.name)
            if isCheck { return }
            let made = try tx.createPartner(facts, by: author)
            try tx.run("UPDATE partner SET external_id = \(entry.externalID) WHERE id = \(made.id)")
            return
        }
        guard author.actor.keeps(partner) else {
            report.elsewhere += 1
            return
        }
        let before = partner
        if partner.site == nil { partner.site = site }
        if partner.siret == nil { partner.siret = entry.siret }
        if partner.commune == nil, departement != nil {
            (partner.commune, partner.departement) = (entry.commune, departement)
        }
        if !entry.isOurs { fill(&partner, with: entry, &report) }
        guard partner != before else {
            report.unchanged += 1
            return
        }
        report.completed.append(partner.name)
        if isCheck { return }
        try tx.update(partner)
        try tx.journal(
            "update", "partner", partner.id, site: partner.site,
            detail: partner.changes(from: before).compactMapValues { $0 }, by: author)
    }

    /// Fills in what is empty; notes what is told otherwise.
    private func fill(_ partner: inout Partner, with entry: DirectoryEntry, _ report: inout DirectoryReport) {
        // A person's number and box are not taken into the open.
        guard !partner.isPerson else { return }
        let fields: [(String, WritableKeyPath<PartnerReach, String>)] = [
            ("telephone", \.phone), ("courriel", \.email), ("site_web", \.website), ("adresse", \.street),
            ("code_postal", \.postalCode), ("description", \.description),
        ]
        for (name, path) in fields where !entry.reach[keyPath: path].isEmpty {
            if partner.reach[keyPath: path].isEmpty {
                partner.reach[keyPath: path] = entry.reach[keyPath: path]
            } else if partner.reach[keyPath: path] != entry.reach[keyPath: path] {
                report.differences.append(
                    .init(
                        line: entry.line, partner: partner.name, field: name, ours: partner.reach[keyPath: path],
                        theirs: entry.reach[keyPath: path]))
            }
        }
    }
}

extension DirectoryEntry {
    /// By what it is known again: the other directory's name for it, its number, its name and its commune.
    fileprivate var keys: Set<String> {
        let place = siret.map { "siret \($0.digits)" } ?? "\(Transliteration.key(name))|\(commune ?? "")"
        return ["id \(externalID)", place]
    }

    /// Written by us: it knows no more than our record does.
    fileprivate var isOurs: Bool { externalID.hasPrefix(DirectoryWriting.source + "--") }
}

extension Transaction {
    /// The record of an entry: by the other directory's name for it, by its number, by its name and its commune, or by
    /// its name alone where neither tells of a place. Of merged ones, what they became.
    func partner(like entry: DirectoryEntry, departement: String?, knownTo actor: Actor) throws -> Partner? {
        let known = PartnerFilter.known(to: actor)
        if let one = try row(
            """
            SELECT partner.* FROM partner WHERE (partner.external_id = \(entry.externalID)
              OR \(DirectoryWriting.source) || '--' || partner.id = \(entry.externalID)) AND \(known)
            """)
        {
            return try Partner(one)
        }
        if let siret = entry.siret, let one = try partner(with: siret, knownTo: actor) { return one }
        let key = Transliteration.key(entry.name)
        let place: Query = entry.commune.map { "partner.commune = \($0)" } ?? "partner.commune IS NULL"
        let other: Query = entry.siret == nil ? "1 = 1" : "partner.siret IS NULL"
        return try row(
            """
            SELECT partner.* FROM partner WHERE partner.name_key = \(key) AND \(place) AND \(other) AND \(known)
            ORDER BY CASE WHEN partner.successor_id IS NULL THEN 0 ELSE 1 END, partner.id LIMIT 1
            """
        ).map { try Partner($0) }
    }
}
