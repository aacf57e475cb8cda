package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The landlord calls upon a guarantee: for unpaid rent, or for damage.
    @discardableResult
    package func declareClaim(
        _ matter: GuaranteeClaim.Matter, cents: Int, on day: Day, of id: String, by author: Author
    ) throws -> GuaranteeClaim {
        var one = try changing(id, needs: .writePartners, by: author).guarantee
        let claim = GuaranteeClaim(
            id: author.newID(), guarantee: id, declaredOn: day, matter, cents: cents)
        try claim.check()
        try one.claim(on: day, today: author.today)
        try update(one)
        try insert(claim, by: author.actor.id, at: author.now)
        try journal(
            "declareClaim", "guarantee", id, household: one.household, site: one.site,
            detail: ["on": day.iso, "claim_matter": matter.rawValue, "cents": String(cents)], by: author)
        return claim
    }

    /// What came of the claim that is open.
    package func settleClaim(_ outcome: GuaranteeClaim.Outcome, of id: String, by author: Author) throws {
        let known = try changing(id, needs: .writePartners, by: author)
        var one = known.guarantee
        guard outcome != .open, var claim = known.openClaim else { throw Guarantee.Refusal.stateIs(one.state) }
        try claim.settle(outcome, cap: known.scheme?.cap(of: claim.matter), today: author.today)
        try one.settle(isPaid: claim.paidCents != nil)
        try update(claim)
        try update(one)
        let detail = [
            "on": claim.settledOn?.iso, "claim_matter": claim.matter.rawValue,
            "cents": claim.paidCents.map(String.init),
        ]
        try journal(
            claim.paidCents == nil ? "rejectClaim" : "payClaim", "guarantee", id, household: one.household,
            site: one.site, detail: detail.compactMapValues { $0 }, by: author)
    }
}
