import RelorefDomain

/// The network of 2004–2009: every figure of a plan, as the lives of invented households.
struct PastNetwork: Sendable {
    var homes: [DrawnDwelling] = []
    var households: [DrawnHousehold] = []
    /// For each relay dwelling still in service, the day from which nobody of these households lives in it.
    private(set) var freeFrom: [Day?] = []

    /// 31 October 2009, when the sheet counted.
    private static let officeCountedTo = Day(number: 14_548)

    /// How a household of the plan leaves, or that it never had a relay dwelling.
    private struct Way {
        let chain: StaySchedule.Chain?
        var lease: Stock?
        var isEmployed = false
        var site: Int
        /// Signature of the lease for those without relay; otherwise the entry.
        let start: Day
        let most: Int
    }

    /// - Throws: `PlanFault` when the figures contradict each other or the dwellings.
    init(_ plan: NetworkPlan, frame: Frame, _ pen: inout Pen) throws(PlanFault) {
        try plan.check()
        let privateHomes = min(
            plan.relay,
            max(plan.privateStock - plan.perennial, plan.privateStock * plan.relay / (plan.perennial + plan.relay)))
        let stock = RelayStock(plan, sites: frame.sites, privateHomes: privateHomes, &pen)
        let schedule = try StaySchedule(plan, stock: stock, &pen)
        for home in stock.homes { homes.append(DwellingDrawing.relay(home, at: frame.sites[home.site], &pen)) }
        freeFrom = stock.homes.map { $0.returned == nil ? max($0.opened, RelayStock.end) : nil }
        var ways = PastNetwork.ways(plan, schedule, stock, frame, &pen)
        PastNetwork.giveStocks(to: &ways, privateLeases: plan.privateStock - privateHomes, &pen)
        let sizes = try PastNetwork.sizes(plan, ways, &pen)
        var officeLeases = 3
        for (way, size) in zip(ways, sizes) { draw(way, size: size, frame, &officeLeases, &pen) }
    }

    private static func ways(
        _ plan: NetworkPlan, _ schedule: StaySchedule, _ stock: RelayStock, _ frame: Frame, _ pen: inout Pen
    ) -> [Way] {
        let ended = pen.dice.shuffled(schedule.ended)
        var ways = ended.enumerated().map { place, chain in
            let isDirect = place < plan.directExits
            let isEmployed =
                isDirect
                ? place < plan.employedAtDirectExit
                : place - plan.directExits < plan.employedAtExit - plan.employedAtDirectExit
            return Way(
                chain: chain, lease: isDirect ? .public : nil, isEmployed: isEmployed,
                site: stock.homes[chain.segments[0].home].site, start: chain.from, most: chain.most(stock.homes))
        }
        ways += schedule.running.map { chain in
            Way(
                chain: chain, isEmployed: pen.dice.chance(50), site: stock.homes[chain.segments[0].home].site,
                start: chain.from, most: chain.most(stock.homes))
        }
        let weights = frame.sites.indices.map { ($0, frame.sites[$0].departement.weight) }
        ways += (0..<plan.withoutRelay).map { _ in
            let signed = pen.day(RelayStock.start.adding(days: 20), RelayStock.end.adding(days: -5))
            return Way(
                chain: nil, lease: .public, isEmployed: pen.dice.chance(52), site: pen.dice.weighted(weights, or: 0),
                start: signed, most: 8)
        }
        return ways.sorted { ($0.start, $0.most, $0.site) < ($1.start, $1.most, $1.site) }
    }

    private static func giveStocks(to ways: inout [Way], privateLeases: Int, _ pen: inout Pen) {
        let leases = pen.dice.shuffled(ways.indices.filter { ways[$0].lease != nil })
        for place in leases.prefix(privateLeases) { ways[place].lease = .private }
    }

    private static func sizes(_ plan: NetworkPlan, _ ways: [Way], _ pen: inout Pen) throws(PlanFault) -> [Int] {
        let mixture = [(1, 20), (2, 15), (3, 17), (4, 21), (5, 14), (6, 8), (7, 3), (8, 2)]
        let most = ways.map(\.most)
        let drawn = ways.map { way in
            // A dwelling is given to a household that fills it, as far as there is one.
            way.chain == nil ? pen.dice.weighted(mixture, or: 3) : max(1, way.most - pen.dice.number(0, 1))
        }
        guard let sizes = settled(drawn, between: 1, and: most, sum: plan.persons, &pen.dice) else {
            throw .tooManyPersons(wanted: plan.persons, most: most.reduce(0, +))
        }
        return sizes
    }

