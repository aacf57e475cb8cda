/// What is checked of a stay in a relay dwelling, by itself and against its dwelling.
package struct StayRules: Sendable {
    /// The days between which a dwelling can be lived in.
    package struct Window: Sendable, Hashable {
        package let inServiceFrom: Day?
        package let leaseEnd: Day?
        package let noticeMonths: Int

        package init(inServiceFrom: Day?, leaseEnd: Day?, noticeMonths: Int) {
            (self.inServiceFrom, self.leaseEnd, self.noticeMonths) = (inServiceFrom, leaseEnd, noticeMonths)
        }
    }

    /// What becomes of a debt when a stay closes.
    package enum ArrearsSettlement: String, CaseIterable, Sendable, Codable { case plan, writeOff, transfer }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A stay lies within the dwelling's service and its head lease; the agreement ends a notice earlier (V31).
    package func window(_ stay: Nights, agreementEnd: Day?, _ window: Window) -> [Finding] {
        var findings: [Finding] = []
        if let service = window.inServiceFrom {
            if stay.entry < service { findings.append(context.block(.v31, "from", [service.iso])) }
        } else {
            findings.append(context.missing(.v31, "inServiceFrom"))
        }
        guard let leaseEnd = window.leaseEnd else { return findings }
        if stay.entry > leaseEnd { findings.append(context.block(.v31, "from", [leaseEnd.iso])) }
        if let exit = stay.exit, exit > leaseEnd { findings.append(context.block(.v31, "to", [leaseEnd.iso])) }
        let lastTerm = leaseEnd.adding(months: -window.noticeMonths)
        if let agreementEnd, agreementEnd > lastTerm {
            findings.append(context.block(.v31, "agreementEnd", [lastTerm.iso]))
        }
        return findings
    }

    /// A stay begins before it ends, and an exit is planned at most ninety days ahead (V32).
    package func dates(_ stay: Nights) -> [Finding] {
        guard let exit = stay.exit else { return [] }
        if exit <= stay.entry { return [context.block(.v32, "to", [stay.entry.iso, exit.iso])] }
        let latest = context.today.adding(days: 90)
        return exit > latest ? [context.warn(.v32, "to", [latest.iso])] : []
    }

    /// A household is in one place at a time, but for the day of a transfer (V34).
    package func ownStays(_ stays: [Nights]) -> [Finding] {
        let ordered = stays.sorted { $0.entry < $1.entry }
        for (index, one) in ordered.enumerated() {
            for other in ordered[(index + 1)...] where one.overlap(other) {
                return [context.block(.v34, "from", [one.entry.iso, other.entry.iso])]
            }
        }
        return []
    }

    /// Homes of one household that cannot both be true (V34): any two at a time, but for a lease of its own that begins
    /// before the household has left where it was.
    package func homes(_ homes: [(kind: AccommodationKind, nights: Nights)]) -> [Finding] {
        let ordered = homes.sorted { $0.nights.entry < $1.nights.entry }
        for (index, one) in ordered.enumerated() {
            for other in ordered[(index + 1)...] where one.nights.overlap(other.nights) {
                // Where it moves to: the lease is the later of the two.
                if one.kind != .directLease, other.kind == .directLease { continue }
                return [context.block(.v34, "from", [one.nights.entry.iso, other.nights.entry.iso])]
            }
        }
        return []
    }

    /// The entry inventory is made within three days of the entry, the exit one at most seven after the exit (V46).
    package func inventories(entry: Day?, exit: Day?, of stay: Nights) -> [Finding] {
        var findings: [Finding] = []
        if let entry, abs(stay.entry.days(until: entry)) > 3 {
            findings.append(context.warn(.v46, "entryInventory", [entry.iso, stay.entry.iso]))
        }
        if let exit, let left = stay.exit, left.days(until: exit) > 7 {
            findings.append(context.warn(.v46, "exitInventory", [exit.iso, left.iso]))
        }
        return findings
    }

    /// Somebody looks at a stay at each mark (V47). The value is the mark, in months.
    package func length(firstEntry: Day, exit: Day?, _ terms: DueTerms) -> [Finding] {
        let last = min(exit ?? context.today, context.today)
        return StayWatch.reached(entry: firstEntry, on: last, terms).map {
            [context.warn(.v47, "to", [String($0.months)])]
        }
            ?? []
    }

    /// An ALT dwelling is for protected persons only; other funding may house an asylum seeker, with a reason (V48).
    package func eligibility(_ protection: ProtectionKind?, isALT: Bool, reason: String) -> [Finding] {
        if protection?.opensServices == true { return [] }
        if isALT { return [context.block(.v48, "protection", protection.map { [$0.rawValue] } ?? [])] }
        return reason.contains { !$0.isWhitespace } ? [] : [context.missing(.v48, "reason")]
    }

    /// A stay that closes with a debt says what becomes of it (V49). Amount in cents.
    package func closing(arrears: Int, settlement: ArrearsSettlement?) -> [Finding] {
        arrears > 0 && settlement == nil ? [context.warn(.v49, "arrears", [String(arrears)])] : []
    }
}
