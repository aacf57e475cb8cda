extension NetworkPlan {
    /// Another consistent set of figures, drawn at random, of the leaflet's shape: 87 % of the exits into a direct
    /// lease and 55 % in employment, to the nearest point.
    ///
    /// - Parameter relay: the size of the network in relay dwellings, 8 or more; 159 is the leaflet's.
    package static func random(seed: UInt64, relay: Int = 159) -> NetworkPlan {
        var dice = Dice(seed: seed, stream: 87)
        let relay = max(8, relay)
        let inService = dice.number(relay * 6 / 10, relay)
        let still = dice.number(inService * 6 / 10, inService)
        let (exits, direct) = exits(relay: relay, &dice)
        let withoutRelay = dice.number(relay / 2, relay * 3)
        let employed = share(of: direct, percent: 55, &dice)
        let employedOthers = dice.number(0, exits - direct)
        let households = withoutRelay + exits + still
        let perennial = withoutRelay + direct
        return NetworkPlan(
            households: households, persons: dice.number(households * 26 / 10, households * 33 / 10),
            perennial: perennial, relay: relay,
            privateStock: dice.number((perennial + relay) / 5, (perennial + relay) / 2),
            departements: dice.number(1, min(19, relay)), places: dice.number(relay * 37 / 10, relay * 46 / 10),
            inService: inService, stillInRelay: still, exits: exits, directExits: direct, withoutRelay: withoutRelay,
            employedAtDirectExit: employed, employedAtExit: employed + employedOthers)
    }

    /// E and d with d / E at 87 %: not every E has such a d, the next one that has is taken.
    private static func exits(relay: Int, _ dice: inout Dice) -> (exits: Int, direct: Int) {
        var exits = dice.number(relay * 2, relay * 4)
        while true {
            let direct = Int((Double(exits) * 0.87).rounded())
            if (200 * direct + exits) / (2 * exits) == 87 { return (exits, direct) }
            exits += 1
        }
    }

    /// A part of a whole that rounds to the percentage, or the nearest there is.
    private static func share(of whole: Int, percent: Int, _ dice: inout Dice) -> Int {
        let parts = (0...whole).filter { whole > 0 && (200 * $0 + whole) / (2 * whole) == percent }
        return dice.one(of: parts, or: whole * percent / 100)
    }
}
