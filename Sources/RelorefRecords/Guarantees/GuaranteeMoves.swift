import RelorefDomain
import RelorefStorage

/// What every act on a guarantee does.
extension Transaction {
    /// Reads it, changes it by its own rules, keeps and journals it.
    func moveGuarantee(
        _ id: String, _ verb: String, _ detail: [String: String?], needs permission: Permission, by author: Author,
        _ work: (inout Guarantee) throws -> Void
    ) throws {
        var one = try changing(id, needs: permission, by: author).guarantee
        try work(&one)
        try update(one)
        var told = detail.compactMapValues { $0 }
        told["guarantee"] = one.scheme
        try journal(
            verb, "guarantee", id, household: one.household, site: one.site, detail: told, by: author)
    }

    /// A guarantee that the author may change. What concerns the household is written in its file; what concerns the
    /// landlord goes on when the file is closed: a first year outlasts the six months of the follow-up.
    func changing(_ id: String, needs permission: Permission, by author: Author) throws -> GuaranteeFile {
        try author.needs(permission)
        guard let known = try guarantee(id, by: author) else { throw NotVisible("guarantee", id) }
        if permission == .writeFiles {
            do {
                _ = try file(known.guarantee.household, Act(author))
            } catch is NotVisible {
                throw NotVisible("guarantee", id)
            }
        }
        return known
    }

    /// Days that somebody had written down by hand for the same give way to the record (D-22, D-23).
    func takeOver(_ one: Guarantee, by author: Author) throws {
        var kinds: [DeadlineAnchor] = []
        if one.days.active != nil { kinds.append(.guaranteeStart) }
        if one.visa != nil { kinds.append(.visaDate) }
        for row in try rows(
            """
            SELECT id, kind FROM anchor_event WHERE household_id = \(one.household) AND kind IN \(Query.list(kinds))
              AND answered_on IS NULL AND withdrawn_at IS NULL ORDER BY id
            """)
        {
            let id = try row.text("id")
            try run(
                "UPDATE anchor_event SET withdrawn_at = \(author.now), version = version + 1 WHERE id = \(id)")
            try journal(
                "withdrawDate", "followedDate", id, household: one.household, site: one.site,
                detail: ["followed": try row.text("kind")], by: author)
        }
    }
}
