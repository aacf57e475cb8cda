import RelorefDomain

/// Who lives in which relay dwelling from when to when: no two households at a time, every exit within the period.
struct StaySchedule: Sendable {
    /// Some nights of one household in one dwelling.
    struct Segment: Sendable {
        let home: Int
        var from: Day
        /// Nil while the stay runs on past the end of 2009.
        var to: Day?
    }

    /// A household's way through the relay dwellings: one segment, or several linked by transfers.
    struct Chain: Sendable {
        var segments: [Segment]

        var from: Day { segments[0].from }
        var to: Day? { segments[segments.count - 1].to }
        /// No more persons than the smallest of its dwellings has places.
        func most(_ homes: [RelayStock.Home]) -> Int { segments.map { homes[$0.home].capacity }.min() ?? 1 }
    }

    /// Chains that end within the period, then those that do not.
    private(set) var ended: [Chain] = []
    private(set) var running: [Chain] = []

    /// The shortest time for one household and the gap before the next.
    static let shortest = 50

    /// - Throws: when so many stays do not fit into the dwellings.
    init(_ plan: NetworkPlan, stock: RelayStock, _ pen: inout Pen) throws(PlanFault) {
        let wanted = plan.exits + plan.exits * 4 / 100
        let windows = stock.homes.map { home -> (from: Day, to: Day) in
            let window = RelayStock.window(home)
            guard home.isLivedInAtEnd else { return window }
            let last = min(pen.dice.number(25, 240), max(0, window.from.days(until: window.to) - 3))
            return (window.from, window.to.adding(days: -last))
        }
        let rooms = windows.map { max(0, $0.from.days(until: $0.to)) / StaySchedule.shortest }
        let counts = StaySchedule.counts(wanted, windows, rooms, &pen)
        guard let counts else { throw .tooManyStays(wanted: wanted, most: rooms.reduce(0, +)) }
        for (home, count) in counts.enumerated() {
            for segment in StaySchedule.segments(home, count, windows[home], &pen) {
                ended.append(Chain(segments: [segment]))
            }
            if stock.homes[home].isLivedInAtEnd {
                let entry = windows[home].to.adding(days: pen.dice.number(1, 3))
                running.append(Chain(segments: [Segment(home: home, from: min(entry, RelayStock.end), to: nil)]))
            }
        }
        link(stock, surplus: wanted - plan.exits)
        // Stays beyond the plan that no transfer took up are left out: the dwelling was empty then.
        let order = pen.dice.shuffled(Array(ended.indices)).sorted { one, other in
            ended[one].segments.count > ended[other].segments.count
        }
        ended = order.prefix(plan.exits).map { ended[$0] }.sorted {
            ($0.from, $0.segments[0].home) < ($1.from, $1.segments[0].home)
        }
    }

    private static func counts(
        _ wanted: Int, _ windows: [(from: Day, to: Day)], _ rooms: [Int], _ pen: inout Pen
    ) -> [Int]? {
        guard wanted > 0 else { return rooms.map { _ in 0 } }
        let fair = shares(of: wanted, by: windows.map { max(0, $0.from.days(until: $0.to)) })
        return settled(fair, between: 0, and: rooms, sum: wanted, &pen.dice)
    }

    /// Cuts a window into stays of about the same length; one that would be longer than sixteen months leaves a gap.
    static func segments(
        _ home: Int, _ count: Int, _ window: (from: Day, to: Day), _ pen: inout Pen
    ) -> [Segment] {
        guard count > 0 else { return [] }
        let days = window.from.days(until: window.to)
        let length = days / count
        let sway = length / 8
        let cuts = (0...count).map { place -> Int in
            place == 0 ? 0 : place == count ? days : days * place / count + pen.dice.number(-sway, sway)
        }
        return (0..<count).map { place in
            let room = cuts[place + 1] - cuts[place]
            let gap = 1 + pen.dice.number(2, max(2, min(30, room / 6)))
            let stay = min(room - gap, pen.dice.number(270, 480))
            let late = pen.dice.number(0, (room - gap - stay) / 2)
            let from = window.from.adding(days: cuts[place] + gap + late)
            return Segment(home: home, from: from, to: from.adding(days: stay))
        }
    }

    /// Makes transfers: a household that leaves one dwelling takes the next stay of another one of the same site.
    private mutating func link(_ stock: RelayStock, surplus: Int) {
        var left = surplus
        let bySite = Dictionary(grouping: ended.indices) { stock.homes[ended[$0].segments[0].home].site }
        var taken: Set<Int> = []
        for site in bySite.keys.sorted() {
            let places = (bySite[site] ?? []).sorted { ended[$0].from < ended[$1].from }
            for place in places where left > 0 && !taken.contains(place) {
                guard let exit = ended[place].to,
                    let next = places.first(where: { canFollow(place, exit, $0, taken, stock) })
                else { continue }
                ended[place].segments.append(
                    Segment(home: ended[next].segments[0].home, from: exit, to: ended[next].to))
                taken.formUnion([place, next])
                left -= 1
            }
        }
        let followers = taken.filter { ended[$0].segments.count == 1 }
        ended = ended.indices.filter { !followers.contains($0) }.map { ended[$0] }
    }

    /// The other dwelling must be open by the exit, and empty from then on.
    private func canFollow(
        _ place: Int, _ exit: Day, _ next: Int, _ taken: Set<Int>, _ stock: RelayStock
    ) -> Bool {
        guard place != next, !taken.contains(next) else { return false }
        let (home, entry) = (ended[next].segments[0].home, ended[next].from)
        guard home != ended[place].segments[0].home, 0...40 ~= exit.days(until: entry),
            stock.homes[home].opened <= exit
        else { return false }
        return !ended.contains { chain in
            chain.segments.contains { $0.home == home && $0.from < entry && ($0.to.map { $0 > exit } ?? true) }
        }
    }
}
