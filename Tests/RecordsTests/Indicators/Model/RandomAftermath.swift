import RelorefDomain
import RelorefTesting

/// What happens in homes of one's own and on the way out, with chance of its own: follow-ups with their contacts and
/// rents, assessments of French, leases linked to the stay that they follow, files that are closed.
struct RandomAftermath {
    private var dice: ModelDice
    private var number = 0

    init(seed: Int) { dice = ModelDice(seed &+ 7_000_003) }

    mutating func add(to network: inout ModelNetwork) {
        if dice.chance(50) {
            network.shorterWindows.append((departement: "69", from: TestDay("2005-06-01")))
        }
        let exits = network.stays.filter { $0.kind == .relay && $0.exitType?.isDirectLease == true }
        for exit in exits where dice.chance(50) { moveIn(after: exit, &network) }
        for exit in exits where dice.chance(50) { work(around: exit, &network) }
        for index in network.stays.indices where network.stays[index].kind == .directLease && dice.chance(35) {
            network.stays[index].follows = relay(before: index, network)
        }
        // Some leases were called off after their first day had been written down.
        for index in network.stays.indices where network.stays[index].kind == .directLease {
            let stay = network.stays[index]
            if stay.state == .cancelled, dice.chance(60) { network.stays[index].from = stay.signedOn }
        }
        for index in network.households.indices where dice.chance(35) { close(index, &network) }
        for person in network.persons where dice.chance(75) { assess(person.id, &network) }
        let leases = network.stays.filter { $0.kind == .directLease || $0.kind == .slidingLease }
        for lease in leases where dice.chance(85) { follow(lease, &network) }
        moveAgain(&network)
    }

    private mutating func id(_ prefix: String) -> String {
        number += 1
        return "\(prefix)\(dice.roll(90) + 10)-\(number)"
    }

    private mutating func relay(before index: Int, _ network: ModelNetwork) -> String? {
        let relays = network.stays[..<index].filter {
            $0.household == network.stays[index].household && $0.kind == .relay && $0.state == .ended
                && $0.exitType != .transferOtherRelay
        }
        return relays.isEmpty ? nil : dice.pick(relays).id
    }

    /// A lease that has ended since, begun around the day of exit: in time to be the one moved into, or too late.
    private mutating func moveIn(after exit: Accommodation, _ network: inout ModelNetwork) {
        guard let left = exit.to else { return }
        let from = left.adding(days: dice.pick([-10, 0, 0, 3, 7, 8, 40]))
        network.stays.append(
            Accommodation(
                id: id("a"), household: exit.household, site: exit.site, kind: .directLease, state: .ended,
                dwelling: dice.pick(network.dwellings).id, from: from,
                to: from.adding(days: dice.pick([5, 100, 180, 181, 187, 188, 500])), signedOn: from,
                throughProject: dice.chance(50), follows: dice.chance(40) ? exit.id : nil))
    }

    /// Work on the day of exit, which ends within the half year, on its last day, or later.
    private mutating func work(around exit: Accommodation, _ network: inout ModelNetwork) {
        guard let left = exit.to,
            let member = network.memberships.first(where: { $0.household == exit.household && $0.covers(left) })
        else { return }
        network.spells.append(
            EmploymentSpell(
                id: id("e"), person: member.person, contract: .fixedTerm, from: left.adding(days: -40),
                to: dice.pick([nil, nil, left.adding(days: 90), left.adding(days: 179), left.adding(days: 180)])))
    }

    /// Some while after one of the household's stays, so that the half year after an exit is watched or not.
    private mutating func close(_ index: Int, _ network: inout ModelNetwork) {
        let household = network.households[index]
        let ends = network.stays.filter { $0.household == household.id }.compactMap(\.to)
        guard household.closedOn == nil, !ends.isEmpty else { return }
        let end = dice.pick(ends)
        network.households[index].closedOn = max(
            household.openedOn, end.adding(days: dice.pick([0, 30, 179, 180, 181, 300])))
        network.households[index].closeReason = "left"
    }

    private mutating func assess(_ person: String, _ network: inout ModelNetwork) {
        let joined = network.memberships.first { $0.person == person }?.from ?? RandomNetwork.first
        let days = Set((0..<dice.between(1, 4)).map { _ in joined.adding(days: dice.between(-100, 900)) })
        var rank = dice.roll(4)
        for day in days.sorted() {
            network.assessments.append(
                FrenchAssessment(
                    id: id("fr"), person: person, assessedOn: day, oral: FrenchLevel.allCases[rank],
                    written: dice.pick(FrenchLevel.allCases)))
            rank = min(max(rank + dice.between(-1, 2), 0), FrenchLevel.allCases.count - 1)
        }
    }

    private mutating func follow(_ lease: Accommodation, _ network: inout ModelNetwork) {
        let start = (lease.kind == .slidingLease ? lease.slidOn : lease.from) ?? lease.signedOn ?? RandomNetwork.first
        let planned = dice.pick([6, 6, 6, 3])
        let months = dice.chance(20) ? planned + 3 : planned
        let closed = dice.chance(35) ? start.adding(days: dice.between(0, months * 31)) : nil
        let followUp = FollowUp(
            id: id("f"), lease: lease.id, start: start, months: months, plannedMonths: planned, closedOn: closed,
            outcome: closed.map { _ in dice.pick([.autonomous, .lost, .tenancyEnded]) })
        network.followUps.append(followUp)
        let last = closed ?? followUp.end.adding(days: 20)
        for _ in 0..<dice.pick([0, 2, 5, 9]) {
            let day = start.adding(days: dice.between(0, max(0, start.days(until: last))))
            let contact = FollowUpContact(
                id: id("k"), followUp: followUp.id, kind: dice.pick(FollowUpContact.Kind.allCases),
                met: dice.chance(85), on: day)
            network.contacts.append((contact, withdrawn: dice.chance(15)))
        }
        let isSilent = dice.chance(30)
        for month in 1...months where dice.chance(isSilent ? 25 : 70) {
            let status: RentCheck.Status =
                isSilent ? .unknown : dice.pick([.ok, .ok, .ok, .ok, .late, .partial, .unpaid])
            network.checks.append(
                RentCheck(
                    id: id("r"), followUp: followUp.id, month: month, status: status, source: .receipt,
                    checkedOn: start.adding(months: month)))
        }
    }

    /// Of two follow-ups of a household that overlap, the earlier ends where the later begins.
    private func moveAgain(_ network: inout ModelNetwork) {
        let homes = Dictionary(network.stays.map { ($0.id, $0.household) }, uniquingKeysWith: { first, _ in first })
        for (index, one) in network.followUps.enumerated() where !one.isClosed {
            let next = network.followUps.filter { homes[$0.lease] == homes[one.lease] && one.isRestarted(by: $0.start) }
                .map(\.start).min()
            guard let next else { continue }
            network.followUps[index] = FollowUp(
                id: one.id, lease: one.lease, start: one.start, months: one.months, plannedMonths: one.plannedMonths,
                closedOn: next, outcome: .movedAgain)
        }
    }
}
