import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

extension RandomWorld {
    /// Centre, relay, sometimes a transfer, then a direct lease, a sliding lease, somewhere unknown, or still there.
    mutating func homes(of household: Household) throws {
        let centres = try tx.rows("SELECT id FROM centre ORDER BY id").map { try $0.text("id") }
        let entry = household.openedOn.adding(days: 150)
        try tx.insert(
            Accommodation(
                id: id("st"), household: household.id, site: household.site, kind: .centre, state: .ended,
                centre: numbers.one(of: centres), from: household.openedOn, to: entry,
                careEndOn: household.openedOn.adding(days: 20), exitType: .unknown, externalID: externalID("ST")))
        let first = try relay(of: household, from: entry)
        var (last, left) = (first, entry.adding(days: 200))
        let isOpen = household.closedOn == nil
        if numbers.chance(30) {
            try end(first, on: left, .transferOtherRelay)
            last = try relay(of: household, from: left, follows: first.id)
            left = left.adding(days: 300)
        }
        try extend(last)
        if isOpen, numbers.chance(50) { return }
        try leave(household, last, on: left)
    }

    private mutating func leave(_ household: Household, _ stay: Accommodation, on day: Day) throws {
        switch numbers.one(of: [0, 1, 2]) {
        case 0:
            try end(stay, on: day, .directLeasePrivate)
            let home = try dwelling(.permanent, household.site, from: day)
            try tx.insert(
                Accommodation(
                    id: id("st"), household: household.id, site: household.site, kind: .directLease, state: .active,
                    dwelling: home.id, from: day, signedOn: day.adding(days: -3), throughProject: true,
                    rentCents: 45_050, externalID: externalID("ST")))
        case 1:
            try end(stay, on: day, .slidingLeaseSlid)
            let home = try dwelling(.permanent, household.site, from: day)
            try tx.insert(
                Accommodation(
                    id: id("st"), household: household.id, site: household.site, kind: .slidingLease, state: .ended,
                    dwelling: home.id, from: day, to: day.adding(days: 400), slidOn: day.adding(days: 200),
                    throughProject: true))
        default: try end(stay, on: day, numbers.one(of: [.unknown, .hotel115, .departureAbroad]), .familyReasons)
        }
    }

    private mutating func relay(
        of household: Household, from day: Day, follows: String? = nil
    ) throws -> Accommodation {
        let home = try dwelling(.relay, household.site, from: day)
        let stay = Accommodation(
            id: id("st"), household: household.id, site: household.site, kind: .relay, state: .active,
            dwelling: home.id, plannedFrom: numbers.chance(50) ? day.adding(days: -10) : nil, from: day,
            termOn: day.adding(months: 6), follows: follows, place: numbers.chance(20) ? 1 : nil,
            funding: numbers.one(of: Accommodation.Funding.allCases),
            entryInventoryOn: numbers.chance(50) ? day.adding(days: 1) : nil,
            externalID: externalID("ST"))
        try tx.insert(stay)
        return stay
    }

    private func end(
        _ stay: Accommodation, on day: Day, _ type: ExitType, _ reason: ExitReason? = nil
    ) throws {
        var ended = stay
        ended.state = .ended
        ended.to = day
        ended.exitType = type
        ended.exitReason = reason
        try tx.update(ended)
    }

    private mutating func extend(_ stay: Accommodation) throws {
        guard numbers.chance(40), let term = stay.termOn else { return }
        let isDecided = numbers.chance(70)
        try tx.insert(
            StayExtension(
                id: id("x"), stay: stay.id, requestedOn: term.adding(days: -30),
                decidedOn: isDecided ? term.adding(days: -5) : nil, decision: isDecided ? .granted : nil,
                authority: isDecided ? "association" : nil, newTermOn: isDecided ? term.adding(months: 6) : nil))
    }

    private mutating func dwelling(_ usage: DwellingUsage, _ site: String, from day: Day) throws -> Dwelling {
        let landlords = try tx.rows("SELECT id FROM partner ORDER BY id").map { try $0.text("id") }
        let home = Dwelling(
            id: id("d"), code: "77-\(serial)", site: site, usage: usage, stock: numbers.one(of: Stock.allCases),
            landlord: numbers.chance(70) ? numbers.one(of: landlords) : nil,
            commune: numbers.chance(70) ? "77288" : nil, departement: "77",
            type: numbers.chance(70) ? numbers.one(of: DwellingType.allCases) : nil,
            surfaceTenths: numbers.chance(70) ? 990 : nil, status: .inService, openingCapacity: 6,
            serviceFrom: day.adding(days: -20), serviceTo: nil, shared: numbers.chance(20), externalID: externalID("D"))
        try tx.insert(home)
        if numbers.chance(80) {
            let address = DwellingAddress(
                street: "\(serial), rue du \"Test\"", complement: numbers.one(of: ["", "Bât. B ; esc. 2"]),
                postalCode: "77000", lot: "\(serial)")
            try tx.setAddress(address, of: home, vault: author.vault)
        }
        try life(of: home, from: day)
        return home
    }

    private mutating func life(of home: Dwelling, from day: Day) throws {
        try tx.insertStep(id: id("ds"), dwelling: home.id, status: .preparation, from: day.adding(days: -40))
        try tx.insertStep(
            id: id("ds"), dwelling: home.id, status: .inService, from: day.adding(days: -20), reason: "prêt, enfin")
        if numbers.chance(40) {
            try tx.insertCapacity(
                id: id("dc"), dwelling: home.id, DwellingCapacity(from: day.adding(days: 30), places: 7))
        }
        try tx.insert(
            HeadLease(
                id: id("hl"), dwelling: home.id, from: day.adding(days: -50), sublettingAllowed: true,
                rentCents: numbers.chance(50) ? 60_000 : nil))
        try tx.insert(
            DwellingCheck(
                id: id("dk"), dwelling: home.id, kind: numbers.one(of: DiagnosticKind.allCases),
                doneOn: day.adding(days: -45), expiresOn: numbers.chance(50) ? day.adding(days: 3_000) : nil,
                result: numbers.one(of: ["A", nil])))
        guard numbers.chance(30) else { return }
        try tx.insert(
            "out_of_service",
            [
                "id": id("o"), "dwelling_id": home.id, "from_day": day.adding(days: -19),
                "to_day": day.adding(days: -10), "reason": "travaux", "occupied_during_works": false,
            ])
    }
}
