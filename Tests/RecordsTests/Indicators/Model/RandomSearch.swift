import RelorefDomain
import RelorefTesting

/// Who lets the dwellings and follows the households, and what they did to find a home, with chance of its own: requests
/// that are renewed early, in time, late or not, claims that stop at every step.
struct RandomSearch {
    private var dice: ModelDice
    private var number = 0

    init(seed: Int) { dice = ModelDice(seed &+ 9_000_011) }

    mutating func add(to network: inout ModelNetwork) {
        network.landlords = ["lo1", "lo2"]
        for index in network.dwellings.indices { network.dwellings[index].landlord = dice.pick([nil, "lo1", "lo2"]) }
        for index in network.households.indices {
            network.households[index].referent = dice.pick([nil, "alice", "bob"])
        }
        if dice.chance(50) { network.ownDelays.append((.requestTerm, "69", TestDay("2005-06-01"), 6)) }
        if dice.chance(50) { network.ownDelays.append((.claimDecision, "77", TestDay("2005-06-01"), 6)) }
        if dice.chance(50) { network.ownDelays.append((.claimRehousing, "93", TestDay("2005-06-01"), 6)) }
        for household in network.households where dice.chance(75) {
            let requests = (0..<dice.pick([1, 1, 2])).map { _ in request(of: household) }
            network.requests += requests
            // More of those whose file closed: what became of such a claim is often not known.
            for _ in 0..<(dice.pick([0, 1, 1, 2]) + (household.closedOn == nil ? 0 : 1)) {
                network.claims.append(claim(of: household, on: dice.pick(requests)))
            }
        }
    }

    private mutating func id(_ prefix: String) -> String {
        number += 1
        return "\(prefix)\(dice.roll(90) + 10)-\(number)"
    }

    private mutating func request(of household: Household) -> SocialHousingRequest {
        let place = dice.pick(["77", "69", "93"])
        guard !dice.chance(8) else {
            return SocialHousingRequest(id: id("rq"), household: household.id, departement: place)
        }
        let filed = household.openedOn.adding(days: dice.between(-400, 500))
        var renewals: [Day] = []
        while renewals.count < 3, dice.chance(65) {
            // In the window, on its last days, a day late, or much too late.
            let last = renewals.last ?? filed
            renewals.append(last.adding(days: dice.pick([160, 182, 310, 340, 364, 365, 365, 366, 450])))
        }
        let ended = dice.chance(30) ? filed.adding(days: dice.between(0, 900)) : nil
        return SocialHousingRequest(
            id: id("rq"), household: household.id, departement: place, filedOn: filed,
            renewals: renewals.filter { day in ended.map { day < $0 } ?? true },
            updates: dice.chance(40) ? [filed.adding(days: dice.between(10, 500))] : [], endedOn: ended,
            outcome: ended.map { _ in dice.pick([.satisfied, .removed]) })
    }

    private mutating func claim(of household: Household, on request: SocialHousingRequest) -> EnforceableRightClaim {
        var filed = household.openedOn.adding(days: dice.between(-60, 700))
        // Often the file closes while the claim runs.
        if let closed = household.closedOn, dice.chance(80) { filed = closed.adding(days: dice.between(-260, -60)) }
        var steps = EnforceableRightClaim.Steps(filedOn: dice.chance(70) ? filed : nil)
        let acknowledged = filed.adding(days: dice.between(0, 40))
        if dice.chance(92) { steps.acknowledgedOn = acknowledged }
        if steps.acknowledgedOn != nil, dice.chance(65) {
            steps.decidedOn = acknowledged.adding(days: dice.between(20, 220))
            steps.decision = dice.pick([.recognised, .recognised, .recognised, .refused])
        }
        if let decided = steps.decidedOn, dice.chance(55) {
            steps.housedOn = decided.adding(days: dice.between(0, 300))
        }
        if steps.housedOn == nil, dice.chance(12) { steps.withdrawnOn = acknowledged.adding(days: 30) }
        let isHousing = dice.chance(85)
        return EnforceableRightClaim(
            id: id("cl"), household: household.id, kind: isHousing ? .housing : .accommodation,
            ground: "hostedSixMonths", request: isHousing ? request.id : nil,
            departement: dice.pick(["77", "69", "93"]), steps: steps)
    }
}
