import Foundation
import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Takes a merge back, thirty days long (V07): each file has again what it had, and what was added since stays with
    /// the kept one.
    package func undoMerge(_ id: String, by author: Author) throws {
        try author.needs(.mergeFiles)
        var act = Act(author, .history)
        guard let row = try row("SELECT * FROM file_merge WHERE id = \(id)") else { throw NotVisible("file_merge", id) }
        let (kept, absorbed) = (try row.text("kept_id"), try row.text("absorbed_id"))
        let noun = try row.text("noun")
        let file = noun == "person" ? try person(kept, act).household : try file(kept, act)
        guard try row.isNull("undone_at") else {
            throw ActRefusal.wrongState(noun: "file_merge", id: id, state: "undone")
        }
        let mergedOn = try row.moment("merged_at").day(in: "Europe/Paris")
        act.add(HouseholdChangeRules(act.context).undoMerge(mergedOn: mergedOn))
        try settle(
            act, "undoMerge", noun, kept, household: file.id, site: file.site,
            detail: ["absorbed": absorbed, "merge": id])
        let slot = SealSlot(owner: file.id, table: "file_merge", column: "undo", row: id)
        let sealed = Sealed<SealedText>(slot: slot, bytes: try row.bytes("undo"))
        let undo = try JSONDecoder().decode(MergeUndo.self, from: Data(try author.vault.open(sealed).text.utf8))
        try restore(undo, from: file.id, to: noun == "person" ? nil : absorbed, by: author)
        try run("UPDATE file_merge SET undone_at = \(author.now) WHERE id = \(id)")
        try recount(try self.file(file.id, act), by: author)
        if noun == "household" { try recount(try self.file(absorbed, act), by: author) }
    }

    private func restore(_ undo: MergeUndo, from kept: String, to absorbed: String?, by author: Author) throws {
        for row in undo.added ?? [] { try run("DELETE FROM \(Query(unbound: row.table)) WHERE id = \(row.id)") }
        for row in undo.access ?? [] {
            try run(
                """
                DELETE FROM household_access
                WHERE household_id = \(kept) AND account_id = \(row.account) AND kind = \(row.kind)
                """)
        }
        for change in undo.changes.reversed() {
            let table = Query(unbound: change.table)
            let texts: [Query] = change.texts.sorted { $0.key < $1.key }.map {
                "\(Query(unbound: $0.key)) = \($0.value)"
            }
            let numbers: [Query] = change.numbers.sorted { $0.key < $1.key }
                .map { "\(Query(unbound: $0.key)) = \($0.value)" }
            try run("UPDATE \(table) SET \((texts + numbers).joined(", ")) WHERE id = \(change.id)")
        }
        for gone in undo.removed {
            guard let from = Day(iso: gone.from), let kinship = Kinship(rawValue: gone.kinship) else { continue }
            try insert(
                Membership(
                    id: gone.id, household: gone.household, person: gone.person, kinship: kinship, from: from,
                    to: gone.to.flatMap { Day(iso: $0) }, partTime: gone.partTime,
                    endReason: gone.endReason.flatMap(MembershipEndReason.init)))
        }
        for before in undo.profiles ?? [] {
            guard let person = try people([before.person])[before.person],
                let profile = PersonalProfile(sealedFields: before.fields)
            else { continue }
            try setProfile(profile, of: person, by: author)
        }
        guard let absorbed else { return }
        for person in undo.keys {
            if let person = try people([person])[person] { _ = try reseal(person, under: absorbed, by: author) }
        }
        for text in undo.resealed {
            if let (table, column) = Self.movedTexts.first(where: {
                "\($0.0)" == text.table && "\($0.1)" == text.column
            }) {
                try resealText(table, column: column, text.id, from: kept, to: absorbed, vault: author.vault)
            } else if text.table == "appointment_link" {
                try resealText(
                    "appointment_link", column: "sealed", text.id, from: kept, to: absorbed, vault: author.vault)
            } else if text.table == "pathway_text" {
                try movePathwayText(text.id, from: kept, to: absorbed, by: author)
            } else {
                try moveExpected(text.id, from: kept, to: absorbed, by: author)
            }
        }
    }
}
