import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Two persons of one file are the same one, written twice (V07).
    @discardableResult
    package func mergePersons(
        _ absorbed: String, into kept: String, taking fields: Set<MergeField> = [], by author: Author
    ) throws -> FileMerge {
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
        try mergePerson(absorbed, into: kept, taking: fields, &undo, by: author)
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
        return try merge(id)
    }
}
