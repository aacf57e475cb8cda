import RelorefDomain
import RelorefTesting

/// The accommodation timeline of a random household, one stretch after another.
extension RandomNetwork {
    mutating func addTimeline(of household: String, site: String, from opened: Day) {
        var today = opened
        var site = site
        var previous: String?
        if dice.chance(60) { today = addCentreStay(household, site, from: today.adding(days: -dice.between(0, 300))) }
        for _ in 0..<dice.between(0, 4) {
            guard today < RandomNetwork.last.adding(days: 400) else { return }
            if dice.chance(12) { site = dice.pick(["s1", "s2", "s3"]) }
            switch dice.roll(10) {
            case 0...5: previous = addRelayStay(household, site, &today, follows: previous)
            case 6: addDirectLease(household, site, &today)
            case 7...8: addSlidingLease(household, site, &today, follows: previous)
            default: addUnfulfilled(household, site, today)
            }
        }
        if dice.chance(30) { addDirectLease(household, site, &today) }
    }

    private mutating func addCentreStay(_ household: String, _ site: String, from: Day) -> Day {
        let leaves = dice.chance(85)
        let to = from.adding(days: dice.between(1, 400))
        let careEnd = dice.chance(75) ? from.adding(days: dice.between(0, 200)) : nil
        // Some leave with days to spare, some late.
        let spared = dice.chance(60) ? to.adding(days: dice.between(1, 150)) : from
        let term = careEnd.flatMap { dice.chance(70) ? max(spared, $0.adding(days: dice.between(0, 180))) : nil }
        add(
            Accommodation(
                id: stayID(), household: household, site: site, kind: .centre, state: leaves ? .ended : .active,
                centre: dice.pick(network.centres).id, from: from, to: leaves ? to : nil, careEndOn: careEnd,
                termOn: term,
                exitType: leaves ? .unknown : nil))
        return to.adding(days: dice.pick([0, 0, 0, 3, 7, 8, 40]))
    }

    private mutating func addRelayStay(
        _ household: String, _ site: String, _ today: inout Day, follows previous: String?
    ) -> String? {
        guard let dwelling = relayDwelling() else { return nil }
        let stay = stayID()
        let from = today
        let to = from.adding(days: dice.between(1, 400))
        // Only one entry may be active at a time, so a stay that runs on is the household's last.
        let runs = dice.chance(15) && !network.stays.contains { $0.household == household && $0.state == .active }
        let type = dice.pick([
            ExitType.directLeasePublic, .directLeasePrivate, .transferOtherRelay, .unknown, .fjt, .slidingLeaseSlid,
            .eviction,
        ])
        add(
            Accommodation(
                id: stay, household: household, site: site, kind: .relay, state: runs ? .active : .ended,
                dwelling: dwelling,
                from: from, to: runs ? nil : to, termOn: dice.chance(80) ? from.adding(days: 180) : nil,
                exitType: runs ? nil : type, follows: type == .transferOtherRelay ? previous : nil))
        today =
            runs ? RandomNetwork.last.adding(days: 1000) : to.adding(days: dice.pick([0, 0, 1, 6, 7, 8, 9, 30, 200]))
        return stay
    }

    private mutating func addDirectLease(_ household: String, _ site: String, _ today: inout Day) {
        let dwelling = dice.pick(network.dwellings)
        let signed = today.adding(days: -dice.between(0, 20))
        let state = dice.pick([Accommodation.State.active, .active, .ended, .cancelled, .planned])
        let to = state == .ended ? today.adding(days: dice.between(1, 300)) : nil
        add(
            Accommodation(
                id: stayID(), household: household, site: site, kind: .directLease, state: state, dwelling: dwelling.id,
                plannedFrom: state == .planned ? today : nil,
                from: state == .planned || state == .cancelled ? nil : today,
                to: to, signedOn: signed, throughProject: dice.chance(75)))
        today = (to ?? today).adding(days: dice.between(0, 60))
    }

    private mutating func addSlidingLease(
        _ household: String, _ site: String, _ today: inout Day, follows previous: String?
    ) {
        let dwelling = dice.pick(network.dwellings)
        if dice.chance(40), let day = carryOn(previous) { today = day }
        let ended = dice.chance(50)
        let to = today.adding(days: dice.between(1, 500))
        let slid = dice.chance(55) ? today.adding(days: dice.between(0, 300)) : nil
        let fits = slid.map { !ended || $0 <= to } ?? true
        add(
            Accommodation(
                id: stayID(), household: household, site: site, kind: .slidingLease, state: ended ? .ended : .active,
                dwelling: dwelling.id, from: today, to: ended ? to : nil, slidOn: fits ? slid : nil,
                exitType: ended ? dice.pick([nil, .fjt, .directLeasePrivate]) : nil,
                follows: dice.chance(75) ? previous : nil))
        today = to.adding(days: dice.pick([0, 5, 8, 90]))
    }

    /// What was planned and did not happen, or has not yet.
    private mutating func addUnfulfilled(_ household: String, _ site: String, _ today: Day) {
        guard let dwelling = relayDwelling() else { return }
        let cancelled = dice.chance(60)
        let from = cancelled && dice.chance(50) ? today : nil
        add(
            Accommodation(
                id: stayID(), household: household, site: site, kind: .relay, state: cancelled ? .cancelled : .planned,
                dwelling: dwelling, plannedFrom: today, from: from))
    }

    private mutating func relayDwelling() -> String? {
        let relays = network.dwellings.filter { $0.usage == .relay }
        return relays.isEmpty ? nil : dice.pick(relays).id
    }
}
