package import RelorefDomain
package import RelorefStorage

/// What concerns the household: asked for, granted, begun, refused, withdrawn.
extension Transaction {
    package func askGuarantee(_ id: String, on day: Day, by author: Author) throws {
        try moveGuarantee(id, "askGuarantee", ["on": day.iso], needs: .writeFiles, by: author) { file in
            try file.ask(on: day, today: author.today)
        }
    }

    /// The answer is yes. Where the lease is signed, the cover begins with it, or on another day that is given.
    ///
    /// - Parameter start: the first day that is covered; nil while the lease is not signed.
    package func grantGuarantee(
        _ id: String, on day: Day, visa: Guarantee.Visa? = nil, start: Day? = nil, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        let known = try changing(id, needs: .writeFiles, by: author)
        var (one, act) = (known.guarantee, Act(author, confirming: confirming))
        try one.grant(on: day, visa: visa, under: known.terms, today: author.today)
        if one.lease != nil {
            act.add(try lateVisa(one, known.departement, act))
            try one.start(on: start ?? max(one.leaseOn, day))
        }
        let detail = [
            "on": day.iso, "guarantee": one.scheme, "visa_on": one.visa?.on.iso, "from": one.days.active?.iso,
        ]
        try settle(
            act, "grantGuarantee", "guarantee", id, household: one.household, site: one.site, detail: detail)
        try update(one)
        try takeOver(one, by: author)
    }

    /// A guarantee that was granted begins to cover a lease that is signed (V71).
    package func startGuarantee(
        _ id: String, on day: Day, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        let known = try changing(id, needs: .writeFiles, by: author)
        var (one, act) = (known.guarantee, Act(author, confirming: confirming))
        try one.start(on: day)
        act.add(
            GuaranteeRules(act.context).open(known.scheme, one.scheme, leaseOn: one.leaseOn, try guaranteeBook()))
        act.add(try lateVisa(one, known.departement, act))
        try settle(
            act, "startGuarantee", "guarantee", id, household: one.household, site: one.site,
            detail: ["guarantee": one.scheme, "from": day.iso])
        try update(one)
        try takeOver(one, by: author)
    }

    /// What is said of a visa against the day of the lease (V71).
    func lateVisa(_ one: Guarantee, _ departement: String, _ act: Act) throws -> [Finding] {
        let last = try one.visa.flatMap { try deadlineBook().lastDay(of: $0, in: departement) }
        return GuaranteeRules(act.context).visa(one.visa, until: last, leaseOn: one.leaseOn)
    }

    package func refuseGuarantee(
        _ id: String, _ reason: Guarantee.RefusalReason, on day: Day, by author: Author
    ) throws {
        let detail = ["on": day.iso, "guarantee_reason": reason.rawValue]
        try moveGuarantee(id, "refuseGuarantee", detail, needs: .writeFiles, by: author) { one in
            try one.refuse(on: day, reason, today: author.today)
        }
    }

    /// Written down by mistake, or thought of no more.
    package func withdrawGuarantee(_ id: String, by author: Author) throws {
        let known = try changing(id, needs: .writeFiles, by: author)
        guard known.guarantee.state.isBefore else { throw Guarantee.Refusal.stateIs(known.guarantee.state) }
        try mark(known.guarantee, withdrawn: author.now, "withdrawGuarantee", by: author)
    }

    package func restoreGuarantee(_ id: String, by author: Author) throws {
        guard let row = try row("SELECT * FROM guarantee WHERE id = \(id) AND withdrawn_at IS NOT NULL"),
            try household(try row.text("household_id"), visibleTo: author.actor) != nil
        else { throw NotVisible("guarantee", id) }
        try author.needs(.writeFiles)
        try mark(try Guarantee(row), withdrawn: nil, "restoreGuarantee", by: author)
    }

    private func mark(_ one: Guarantee, withdrawn moment: Moment?, _ verb: String, by author: Author) throws {
        try update("guarantee", id: one.id, version: one.version, ["withdrawn_at": moment])
        try journal(
            verb, "guarantee", one.id, household: one.household, site: one.site, detail: ["guarantee": one.scheme],
            by: author)
    }
}