    private mutating func draw(_ way: Way, size: Int, _ frame: Frame, _ officeLeases: inout Int, _ pen: inout Pen) {
        let site = frame.sites[way.site]
        let last = way.chain.map { $0.to ?? RelayStock.end } ?? way.start
        let drawing = HouseholdDrawing(
            site: site, size: size, inFull: true, start: way.start, growsUntil: min(last, RelayStock.end))
        var drawn = drawing.file(&pen)
        let direct: ExitType = way.lease == .private ? .directLeasePrivate : .directLeasePublic
        drawing.addOrigin(to: &drawn, leavingBy: way.chain == nil ? direct : .transferOtherRelay, &pen)
        let exit = addStays(of: way, to: &drawn, drawing, direct, &pen)
        let isKnown = way.lease != nil || way.chain?.to != nil
        drawn.add(
            isKnown ? (way.isEmployed ? .employed : .notEmployed) : pen.dice.chance(8) ? .unknown : .notEmployed,
            on: exit,
            from: drawn.household.openedOn, employers: site.employers, &pen)
        let leaseStock =
            way.lease ?? (exit > RelayStock.end && drawn.stays.last?.exitType?.isDirectLease == true ? .public : nil)
        if let leaseStock {
            let landlord = landlord(leaseStock, site, signed: exit, &officeLeases, &pen)
            let isSliding = drawn.stays.last?.exitType == .slidingLeaseSlid
            let signed = isSliding || way.chain == nil ? exit : exit.adding(days: -pen.dice.number(0, 9))
            drawing.addLease(
                to: &drawn, signed: signed, from: exit,
                slid: isSliding ? exit.adding(days: pen.dice.number(30, 90)) : nil,
                landlord: landlord, stock: leaseStock, &pen)
        }
        drawing.close(&drawn, after: exit, isHoused: leaseStock != nil, &pen)
        households.append(drawn)
    }

    /// The relay stays of a way; answers the day of exit, or of signature without one.
    private mutating func addStays(
        of way: Way, to drawn: inout DrawnHousehold, _ drawing: HouseholdDrawing, _ direct: ExitType, _ pen: inout Pen
    ) -> Day {
        guard let chain = way.chain else { return way.start }
        let end = chain.to ?? chain.from.adding(days: pen.dice.number(275, 560))
        let isDirect = way.lease != nil || chain.to == nil && pen.dice.chance(80)
        let slides = way.lease != nil && end <= RelayStock.end.adding(days: -92) && pen.dice.chance(4)
        let other = ExitDrawing.other(&pen.dice)
        let last: ExitType = slides ? .slidingLeaseSlid : isDirect ? direct : other.0
        for (place, segment) in chain.segments.enumerated() {
            let isLast = place == chain.segments.count - 1
            var stay = drawing.relay(
                homes[segment.home].dwelling.id, of: drawn.household.id, from: segment.from,
                to: isLast ? end : segment.to, exit: isLast ? last : .transferOtherRelay,
                follows: place == 0 ? nil : drawn.stays.last?.id, &pen)
            stay.exitReason = isLast && !isDirect ? other.1 : nil
            drawn.stays.append(stay)
            if isLast, chain.to == nil { freeFrom[segment.home] = end }
        }
        return end
    }

    /// Three leases of the worked example's office, signed under its convention up to October 2009; no other one.
    private func landlord(
        _ stock: Stock, _ site: DrawnSite, signed: Day, _ officeLeases: inout Int, _ pen: inout Pen
    ) -> Partner? {
        // One soon after the signature of 17 November 2006, one a year later, one by the end of October 2009.
        let since = Day(number: [14_245, 13_880, 13_478][min(max(officeLeases, 1), 3) - 1])
        if stock == .public, officeLeases > 0, since...PastNetwork.officeCountedTo ~= signed,
            let office = site.namedOffice
        {
            officeLeases -= 1
            return office
        }
        return site.landlord(stock, &pen.dice)
    }
}

/// How households leave that do not move into a home of their own.
enum ExitDrawing {
    static func other(_ dice: inout Dice) -> (ExitType, ExitReason?) {
        dice.weighted(
            [
                ((.socialResidence, .endOfTerm), 24), ((.hostedByThirdParty, .familyReasons), 16),
                ((.voluntaryDeparture, .jobMobility), 14), ((.fjt, .endOfTerm), 8),
                ((.rentalIntermediation, .endOfTerm), 12),
                ((.chrs, .endOfTerm), 8), ((.departureAbroad, .familyReasons), 5), ((.exclusion, .disorder), 4),
                ((.eviction, .arrears), 3), ((.unknown, .endOfTerm), 6),
            ], or: (.socialResidence, .endOfTerm))
    }
}
