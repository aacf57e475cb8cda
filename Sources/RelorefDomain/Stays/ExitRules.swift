/// What is checked of an exit: where the household goes, and what proves it.
package struct ExitRules: Sendable {
    /// The direct lease into which a household moves, as far as it is known.
    package struct Lease: Sendable, Hashable {
        package let landlord: String?
        package let stock: Stock?
        /// INSEE code.
        package let commune: String?
        package let start: Day?
        /// Monthly, in cents.
        package let rent: Int?

        package init(landlord: String?, stock: Stock?, commune: String?, start: Day?, rent: Int?) {
            (self.landlord, self.stock, self.commune, self.start, self.rent) = (landlord, stock, commune, start, rent)
        }
    }

    /// A stay that begins within this many days continues the one before (domain guide, 3.1).
    package static let transferDays = 7

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A move to another relay dwelling is no exit: both stays are linked, and only such a move is (V35).
    package func transfer(_ type: ExitType, on exit: Day, nextEntry: Day?) -> [Finding] {
        let follows = nextEntry.map { 0...ExitRules.transferDays ~= exit.days(until: $0) } ?? false
        if follows == !type.isExit { return [] }
        // Who "left" and came back within the week has moved; who "moved" must have arrived somewhere.
        return [follows ? context.block(.v35, "exit", [exit.iso]) : context.missing(.v35, "next", [exit.iso])]
    }

    /// The lease begins when the stay ends; the two may overlap by a month for the move, longer needs a reason (V36).
    package func leaseStart(_ start: Day, exit: Day, reason: String) -> [Finding] {
        let days = start.days(until: exit)
        if days <= 0 { return [] }
        let isExplained = days <= 31 || reason.contains { !$0.isWhitespace }
        return [context.warn(.v36, isExplained ? "leaseStart" : "reason", [String(days)])]
    }

    /// An exit to a direct lease names the landlord, the stock, the commune, the beginning and the rent (V37).
    package func directLease(_ type: ExitType, _ lease: Lease?) -> [Finding] {
        guard type.isDirectLease else { return [] }
        guard let lease else { return [context.missing(.v37, "lease")] }
        let given = [
            ("landlord", lease.landlord != nil), ("stock", lease.stock != nil), ("commune", lease.commune != nil),
            ("start", lease.start != nil), ("rent", lease.rent != nil),
        ]
        let missing = given.filter { !$0.1 }.map { context.missing(.v37, $0.0) }
        let isOtherStock =
            type == .directLeasePublic && lease.stock == .private
            || type == .directLeasePrivate && lease.stock == .public
        return missing + (isOtherStock ? [context.block(.v37, "stock", [type.rawValue])] : [])
    }

    /// An exit to somebody's home, or to nowhere known, says why, and whether contact may be kept (V38).
    package func uncertain(_ type: ExitType, reason: String, contactConsent: Bool?) -> [Finding] {
        guard type == .hostedByThirdParty || type == .unknown else { return [] }
        var findings: [Finding] = []
        if !reason.contains(where: { !$0.isWhitespace }) { findings.append(context.warn(.v38, "reason")) }
        if contactConsent == nil { findings.append(context.warn(.v38, "contactConsent")) }
        return findings
    }
}
