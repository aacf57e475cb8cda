import RelorefDomain
import RelorefTesting

/// What landlords proposed and promised, with chance of its own: conventions that are signed or not, end, are suspended or
/// carry another one out, targets that an accepted amendment changes and a refused one does not, committees, dwellings
/// that are leased or lost, households that are refused, refuse or keep silent, leases of which the proposal is not known.
struct RandomMobilising {
    private var dice: ModelDice
    private var number = 0

    init(seed: Int) { dice = ModelDice(seed &+ 17_000_023) }

    mutating func add(to network: inout ModelNetwork) {
        for place in 0..<dice.between(2, 6) { addConvention(to: &network, isFirst: place == 0) }
        for _ in 0..<dice.between(3, 10) { addOffer(to: &network) }
        linkLeases(in: &network)
    }

    private mutating func id(_ prefix: String) -> String {
        number += 1
        return "\(prefix)\(dice.roll(90) + 10)-\(number)"
    }

    private mutating func day(_ from: Day, _ to: Day) -> Day {
        from.adding(days: dice.roll(max(1, from.days(until: to) + 1)))
    }

    // MARK: Conventions

    private mutating func addConvention(to network: inout ModelNetwork, isFirst: Bool) {
        let wider = network.conventions.first { $0.facts.level == .national }
        let carries = wider.map { _ in dice.chance(45) } ?? false
        var facts = Convention.Facts(
            kind: isFirst || carries || dice.chance(85) ? .housing : .employment,
            level: isFirst && dice.chance(60) ? .national : dice.pick([.local, .local, .regional]), title: "Convention",
            departement: dice.pick([nil, "77", "69"]), isTacit: dice.chance(30),
            framework: carries ? wider?.id : nil)
        let landlord = dice.pick(["lo1", "lo2"])
        let site = dice.pick(["s1", "s1", "s2", "s3"])
        guard !dice.chance(12) else {
            network.conventions.append(
                Convention(id: id("cv"), partner: landlord, site: site, facts, state: .negotiation))
            return
        }
        let signed = day(RandomNetwork.first.adding(days: -400), RandomNetwork.last.adding(days: -100))
        let from = dice.chance(70) ? signed : signed.adding(days: dice.between(1, 90))
        let to = dice.chance(55) ? from.adding(days: dice.between(200, 1_200)) : nil
        let ended = dice.chance(30) ? from.adding(days: dice.between(30, 900)) : nil
        facts.offersFrom = dice.pick([from, from, from.adding(days: -30), from.adding(days: 300), nil])
        let convention = Convention(
            id: id("cv"), partner: landlord, site: site, facts,
            state: ended == nil ? .active : dice.pick([.expired, .terminated, .renewed]), signedOn: signed, from: from,
            to: to, endedOn: ended)
        network.conventions.append(convention)
        addTargets(of: convention, from, to: &network)
        addLife(of: convention.id, from, to: &network)
    }

    private mutating func addTargets(of convention: Convention, _ start: Day, to network: inout ModelNetwork) {
        guard dice.chance(80) else { return }
        var units: [ConventionTarget.Unit] =
            convention.facts.kind == .housing ? [.proposal, .allocation, .lease] : [.jobOffer, .interview, .hire]
        for _ in 0..<dice.pick([1, 1, 1, 2]) {
            let unit = units.remove(at: dice.roll(units.count))
            let span: ConventionTarget.Span = convention.to != nil && dice.chance(30) ? .total : .year
            var target = ConventionTarget(
                id: id("tg"), dice.between(1, 9), unit, per: span,
                from: start.adding(days: dice.chance(75) ? 0 : dice.between(1, 200)))
            if dice.chance(50) {
                let changed = target.from.adding(days: dice.between(1, 700))
                let isAccepted = dice.chance(60)
                let amendment = amendment(of: convention.id, target, changed, isAccepted: isAccepted)
                network.amendments.append(amendment)
                if isAccepted, case .target(_, let span, _, let quantity) = amendment.change {
                    target.to = changed.adding(days: -1)
                    network.targets.append(
                        (
                            convention.id,
                            ConventionTarget(
                                id: id("tg"), quantity, unit, per: span, from: changed, decidedBy: .amendment,
                                amendment: amendment.id)
                        ))
                }
            }
            network.targets.append((convention.id, target))
        }
    }

    private mutating func amendment(
        of convention: String, _ target: ConventionTarget, _ day: Day, isAccepted: Bool
    ) -> ConventionAmendment {
        let on = PartialDate(day.adding(days: -1))
        return ConventionAmendment(
            id: id("am"), of: convention,
            .target(target.unit, target.span, from: target.quantity, to: target.quantity + dice.between(1, 5)),
            proposedOn: on, by: .committee, from: isAccepted ? day : nil,
            outcome: .init(
                isAccepted ? .accepted : .refused, on: on, by: .partnerBoard, reason: isAccepted ? nil : .unavailability
            ))
    }

