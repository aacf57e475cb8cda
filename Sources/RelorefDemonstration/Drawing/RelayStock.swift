import RelorefDomain

/// The relay dwellings of a plan: where, how large, of which stock, from when and until when.
struct RelayStock: Sendable {
    /// A relay dwelling that opened between 2004 and 2009.
    struct Home: Sendable {
        let site: Int
        let capacity: Int
        let stock: Stock
        let opened: Day
        /// Nil when it still served at the end of 2009.
        let returned: Day?
        /// Whether somebody lived there at the end of 2009.
        var isLivedInAtEnd: Bool
    }

    var homes: [Home]

    static let start = Day(number: 12_418)
    static let end = Day(number: 14_609)

    /// - Parameter privateHomes: how many of them are of the private stock.
    init(_ plan: NetworkPlan, sites: [DrawnSite], privateHomes: Int, _ pen: inout Pen) {
        let counts = shares(of: plan.relay, by: sites.map(\.departement.weight), atLeast: 1)
        let places = sites.indices.flatMap { site in [Int](repeating: site, count: counts[site]) }
        let stocks = pen.dice.shuffled((0..<plan.relay).map { $0 < privateHomes ? Stock.private : .public })
        let capacities = RelayStock.capacities(plan, &pen)
        let isOfSheet = places.map { sites[$0].departement.code == "77" }
        var openings = RelayStock.openings(plan.relay, &pen)
        for place in openings.indices where isOfSheet[place] && openings[place] < RelayStock.sheetStart {
            openings[place] = RelayStock.sheetStart.adding(days: pen.dice.number(5, 480))
        }
        // The first to open are the first to be given back, those of Seine-et-Marne last of all.
        let order = (0..<plan.relay).sorted { one, other in
            isOfSheet[one] == isOfSheet[other] ? openings[one] < openings[other] : isOfSheet[other]
        }
        let returned = Set(order.prefix(plan.relay - plan.inService))
        let livedIn = Set(pen.dice.shuffled(order.filter { !returned.contains($0) }).prefix(plan.stillInRelay))
        homes = (0..<plan.relay).map { place in
            let opened = openings[place]
            return Home(
                site: places[place], capacity: capacities[place], stock: stocks[place], opened: opened,
                returned: returned.contains(place) ? RelayStock.handBack(after: opened, &pen) : nil,
                isLivedInAtEnd: livedIn.contains(place))
        }
    }

    /// The days from the opening on which somebody can live there up to the end of 2009.
    static func window(_ home: Home) -> (from: Day, to: Day) {
        (home.opened, home.returned.map { $0.adding(days: -20) } ?? end)
    }

    /// Many open early, a few every year up to 2009.
    private static func openings(_ count: Int, _ pen: inout Pen) -> [Day] {
        let span = Double(start.days(until: end)) * 0.86
        return pen.dice.shuffled(
            (0..<count).map { place in
                let part = (Double(place) + 0.5) / Double(count)
                // Part to the power of one and a half, without the system's mathematics.
                return start.adding(days: 4 + Int(span * part * part.squareRoot()))
            })
    }

    private static func handBack(after opened: Day, _ pen: inout Pen) -> Day {
        let latest = end.adding(days: -17)
        return pen.day(min(max(opened.adding(days: 700), end.adding(days: -900)), latest), latest)
    }

    private static func capacities(_ plan: NetworkPlan, _ pen: inout Pen) -> [Int] {
        let mixture = [(1, 3), (2, 14), (3, 28), (4, 29), (5, 14), (6, 8), (7, 3), (8, 1)]
        let drawn = (0..<plan.relay).map { _ in pen.dice.weighted(mixture, or: 4) }
        let most = [Int](repeating: 12, count: plan.relay)
        return settled(drawn, between: 1, and: most, sum: plan.places, &pen.dice) ?? drawn
    }

    /// The sheet on Seine-et-Marne tells of 2006 to 2009.
    private static let sheetStart = Day(number: 13_149)
}
