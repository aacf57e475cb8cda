import Foundation
import RelorefDomain
import RelorefStorage

/// What a merge changed, so that it can be taken back: kept sealed for thirty days.
struct MergeUndo: Codable {
    /// What stood in some columns of one row; written back together, since one column may demand the other.
    struct Change: Codable {
        let table: String
        let id: String
        var texts: [String: String?] = [:]
        var numbers: [String: Int?] = [:]
    }

    struct Removal: Codable {
        let id: String, household: String, person: String, kinship: String, from: String
        let to: String?
        let partTime: Bool
        let endReason: String?
    }

    struct Resealed: Codable { let table: String, id: String, column: String }
    struct Added: Codable { let table: String, id: String }
    struct Profile: Codable { let person: String, fields: [String] }
    struct Access: Codable { let account: String, kind: String }

    var changes: [Change] = []
    var removed: [Removal] = []
    var resealed: [Resealed] = []
    /// People whose key moved to the kept file.
    var keys: [String] = []
    /// Rows that the merge wrote; nil in merges of before fields could be chosen, like the next two.
    var added: [Added]?
    /// What stood in profiles that took something from the other person.
    var profiles: [Profile]?
    /// Colleagues who were named, or shut out, because they were on the absorbed file.
    var access: [Access]?

    mutating func reseal(_ table: String, _ id: String, _ column: String) {
        resealed.append(Resealed(table: table, id: id, column: column))
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

extension Transaction {
    /// Changes text columns of a row and notes what stood there.
    func set(_ table: String, _ id: String, _ values: [String: String?], _ undo: inout MergeUndo) throws {
        let name = Query(unbound: table)
        let columns = values.keys.sorted()
        let fields = columns.map { Query(unbound: $0) }
        guard let before = try row("SELECT \(fields.joined(", ")) FROM \(name) WHERE id = \(id)") else { return }
        var change = MergeUndo.Change(table: table, id: id)
        for column in columns { change.texts.updateValue(try before.optionalText(column), forKey: column) }
        undo.changes.append(change)
        let assignments: [Query] = columns.map { "\(Query(unbound: $0)) = \(values[$0] ?? nil)" }
        try run("UPDATE \(name) SET \(assignments.joined(", ")) WHERE id = \(id)")
    }

    func remove(_ membership: Membership, _ undo: inout MergeUndo) throws {
        undo.removed.append(
            MergeUndo.Removal(
                id: membership.id, household: membership.household, person: membership.person,
                kinship: membership.kinship.rawValue, from: membership.from.iso, to: membership.to?.iso,
                partTime: membership.partTime, endReason: membership.endReason?.rawValue))
        try run("DELETE FROM membership WHERE id = \(membership.id)")
    }

    func moveKey(of id: String, to household: String, _ undo: inout MergeUndo, by author: Author) throws {
        guard let person = try people([id])[id], person.keyOwner != household else { return }
        _ = try reseal(person, under: household, by: author)
        undo.keys.append(id)
    }

    /// What is known of one person becomes known of the other: papers, levels of French, work; both ids stay known.
    func mergePerson(
        _ absorbed: String, into kept: String, taking fields: Set<MergeField>, _ undo: inout MergeUndo,
        by author: Author
    ) throws {
        guard let keeper = try people([kept])[kept] else { throw NotVisible("person", kept) }
        try take(fields, from: absorbed, for: kept, &undo, by: author)
        try moveKey(of: absorbed, to: keeper.keyOwner, &undo, by: author)
        for identity in try rows("SELECT id, is_current FROM identity WHERE person_id = \(absorbed) ORDER BY id") {
            let id = try identity.text("id")
            let isCurrent = try identity.int("is_current")
            undo.changes.append(.init(table: "identity", id: id, numbers: ["is_current": isCurrent]))
            try run("UPDATE identity SET is_current = 0 WHERE id = \(id)")
            try set("identity", id, ["person_id": kept], &undo)
        }
        for table in ["protection", "permit", "employment_spell", "household_document"] {
            try move(table, absorbed, kept, unless: nil, &undo)
        }
        try move("appointment_member", absorbed, kept, unless: "appointment_id", &undo)
        // One level, one situation a day: what the kept person has stands.
        try move("french_level", absorbed, kept, unless: "assessed_on", &undo)
        try move("employment_status", absorbed, kept, unless: "from_day", &undo)
    }

    private func move(
        _ table: String, _ absorbed: String, _ kept: String, unless day: String?, _ undo: inout MergeUndo
    ) throws {
        let name = Query(unbound: table)
        var free: Query = ""
        if let day {
            let column = Query(unbound: day)
            free = """
                 AND NOT EXISTS (SELECT 1 FROM \(name) AS other
                  WHERE other.person_id = \(kept) AND other.\(column) = own.\(column))
                """
        }
        for row in try rows(
            "SELECT own.id FROM \(name) AS own WHERE own.person_id = \(absorbed)\(free) ORDER BY own.id")
        {
            try set(table, try row.text("id"), ["person_id": kept], &undo)
        }
    }
}