    /// Its committees, and the time for which it was suspended.
    private mutating func addLife(of convention: String, _ start: Day, to network: inout ModelNetwork) {
        for _ in 0..<dice.between(0, 3) {
            let planned = start.adding(days: dice.between(30, 1_100))
            network.meetings.append(
                SteeringMeeting(
                    id: id("mt"), of: convention, plannedOn: planned,
                    heldOn: dice.chance(75) ? planned.adding(days: dice.between(0, 20)) : nil))
        }
        guard dice.chance(30) else { return }
        let suspended = start.adding(days: dice.between(20, 700))
        network.conventionSteps.append((convention, step(.suspension, suspended)))
        if dice.chance(60) {
            // Sometimes on the very day.
            network.conventionSteps.append(
                (convention, step(.resumption, suspended.adding(days: dice.pick([0, 40, 200])))))
        }
    }

    /// The later one has the greater id, as it is written down later.
    private mutating func step(_ kind: ConventionStep.Kind, _ day: Day) -> ConventionStep {
        number += 1
        return ConventionStep(id: "st\(number + 1_000)", kind, on: PartialDate(day))
    }

    // MARK: Offers

    private mutating func addOffer(to network: inout ModelNetwork) {
        let received = day(RandomNetwork.first.adding(days: -60), RandomNetwork.last)
        let convention = dice.chance(75) ? dice.pick(network.conventions) : nil
        let facts = HousingOffer.Facts(
            convention: convention?.id, departement: dice.pick(["77", "69", "93"]), type: dice.pick([nil, .t2, .t4]),
            receivedOn: received)
        let (offer, landlord) = (id("of"), convention?.partner ?? dice.pick(["lo1", "lo2"]))
        let site = convention?.site ?? dice.pick(["s1", "s2", "s3"])
        var candidacies: [Candidacy] = []
        for _ in 0..<dice.between(0, 3) {
            candidacies.append(candidacy(for: offer, received, in: network, beside: candidacies))
        }
        let isLeased = candidacies.contains { $0.state == .leased }
        let isLost = !isLeased && dice.chance(45)
        let lost = dice.pick(HousingOffer.Outcome.allCases.filter { $0 != .allocatedToUs })
        network.offers.append(
            HousingOffer(
                id: offer, site: site, partner: landlord, facts,
                state: isLeased ? .leased : isLost ? (lost.state ?? .expired) : dice.pick([.received, .open]),
                outcome: isLeased ? .allocatedToUs : isLost ? lost : nil,
                outcomeOn: isLeased || isLost ? received.adding(days: dice.between(0, 200)) : nil))
        network.proposed += candidacies.map { .init(candidacy: $0, convention: convention?.id) }
    }

    private mutating func candidacy(
        for offer: String, _ received: Day, in network: ModelNetwork, beside others: [Candidacy]
    ) -> Candidacy {
        let household = dice.pick(network.households)
        let proposed = received.adding(days: dice.between(0, 20))
        let later = proposed.adding(days: dice.between(5, 200))
        let allocated = dice.chance(50) ? later.adding(days: -dice.between(0, 4)) : nil
        let used = Set((network.proposed.map(\.candidacy) + others).compactMap(\.lease))
        let leases = network.stays.filter {
            $0.household == household.id && ($0.kind == .directLease || $0.kind == .slidingLease)
                && !used.contains($0.id)
        }
        if let lease = leases.first, !others.contains(where: { $0.state == .leased }), dice.chance(70) {
            return Candidacy(
                id: id("ca"), offer: offer, household: household.id, site: household.site, state: .leased,
                days: .init(proposed: proposed, allocated: allocated, leased: lease.signedOn ?? later),
                lease: lease.id)
        }
        let state = dice.pick([
            Candidacy.State.refusedByLandlord, .refusedByHousehold, .noAnswer, .withdrawn, .sent, .proposed,
        ])
        let byLandlord = state == .refusedByLandlord
        let isRefused = byLandlord || state == .refusedByHousehold
        let reason =
            byLandlord
            ? dice.pick([Candidacy.LandlordReason.incomeTooLow, .other]).rawValue
            : dice.pick([Candidacy.HouseholdReason.location, .other]).rawValue
        return Candidacy(
            id: id("ca"), offer: offer, household: household.id, site: household.site, state: state,
            days: .init(
                proposed: proposed, allocated: allocated, refused: isRefused || state == .noAnswer ? later : nil),
            refusedBy: isRefused ? (byLandlord ? .landlord : .household) : nil, reason: isRefused ? reason : nil)
    }

    /// Leases that were written down before, and count for a convention.
    private mutating func linkLeases(in network: inout ModelNetwork) {
        let used = Set(network.proposed.compactMap(\.candidacy.lease))
        for stay in network.stays where !used.contains(stay.id) {
            guard stay.kind == .directLease || stay.kind == .slidingLease, dice.chance(50) else { continue }
            let signed = stay.signedOn ?? stay.slidOn ?? RandomNetwork.first
            network.proposed.append(
                .init(
                    candidacy: Candidacy(
                        id: id("ca"), offer: "", household: stay.household, site: stay.site, state: .leased,
                        days: .init(leased: signed), lease: stay.id), convention: dice.pick(network.conventions).id))
        }
    }
}
