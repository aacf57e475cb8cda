import RelorefDomain

/// I-10 to I-13 and I-15 to I-18 in the model.
extension ModelFigures {
    func exitsWithWork(_ id: IndicatorID, _ period: Period) -> [ModelCase] {
        let exits = exits(period)
        switch id {
        case .exitsToDirectLease:
            return exits.map {
                var one = exitCase($0, numerator: $0.type.isDirectLease ? 1 : 0, unknown: $0.type == .unknown)
                one.codes[.kind] = origin($0)?.rawValue
                return one
            }
        case .employedAtDirectLease:
            return exits.filter { $0.type.isDirectLease }.map { exit in
                let work = work(of: exit.stay.household, on: exit.day)
                return exitCase(exit, numerator: work == true ? 1 : 0, unknown: work == nil)
            }
        case .employedAtExit:
            return exits.map { exit in
                let work = work(of: exit.stay.household, on: exit.day)
                let one = exitCase(exit, numerator: work == true ? 1 : 0, unknown: work == nil)
                return with(one, denominator: work == nil ? 0 : 1)
            }
        case .doubleInsertion: return exits.map(doubleInsertion)
        default: return exits.flatMap { adults($0, id) }
        }
    }

    /// The kind of the centre where the household lived last before this stay began.
    private func origin(_ exit: ModelExit) -> CentreKind? {
        let before = network.stays.filter { stay in
            stay.household == exit.stay.household && stay.kind == .centre && [.active, .ended].contains(stay.state)
                && (stay.from.map { from in exit.stay.from.map { from <= $0 } ?? false } ?? false)
        }
        let last = before.max { ($0.from ?? exit.day, $0.id) < ($1.from ?? exit.day, $1.id) }
        return last.flatMap { stay in network.centres.first { $0.id == stay.centre }?.kind }
    }

    /// Yes when both are yes, no when either is no, otherwise not known.
    private func doubleInsertion(_ exit: ModelExit) -> ModelCase {
        let work = work(of: exit.stay.household, on: exit.day)
        let direct: Bool? = exit.type == .unknown ? nil : exit.type.isDirectLease
        let isNo = work == false || direct == false
        return exitCase(
            exit, numerator: work == true && direct == true ? 1 : 0, unknown: !isNo && (work == nil || direct == nil))
    }

    private func adults(_ exit: ModelExit, _ id: IndicatorID) -> [ModelCase] {
        adults(of: exit.stay.household, on: exit.day).compactMap { adult in
            let held = contracts(adult, on: exit.day).min {
                ($0.from, $0.contract.rawValue) < ($1.from, $1.contract.rawValue)
            }
            let work = work(ofAdult: adult, on: exit.day)
            if id == .contractsAtExit, work == false { return nil }
            let base = exitCase(exit, numerator: work == true ? 1 : 0, unknown: work == nil)
            var codes = base.codes
            codes[.kind] = held?.contract.rawValue
            codes[.sex] = person(adult)?.sex.rawValue
            codes[.ageClass] = ageClass(adult, on: exit.day)
            return ModelCase(
                id: "\(exit.stay.id):\(adult)", codes: codes, numerator: base.numerator, unknown: base.unknown)
        }
    }

    /// Adults by the year of birth; those without one by their place in the household.
    func adults(of household: String, on day: Day) -> Set<String> {
        Set(
            network.memberships.filter { member in
                guard member.household == household, member.covers(day), let person = person(member.person) else {
                    return false
                }
                if let birth = person.birthYear { return day.year - birth >= 18 }
                return [.reference, .spouse, .partner, .parent].contains(member.kinship)
            }.map(\.person))
    }

    private func contracts(_ person: String, on day: Day) -> [EmploymentSpell] {
        network.spells.filter { $0.person == person && $0.covers(day) && $0.contract != .civicService }
    }

