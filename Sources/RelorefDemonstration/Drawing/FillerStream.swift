import RelorefDomain

/// Households of 2010 to today that make a network large, drawn dwelling by dwelling and never held all at once.
///
/// Nothing of theirs lies before 2010, so that the years 2004–2009 keep their figures.
struct FillerStream: Sendable {
    /// A relay dwelling with the days in which these households may live there, and how many they are.
    private struct Room: Sendable {
        let site: Int
        let capacity: Int
        /// Nil for a dwelling that is still to be drawn.
        let dwelling: String?
        let from: Day
        let to: Day
        /// Still in service today, and lived in.
        let isLivedIn: Bool
        var stays = 0
    }

    private var rooms: [Room] = []
    private var next = 0
    /// Households that go from a centre straight to a lease, still to be drawn.
    private var direct: Int
    private let frame: Frame
    /// For each site with a referent, who it is and how many more households they take on.
    private var referents: [String: (account: String, spare: Int)]
    /// Who wrote down what sites without a referent of their own recorded.
    private let writer: String?
    private var records: FillerRecords

    /// The households of one referent, at most.
    private static let caseload = 40
    /// Of a hundred households, those without a relay dwelling.
    private static let directShare = 22
    private static let start = Day(number: 14_615)

    init(
        households: Int, past: PastNetwork, present: PresentNetwork, frame: Frame, referents: [String: String],
        _ pen: inout Pen
    ) {
        self.frame = frame
        let open = present.households.map(\.household).filter { $0.closedOn == nil }
        self.referents = referents.mapValues { account in
            (account, max(0, FillerStream.caseload - open.count { $0.referent == account }))
        }
        writer = referents.sorted { $0.key < $1.key }.first?.value
        records = FillerRecords(pen)
        let wanted = max(0, households)
        direct = wanted * FillerStream.directShare / 100
        let sites = Dictionary(frame.sites.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (place, home) in past.homes.enumerated() {
            guard let free = past.freeFrom[place], let taken = present.takenFrom[place] else { continue }
            rooms.append(
                Room(
                    site: sites[home.dwelling.site] ?? 0, capacity: home.capacity, dwelling: home.dwelling.id,
                    from: max(free.adding(days: 3), FillerStream.start), to: taken.adding(days: -12), isLivedIn: false))
        }
        let homes = max(900, (wanted + past.households.count) / 18) - past.homes.count
        let weights = frame.sites.indices.map { ($0, frame.sites[$0].departement.weight) }
        for _ in 0..<max(0, homes) { rooms.append(FillerStream.room(weights, &pen)) }
        share(wanted - direct)
    }

    /// One in three is still in service today.
    private static func room(_ weights: [(Int, Int)], _ pen: inout Pen) -> Room {
        let opened = pen.day(start, pen.today.adding(months: -60))
        let lasts = pen.dice.chance(34)
        let to =
            lasts
            ? pen.today.adding(days: -pen.dice.number(10, 160))
            : pen.day(opened.adding(months: 30), pen.today.adding(months: -6))
        return Room(
            site: pen.dice.weighted(weights, or: 0), capacity: pen.dice.number(2, 6), dwelling: nil, from: opened,
            to: to,
            isLivedIn: lasts)
    }

    /// Stays in proportion to the days, as many as are wanted.
    private mutating func share(_ wanted: Int) {
        let days = rooms.map { max(0, $0.from.days(until: $0.to)) }
        let running = rooms.count { $0.isLivedIn }
        let most = days.reduce(0) { $0 + $1 / StaySchedule.shortest }
        let counts = shares(of: min(max(0, wanted - running), most), by: days)
        for place in rooms.indices { rooms[place].stays = min(counts[place], days[place] / StaySchedule.shortest) }
        // What does not fit between the openings and today goes straight to a lease.
        direct += wanted - running - rooms.reduce(0) { $0 + $1.stays }
    }

    /// The next dwellings and households; nil when all are drawn.
    mutating func batch(of size: Int, _ pen: inout Pen) -> (homes: [DrawnDwelling], households: [DrawnHousehold])? {
        var homes: [DrawnDwelling] = []
        var households: [DrawnHousehold] = []
        while households.count < size, next < rooms.count {
            let room = rooms[next]
            next += 1
            fill(room, &homes, &households, &pen)
        }
        while households.count < size, next == rooms.count, direct > 0 {
            direct -= 1
            let weights = frame.sites.indices.map { ($0, frame.sites[$0].departement.weight) }
            households.append(household(in: nil, at: pen.dice.weighted(weights, or: 0), segment: nil, most: 6, &pen))
        }
        return households.isEmpty && homes.isEmpty ? nil : (homes, households)
    }

    private mutating func fill(
        _ room: Room, _ homes: inout [DrawnDwelling], _ households: inout [DrawnHousehold], _ pen: inout Pen
    ) {
        var dwelling = room.dwelling
        if dwelling == nil {
            let home = RelayStock.Home(
                site: room.site, capacity: room.capacity, stock: pen.dice.chance(35) ? .private : .public,
                opened: room.from,
                returned: room.isLivedIn ? nil : room.to.adding(days: 25), isLivedInAtEnd: room.isLivedIn)
            let drawn = DwellingDrawing.relay(home, at: frame.sites[room.site], &pen)
            homes.append(drawn)
            dwelling = drawn.dwelling.id
        }
        var segments = StaySchedule.segments(0, room.stays, (room.from, room.to), &pen)
        if room.isLivedIn {
            segments.append(StaySchedule.Segment(home: 0, from: room.to.adding(days: pen.dice.number(1, 6)), to: nil))
        }
        for segment in segments {
            households.append(household(in: dwelling, at: room.site, segment: segment, most: room.capacity, &pen))
        }
    }

    private mutating func household(
        in dwelling: String?, at place: Int, segment: StaySchedule.Segment?, most: Int, _ pen: inout Pen
    ) -> DrawnHousehold {
        let site = frame.sites[place]
        let start = segment?.from ?? pen.day(FillerStream.start, pen.today.adding(days: -30))
        let exit = segment == nil ? start : segment?.to
        let size = pen.dice.weighted([(1, 5), (2, 3), (3, 2), (4, 1)], or: 1)
        let drawing = HouseholdDrawing(
            site: site, size: min(size, most), inFull: false, start: start, growsUntil: exit ?? pen.today)
        var drawn = drawing.file(&pen)
        let isDirect = segment == nil || pen.dice.chance(74)
        let stock: Stock = pen.dice.chance(34) ? .private : .public
        let type: ExitType = stock == .private ? .directLeasePrivate : .directLeasePublic
        drawing.addOrigin(to: &drawn, leavingBy: dwelling == nil ? type : .transferOtherRelay, &pen)
        if let dwelling {
            let other = ExitDrawing.other(&pen.dice)
            var stay = drawing.relay(
                dwelling, of: drawn.household.id, from: start, to: exit,
                exit: exit == nil ? nil : isDirect ? type : other.0,
                follows: nil, &pen)
            stay.exitReason = exit == nil || isDirect ? nil : other.1
            drawn.stays.append(stay)
        }
        let work = pen.dice.weighted(
            [(DrawnHousehold.Work.employed, 48), (.notEmployed, 43), (.unknown, 9)], or: .unknown)
        drawn.add(work, on: exit ?? pen.today, from: drawn.household.openedOn, employers: site.employers, &pen)
        if let exit {
            if isDirect {
                let landlord = site.landlord(stock, &pen.dice)
                drawing.addLease(
                    to: &drawn, signed: exit, from: exit, slid: nil, landlord: landlord, stock: stock, &pen)
            }
            drawing.close(&drawn, after: exit, isHoused: isDirect, &pen)
        }
        if drawn.household.closedOn == nil { drawn.household.referent = referent(of: site.id) }
        if let account = drawn.household.referent ?? referents[site.id]?.account ?? writer {
            records.add(to: &drawn, at: site, account: account, &pen)
        }
        return drawn
    }

    private mutating func referent(of site: String) -> String? {
        guard let (account, spare) = referents[site], spare > 0 else { return nil }
        referents[site] = (account, spare - 1)
        return account
    }
}
