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
        guard let absorbed else { return }
        for person in undo.keys {
            if let person = try people([person])[person] { _ = try reseal(person, under: absorbed, by: author) }
        }
        for text in undo.resealed {
            switch text.table {
            case "note":
                try resealText("note", column: "sealed", text.id, from: kept, to: absorbed, vault: author.vault)
            case "correction":
                try resealText("correction", column: "reason", text.id, from: kept, to: absorbed, vault: author.vault)
            case "rule_confirmation":
                try resealText(
                    "rule_confirmation", column: "reason", text.id, from: kept, to: absorbed, vault: author.vault)
            default: try moveExpected(text.id, from: kept, to: absorbed, by: author)
            }
        }
    }

    /// Two persons of one file are the same one, written twice (V07).
    @discardableResult
    package func mergePersons(_ absorbed: String, into kept: String, by author: Author) throws -> FileMerge {
        try author.needs(.mergeFiles)
        let act = Act(author, .history)
        let (_, household) = try person(kept, act)
        let doubled = try members(of: household.id, by: author).filter { $0.id == absorbed }
        guard absorbed != kept, !doubled.isEmpty else { throw NotVisible("person", absorbed) }
        let id = author.newID()
        try settle(
            act, "merge", "person", kept, household: household.id, site: household.site,
            detail: ["absorbed": absorbed, "merge": id])
        var undo = MergeUndo()
        for member in doubled { try remove(member.membership, &undo) }
        try mergePerson(absorbed, into: kept, &undo, by: author)
        // If the one who goes was the reference person, the one who stays takes the place.
        if doubled.contains(where: { $0.membership.kinship == .reference && $0.isOpen }),
            let own = try members(of: household.id, by: author).first(where: { $0.id == kept && $0.isOpen })
        {
            try set("membership", own.membership.id, ["kinship": Kinship.reference.rawValue], &undo)
        }
        try recount(household, by: author)
        let slot = SealSlot(owner: household.id, table: "file_merge", column: "undo", row: id)
        try insert(
            "file_merge",
            [
                "id": id, "noun": "person", "kept_id": kept, "absorbed_id": absorbed, "merged_at": author.now,
                "account_id": author.actor.id, "undo": try author.vault.seal(SealedText(try undo.text), slot),
            ])
        return FileMerge(id: id, kept: kept, absorbed: absorbed, mergedAt: author.now, isUndone: false)
    }

    /// The merges of a file, the latest first: both ids stay known.
    package func merges(of id: String) throws -> [FileMerge] {
        try rows(
            "SELECT * FROM file_merge WHERE kept_id = \(id) OR absorbed_id = \(id) ORDER BY merged_at DESC, id DESC"
        ).map { row in
            FileMerge(
                id: try row.text("id"), kept: try row.text("kept_id"), absorbed: try row.text("absorbed_id"),
                mergedAt: try row.moment("merged_at"), isUndone: try !row.isNull("undone_at"))
        }
    }
}