    func work(ofAdult person: String, on day: Day) -> Bool? {
        if !contracts(person, on: day).isEmpty { return true }
        let begun = network.spells.filter { $0.person == person && $0.from <= day }
        let said = network.situations.filter { $0.person == person && $0.from <= day }.max { $0.from < $1.from }
        guard let said else { return begun.isEmpty ? nil : false }
        let saysWork = said.status == .employed || said.status == .apprentice
        // Work that was declared is over when a contract that ran then, or since, is over.
        let isExplained = begun.contains { $0.to.map { $0 >= said.from } ?? true }
        return saysWork && !isExplained ? nil : false
    }

    func work(of household: String, on day: Day) -> Bool? {
        let answers = adults(of: household, on: day).map { work(ofAdult: $0, on: day) }
        if answers.contains(true) { return true }
        return answers.isEmpty || answers.contains(nil) ? nil : false
    }

    /// The days of the stay and of those that it continues.
    func chainDays(_ exit: ModelExit) -> Int {
        chain(exit).reduce(0) { $0 + ($1.end.map($1.from.days(until:)) ?? 0) }
    }

    func chain(_ exit: ModelExit) -> [ModelRelayStay] {
        let stays = relayStays(carriesOn)
        var chain: [ModelRelayStay] = []
        var current = stays.first { $0.stay.id == exit.stay.id }
        while let stay = current, !chain.contains(stay) {
            chain.append(stay)
            current =
                stays.first { $0.stay.id == stay.stay.follows }
                ?? stays.filter { other in
                    other.stay.id != stay.stay.id && figure(of: other.stay.household) == figure(of: stay.stay.household)
                        && association(of: other.stay.site) == association(of: stay.stay.site)
                        && (other.end.map { 0...7 ~= $0.days(until: stay.from) } ?? false)
                }.max { ($0.end ?? $0.from, $0.stay.id) < ($1.end ?? $1.from, $1.stay.id) }
        }
        return chain
    }

    func delays(_ id: IndicatorID, _ period: Period) -> [ModelCase] {
        leases(period).compactMap { lease in
            var codes = codes(of: lease.stay, on: lease.day)
            codes[.kind] = lease.stay.kind.rawValue
            let start: Day?
            if id == .leaseDelay {
                let members = members(of: lease.stay.household, on: lease.day)
                start = network.protections.filter { members.contains($0.person) }.compactMap(\.decidedOn)
                    .filter { $0 <= lease.day }.min()
            } else {
                start = relayStays.filter { figure(of: $0.stay.household) == figure(of: lease.stay.household) }
                    .map(\.from).filter { $0 <= lease.day }.min()
                if start == nil { return nil }
            }
            let one = ModelCase(id: lease.stay.id, codes: codes)
            let begins = lease.stay.kind == .directLease ? max(lease.stay.from ?? lease.day, lease.day) : lease.day
            return start.map { with(one, numerator: $0.days(until: begins)) }
                ?? with(one, numerator: 0, denominator: 0, unknown: 1)
        }
    }

    /// Night by night.
    func occupancy(_ id: IndicatorID, _ period: Period) -> [ModelCase] {
        let days = (0..<period.days).map { period.from.adding(days: $0) }
        return network.dwellings.compactMap { dwelling in
            guard dwelling.usage == .relay, sees(dwelling.site), let from = dwelling.serviceFrom, from <= period.to,
                dwelling.serviceTo.map({ $0 >= period.from }) ?? true
            else { return nil }
            let serving = days.filter { offersPlaces(dwelling, on: $0) && !isOut(dwelling.id, on: $0) }
            let stays = relayStays.filter { $0.stay.dwelling == dwelling.id }
            var numerator = 0
            var denominator = serving.count
            switch id {
            case .nightsOccupied:
                denominator = serving.reduce(0) { $0 + places(dwelling, on: $1) }
                for stay in stays {
                    for day in serving where stay.hasNight(day) {
                        numerator += members(of: stay.stay.household, on: day).count
                    }
                }
            case .dwellingDaysOccupied: numerator = serving.filter { day in stays.contains { $0.hasNight(day) } }.count
            default: numerator = stays.filter { period.contains($0.from) }.count
            }
            return with(dwellingCase(dwelling, on: from), numerator: numerator, denominator: denominator)
        }
    }
}
