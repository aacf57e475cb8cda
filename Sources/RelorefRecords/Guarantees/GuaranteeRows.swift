package import RelorefDomain
package import RelorefStorage

extension Guarantee.State: SQLBindable {}
extension Guarantee.Payer: SQLBindable {}
extension Guarantee.RefusalReason: SQLBindable {}
extension GuaranteeClaim.Matter: SQLBindable {}

extension Guarantee {
    init(_ row: ResultRow) throws(StorageError) {
        let visa = try row.optionalDay("visa_on")
        let (cents, payer): (Int?, Payer?) = (
            try row.optionalInt("premium_cents"), try row.optionalCode("premium_by")
        )
        let (paidOn, until) = (try row.optionalDay("premium_on"), try row.optionalDay("visa_until"))
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), site: try row.text("site_id"),
            scheme: try row.text("scheme"), lease: try row.optionalText("accommodation_id"),
            landlord: try row.optionalText("partner_id"), leaseOn: try row.day("lease_on"),
            state: try row.code("state"),
            days: Days(
                asked: try row.optionalDay("asked_on"), granted: try row.optionalDay("granted_on"),
                refused: try row.optionalDay("refused_on"), active: try row.optionalDay("active_from"),
                handedOver: try row.optionalDay("handed_on"), ended: try row.optionalDay("ended_on")),
            reason: try row.optionalCode("refusal_reason"), visa: visa.map { Visa(on: $0, until: until) },
            premium: cents.flatMap { cents in payer.map { Premium(cents: cents, payer: $0, paidOn: paidOn) } },
            version: try row.int("version"))
    }
}

extension GuaranteeClaim {
    init(_ row: ResultRow) throws(StorageError) {
        var outcome = Outcome.open
        if let day = try row.optionalDay("settled_on") {
            outcome = try row.optionalInt("paid_cents").map { .paid(cents: $0, on: day) } ?? .rejected(on: day)
        }
        self.init(
            id: try row.text("id"), guarantee: try row.text("guarantee_id"), declaredOn: try row.day("declared_on"),
            try row.code("matter"), cents: try row.int("cents"), outcome: outcome, version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ one: Guarantee, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "guarantee",
            [
                "id": one.id, "household_id": one.household, "site_id": one.site, "scheme": one.scheme,
                "accommodation_id": one.lease, "partner_id": one.landlord, "lease_on": one.leaseOn,
                "state": one.state, "asked_on": one.days.asked, "granted_on": one.days.granted,
                "refused_on": one.days.refused, "refusal_reason": one.reason, "visa_on": one.visa?.on,
                "visa_until": one.visa?.until, "active_from": one.days.active, "premium_cents": one.premium?.cents,
                "premium_by": one.premium?.payer, "premium_on": one.premium?.paidOn, "handed_on": one.days.handedOver,
                "ended_on": one.days.ended, "account_id": account, "at": moment,
            ])
    }

    /// Keeps where it stands, if nobody else changed it meanwhile.
    func update(_ one: Guarantee) throws(StorageError) {
        try update(
            "guarantee", id: one.id, version: one.version,
            [
                "accommodation_id": one.lease, "partner_id": one.landlord, "lease_on": one.leaseOn,
                "state": one.state, "asked_on": one.days.asked, "granted_on": one.days.granted,
                "refused_on": one.days.refused, "refusal_reason": one.reason, "visa_on": one.visa?.on,
                "visa_until": one.visa?.until, "active_from": one.days.active, "premium_cents": one.premium?.cents,
                "premium_by": one.premium?.payer, "premium_on": one.premium?.paidOn, "handed_on": one.days.handedOver,
                "ended_on": one.days.ended,
            ])
    }

    package func insert(_ claim: GuaranteeClaim, by account: String, at moment: Moment) throws(StorageError) {
        try insert(
            "guarantee_claim",
            [
                "id": claim.id, "guarantee_id": claim.guarantee, "declared_on": claim.declaredOn,
                "matter": claim.matter, "cents": claim.cents, "outcome": claim.outcomeCode,
                "settled_on": claim.settledOn, "paid_cents": claim.paidCents, "account_id": account, "at": moment,
            ])
    }

    func update(_ claim: GuaranteeClaim) throws(StorageError) {
        try update(
            "guarantee_claim", id: claim.id, version: claim.version,
            ["outcome": claim.outcomeCode, "settled_on": claim.settledOn, "paid_cents": claim.paidCents])
    }
}

extension GuaranteeClaim {
    fileprivate var outcomeCode: String? {
        switch outcome {
        case .open: nil
        case .paid: "paid"
        case .rejected: "rejected"
        }
    }

    package var settledOn: Day? {
        switch outcome {
        case .open: nil
        case .paid(_, let day), .rejected(let day): day
        }
    }
}
