import RelorefDomain
import RelorefStorage

/// One stay of a household, with what the rules ask of its dwelling.
private struct CheckedStay {
    let name: String
    let kind: AccommodationKind
    let isEnded: Bool
    let nights: Nights
    let exit: ExitType?
    let reason: String
    let association: String
    let termOn: Day?
    let lease: ExitRules.Lease
    let window: StayRules.Window

    init?(_ row: ResultRow) throws(StorageError) {
        guard let entry = try row.optionalDay("from_day") else { return nil }
        name = try row.text("name")
        kind = try row.code("kind")
        nights = Nights(entry: entry, exit: try row.optionalDay("to_day"))
        isEnded = nights.exit != nil
        exit = try row.optionalCode("exit_type")
        reason = try row.optionalText("exit_reason") ?? ""
        association = try row.text("association_id")
        termOn = try row.optionalDay("term_on")
        lease = ExitRules.Lease(
            landlord: try row.optionalText("landlord_id"), stock: try row.optionalCode("stock"),
            commune: try row.optionalText("commune"), start: entry,
            rent: try row.optionalInt("rent_cents"))
        window = StayRules.Window(
            inServiceFrom: try row.optionalDay("service_from"), leaseEnd: try row.optionalDay("lease_end"),
            noticeMonths: try row.optionalInt("notice_months") ?? 3)
    }
}

extension GroupCheck {
    /// A household is in one place at a time, its transfers are linked, its exits are documented (V31, V34 to V38).
    mutating func stays(of households: TouchedRecords) throws {
        let terms = try tx.dueTerms(on: today)
        for condition in households.conditions(on: "stay.household_id") {
            var found: [GroupFinding] = []
            try forEachGroup(stayQuery(condition), by: "household_id") { rows in
                var part = GroupCheck(tx, today: today)
                part.stays(try rows.compactMap { row in try CheckedStay(row) }, terms)
                found += part.findings
            }
            findings += found.prefix(max(0, GroupCheck.limit - findings.count))
        }
    }

    private func stayQuery(_ condition: Query) -> Query {
        """
        SELECT coalesce(stay.external_id, stay.id) AS name, stay.household_id, stay.kind, stay.from_day, stay.to_day,
          stay.exit_type, stay.exit_reason, stay.term_on, stay.signed_on, stay.rent_cents, site.association_id,
          dwelling.landlord_id, dwelling.stock, dwelling.commune, dwelling.service_from,
          (SELECT max(coalesce(to_day, '9999-12-31')) FROM head_lease
            WHERE head_lease.dwelling_id = dwelling.id) AS lease_end,
          (SELECT max(notice_months) FROM head_lease WHERE head_lease.dwelling_id = dwelling.id) AS notice_months
        FROM accommodation AS stay JOIN site ON site.id = stay.site_id
        LEFT JOIN dwelling ON dwelling.id = stay.dwelling_id
        WHERE stay.state IN ('active', 'ended') AND \(condition)
        ORDER BY stay.household_id, stay.from_day, stay.id
        """
    }

    private mutating func stays(_ stays: [CheckedStay], _ terms: DueTerms) {
        let double = StayRules(context(false)).homes(stays.map { ($0.kind, $0.nights) })
        if let day = double.first?.values.last {
            let best = stays.filter { $0.nights.entry.iso == day } + stays.filter { $0.nights.entry.iso != day }
            add(double, "accommodations", best.map(\.name), column: "from_day")
        }
        let homes = stays.filter { $0.kind == .centre || $0.kind == .relay }
        length(homes.filter { $0.kind == .relay }, terms)
        for (index, stay) in homes.enumerated() where stay.kind == .relay {
            window(stay)
            let next = homes[(index + 1)...].first { $0.kind == .relay && $0.association == stay.association }
            leaving(stay, next: next, leases: stays.filter { $0.kind == .directLease || $0.kind == .slidingLease })
        }
    }

    /// Somebody looks at a stay that runs for more than a year, transfers included (V47).
    private mutating func length(_ relays: [CheckedStay], _ terms: DueTerms) {
        guard let running = relays.last, !running.isEnded else { return }
        var first = running
        for earlier in relays.reversed() where earlier.nights.exit == first.nights.entry { first = earlier }
        let found = StayRules(context(false)).length(firstEntry: first.nights.entry, exit: nil, terms)
        add(found, "accommodations", [running.name], column: "from_day", isHistory: true)
    }

    private mutating func window(_ stay: CheckedStay) {
        let findings = StayRules(context(stay.isEnded))
            .window(stay.nights, agreementEnd: stay.isEnded ? nil : stay.termOn, stay.window)
        for finding in findings {
            let column = finding.field == "agreementEnd" ? "term_on" : finding.field == "to" ? "to_day" : "from_day"
            // A term past the notice of the lease is a date to agree on, not an error of the file.
            add(
                [finding], "accommodations", [stay.name], column: column, isHistory: stay.isEnded || column == "term_on"
            )
        }
    }

    private mutating func leaving(_ stay: CheckedStay, next: CheckedStay?, leases: [CheckedStay]) {
        guard let type = stay.exit, let exit = stay.nights.exit else { return }
        let rules = ExitRules(context(true))
        var findings = rules.transfer(type, on: exit, nextEntry: next?.nights.entry)
        // The lease that the household moved into: the last one that began by two months after the exit.
        let lease = leases.last { lease in
            lease.nights.entry <= exit.adding(days: 62) && lease.nights.exit.map { $0 > exit } ?? true
        }
        findings += rules.directLease(type, lease?.lease).prefix(1)
        if type.isDirectLease, let lease {
            findings += rules.leaseStart(lease.nights.entry, exit: exit, reason: "-")
        }
        findings += rules.uncertain(type, reason: stay.reason, contactConsent: true)
        add(findings, "accommodations", [stay.name], column: "exit_type", isHistory: true)
    }
}
