package import RelorefDomain
package import RelorefStorage

/// Two files found to be of one household: which one goes on, and who in one is who in the other.
package struct NewMerge: Sendable, Hashable {
    package var kept: String
    package var absorbed: String
    /// People of the absorbed file who are the same as people of the kept one.
    package var same: [String: String]
    /// The others' tie to the kept file's reference person.
    package var kinships: [String: Kinship]
    /// Entries of the absorbed timeline that the kept one tells already.
    package var dropped: Set<String>
    /// What the kept file takes from the absorbed one.
    package var taken: Set<MergeField>
    /// What the kept person takes, by the absorbed person.
    package var takenOf: [String: Set<MergeField>]

    package init(
        _ absorbed: String, into kept: String, same: [String: String] = [:], kinships: [String: Kinship] = [:],
        dropped: Set<String> = [], taken: Set<MergeField> = [], takenOf: [String: Set<MergeField>] = [:]
    ) {
        (self.kept, self.absorbed, self.same) = (kept, absorbed, same)
        (self.kinships, self.dropped) = (kinships, dropped)
        (self.taken, self.takenOf) = (taken, takenOf)
    }
}

extension Transaction {
    /// Makes one file of two that are of the same household (V07): what the absorbed one holds moves to the kept one;
    /// it can be undone for thirty days.
    @discardableResult
    package func mergeFiles(
        _ new: NewMerge, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> FileMerge {
        try author.needs(.mergeFiles)
        var act = Act(author, .history, confirming: confirming)
        let (kept, absorbed) = (try file(new.kept, act), try file(new.absorbed, act))
        guard kept.id != absorbed.id else {
            throw ActRefusal.wrongState(noun: "household", id: kept.id, state: "same")
        }
        try check(new, kept, absorbed, &act)
        let id = author.newID()
        try settle(
            act, "merge", "household", kept.id, household: kept.id, site: kept.site,
            detail: ["absorbed": absorbed.id, "merge": id])
        var undo = MergeUndo()
        try move(new, &undo, by: author)
        undo.changes.append(.init(table: "household", id: absorbed.id, numbers: ["size": absorbed.size]))
        try set("household", absorbed.id, ["merged_into": kept.id], &undo)
        try run("UPDATE household SET size = 0, version = version + 1 WHERE id = \(absorbed.id)")
        try recount(try take(new.taken, from: absorbed, for: kept, &undo, by: author), by: author)
        let slot = SealSlot(owner: kept.id, table: "file_merge", column: "undo", row: id)
        try insert(
            "file_merge",
            [
                "id": id, "noun": "household", "kept_id": kept.id, "absorbed_id": absorbed.id,
                "merged_at": author.now, "account_id": author.actor.id,
                "undo": try author.vault.seal(SealedText(try undo.text), slot),
            ])
        return try merge(id)
    }

    private func check(_ new: NewMerge, _ kept: Household, _ absorbed: Household, _ act: inout Act) throws {
        // Each association keeps its own file: the network's head links them instead.
        if try associations(of: [kept.site, absorbed.site]).count > 1 {
            act.add(Finding(.v07, .block, field: "association"))
        }
        if new.taken.contains(.openedOn), let closed = kept.closedOn, closed < absorbed.openedOn {
            act.add(Finding(.v32, .block, field: "openedOn", values: [absorbed.openedOn.iso, closed.iso]))
        }
        let (ours, theirs) = (
            Set(try members(of: new.kept, by: act.author).map(\.id)),
            Set(try members(of: new.absorbed, by: act.author).map(\.id))
        )
        let strangers = new.same.filter { !theirs.contains($0.key) || !ours.contains($0.value) }
        if let stranger = strangers.keys.sorted().first { throw NotVisible("person", stranger) }
        if Set(new.same.values).count < new.same.count { act.add(Finding(.v07, .block, field: "same")) }
        // What both tell of the same days must be told once (V34).
        let kept = try homes(of: new.kept).compactMap(\.nights)
        for home in try homes(of: new.absorbed) where !new.dropped.contains(home.id) {
            if let nights = home.nights, let other = kept.first(where: { $0.overlap(nights) }) {
                act.add(
                    StayRules(act.context).ownStays([other, nights]).map {
                        Finding(.v34, .block, field: "dropped", values: [home.id] + $0.values)
                    })
            }
        }
    }

    private func move(_ new: NewMerge, _ undo: inout MergeUndo, by author: Author) throws {
        for home in try homes(of: new.absorbed) {
            if new.dropped.contains(home.id) {
                // The days of a cancelled entry stay readable; what marks an exit goes.
                try set(
                    "accommodation", home.id, ["state": "cancelled", "exit_type": nil, "exit_settles_on": nil], &undo)
            }
            try set("accommodation", home.id, ["household_id": new.kept], &undo)
        }
        for membership in try rows("SELECT * FROM membership WHERE household_id = \(new.absorbed) ORDER BY id")
            .map({ try Membership($0) })
        {
            if let twin = new.same[membership.person] {
                try remove(membership, &undo)
                try mergePerson(
                    membership.person, into: twin, taking: new.takenOf[membership.person] ?? [], &undo, by: author)
            } else {
                let told =
                    new.kinships[membership.person]
                    ?? (membership.kinship == .reference ? .otherRelative : membership.kinship)
                try set(
                    "membership", membership.id, ["kinship": told.rawValue, "household_id": new.kept], &undo)
                try moveKey(of: membership.person, to: new.kept, &undo, by: author)
            }
        }
        try moveTexts(new, &undo, by: author)
        try moveFamilyReports(from: new.absorbed, to: new.kept, &undo, at: author.now)
        try moveMessages(from: new.absorbed, to: new.kept, &undo, at: author.now)
    }

    private func moveTexts(_ new: NewMerge, _ undo: inout MergeUndo, by author: Author) throws {
        for (table, column) in Self.movedTexts {
            for id in try ids(table, of: new.absorbed) {
                try resealText(table, column: column, id, from: new.absorbed, to: new.kept, vault: author.vault)
                undo.reseal("\(table)", id, "\(column)")
            }
        }
        try movePathway(new, &undo, by: author)
        try moveAppointmentLinks(from: new.absorbed, to: new.kept, &undo, by: author)
        for table in Self.movedTables {
            for id in try ids(table, of: new.absorbed) { try set("\(table)", id, ["household_id": new.kept], &undo) }
        }
        for id in try ids("expected_member", of: new.absorbed) {
            try moveExpected(id, from: new.absorbed, to: new.kept, by: author)
            try set("expected_member", id, ["household_id": new.kept], &undo)
            undo.reseal("expected_member", id, "sealed")
        }
    }

    func ids(_ table: StaticString, of household: String) throws -> [String] {
        let name = Query(unbound: "\(table)")
        return try rows("SELECT id FROM \(name) WHERE household_id = \(household) ORDER BY id")
            .map { try $0.text("id") }
    }

    private func associations(of sites: [String]) throws -> Set<String> {
        Set(
            try rows("SELECT association_id FROM site WHERE id IN \(Query.list(Set(sites).sorted()))")
                .map { try $0.text("association_id") })
    }

    func moveExpected(_ id: String, from old: String, to new: String, by author: Author) throws {
        guard let bytes = try row("SELECT sealed FROM expected_member WHERE id = \(id)")?.optionalBytes("sealed") else {
            return
        }
        let sealed = Sealed<PersonalIdentity>(
            slot: SealSlot(owner: old, table: "expected_member", row: id), bytes: bytes)
        guard let opened = try author.vault.openIfKept(sealed) else { return }
        let moved = try author.vault.seal(opened, SealSlot(owner: new, table: "expected_member", row: id))
        try run("UPDATE expected_member SET sealed = \(moved) WHERE id = \(id)")
    }
}
