import Crypto
import Foundation
package import RelorefDomain
package import RelorefStorage

/// One thing that was done: pseudonymous ids, codes and dates only, so that erasing a file never breaks the chain.
package struct JournalEntry: Sendable, Hashable, Identifiable {
    package let id: String
    package let at: Moment
    package let actor: String
    /// What was done: "create", "update", "correct", "merge", "export" …
    package let act: String
    /// On what kind of record.
    package let noun: String
    package let subject: String
    package let household: String?
    package let site: String?
    /// Clear codes and dates by field; never a name, an address or free text.
    package let detail: [String: String]

    /// The detail in the one spelling that is hashed and stored: keys in order, `key=value` on lines of their own.
    var detailText: String {
        detail.sorted { $0.key < $1.key }.map { key, value in
            // Line ends are rare, and looking for them by bytes is quick.
            "\(key)=\(value.utf8.contains(10) ? value.replacing("\n", with: " ") : value)"
        }.joined(separator: "\n")
    }

    /// SHA-256 over the length-prefixed fields.
    var hash: [UInt8] { hash(at: at.text, detail: detailText) }

    fileprivate func hash(at: String, detail: String) -> [UInt8] {
        Self.hash([id, at, actor, act, noun, subject, household ?? "", site ?? "", detail])
    }

    static func hash(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for field in fields {
            let length = UInt32(field.utf8.count)
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
            bytes.append(contentsOf: field.utf8)
        }
        return [UInt8](SHA256.hash(data: bytes))
    }
}

extension JournalEntry {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        guard let moment = Moment(text: try row.text("at")) else { throw .decoding("at") }
        at = moment
        actor = try row.text("actor_id")
        act = try row.text("act")
        noun = try row.text("noun")
        subject = try row.text("subject_id")
        household = try row.optionalText("household_id")
        site = try row.optionalText("site_id")
        var parsed: [String: String] = [:]
        for line in try row.text("detail").split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { throw .decoding("detail") }
            parsed[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        detail = parsed
    }
}

extension Transaction {
    /// Adds an entry in the same transaction as the write that it tells of.
    package func journal(
        _ act: String, _ noun: String, _ subject: String, household: String? = nil, site: String? = nil,
        detail: [String: String] = [:], by author: Author
    ) throws(StorageError) {
        try journal([
            JournalEntry(
                id: author.newID(), at: author.now, actor: author.actor.id, act: act, noun: noun, subject: subject,
                household: household, site: site, detail: detail)
        ])
    }

    /// Adds several entries, for a write that tells of many records.
    func journal(_ entries: [JournalEntry]) throws(StorageError) {
        let rows = entries.map { entry in
            let (at, told) = (entry.at.text, entry.detailText)
            return [
                entry.id, at, entry.actor, entry.act, entry.noun, entry.subject, entry.household, entry.site, told,
            ].map(\.sqlValue) + [.bytes(entry.hash(at: at, detail: told))]
        }
        try add(
            to: "journal_entry", "id, at, actor_id, act, noun, subject_id, household_id, site_id, detail, hash",
            rows: rows)
    }
}
