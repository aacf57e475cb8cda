import RelorefDomain

/// I-16b, I-24, I-24b and I-36 in the model: what landlords propose, what comes of it, and the conventions behind it.
extension ModelFigures {
    func mobilising(_ id: IndicatorID, _ window: FigureWindow) -> [ModelCase] {
        switch id {
        case .offerToLease: delaysFromOffers(window.period)
        case .proposalsRefused: refusals(window.period)
        case .conventionsActive, .conventionsWithTarget, .conventionsSteered: partnerships(id, window.lastDay)
        default: network.conventions.compactMap { achievement(of: $0, id, window.period) }
        }
    }

    // MARK: From the proposal to the lease

    /// The lease of the household's own behind a candidacy, and its day.
    private func lease(_ one: ModelNetwork.Proposed) -> (stay: Accommodation, day: Day)? {
        guard one.candidacy.state == .leased,
            let stay = network.stays.first(where: { $0.id == one.candidacy.lease }),
            stay.state == .active || stay.state == .ended,
            let day = stay.kind == .slidingLease ? stay.slidOn : stay.signedOn
        else { return nil }
        return (stay, day)
    }

    private func offer(_ id: String) -> HousingOffer? { network.offers.first { $0.id == id } }

    private func delaysFromOffers(_ period: Period) -> [ModelCase] {
        network.proposed.compactMap { one in
            guard let (stay, day) = lease(one), sees(stay.site), period.contains(day) else { return nil }
            let offer = offer(one.candidacy.offer)
            var codes = codes(of: stay, on: day)
            codes[.landlord] = offer?.partner ?? dwelling(stay.dwelling)?.landlord
            return ModelCase(
                id: one.candidacy.id, codes: codes,
                numerator: offer.map { $0.facts.receivedOn.days(until: day) } ?? 0, denominator: offer == nil ? 0 : 1,
                unknown: offer == nil ? 1 : 0)
        }
    }

    // MARK: What came to nothing

    private func refusals(_ period: Period) -> [ModelCase] {
        let dwellings = network.offers.compactMap { offer -> ModelCase? in
            guard let outcome = offer.outcome, outcome != .refusedByCandidate, outcome != .allocatedToUs else {
                return nil
            }
            return refused(offer.id, offer, offer.outcomeOn, "dwelling", "logement-\(outcome.rawValue)", nil, period)
        }
        let households = network.proposed.compactMap { one -> ModelCase? in
            guard let offer = offer(one.candidacy.offer) else { return nil }
            let reason = one.candidacy.reason ?? ""
            let (who, why): (String, String)
            switch one.candidacy.state {
            case .refusedByHousehold: (who, why) = ("household", "menage-\(reason)")
            case .refusedByLandlord: (who, why) = ("landlord", "bailleur-\(reason)")
            case .noAnswer: (who, why) = ("silence", "silence")
            default: return nil
            }
            return refused(
                one.candidacy.id, offer, one.candidacy.days.refused, who, why,
                household(one.candidacy.household)?.composition.rawValue, period)
        }
        return dwellings + households
    }

    private func refused(
        _ id: String, _ offer: HousingOffer, _ day: Day?, _ who: String, _ why: String, _ composition: String?,
        _ period: Period
    ) -> ModelCase? {
        guard let day, period.contains(day), sees(offer.site) else { return nil }
        var codes: [FigureDimension: String] = [.kind: who, .detail: why, .landlord: offer.partner, .site: offer.site]
        codes[.departement] = offer.facts.departement
        codes[.dwellingType] = offer.facts.type?.rawValue
        codes[.composition] = composition
        codes[.year] = String(day.year)
        return ModelCase(id: id, codes: codes)
    }

    // MARK: Conventions against their targets

    /// What it is measured by: its own targets, and those of the agreement that it carries out in other units, while that
    /// one lasts. An agreement that others carry out is measured by them.
    private func targets(of convention: Convention) -> [ConventionTarget] {
        if network.conventions.contains(where: { $0.facts.framework == convention.id }) { return [] }
        func written(_ id: String) -> [ConventionTarget] {
            network.targets.filter { $0.convention == id }.map(\.target).sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        }
        let own = written(convention.id)
        guard let wider = network.conventions.first(where: { $0.id == convention.facts.framework }) else { return own }
        let inherited = written(wider.id).compactMap { target -> ConventionTarget? in
            var target = target
            target.to = [target.to, wider.to, wider.endedOn].compactMap(\.self).min()
            let isNever = target.to.map { $0 < target.from } ?? false
            return isNever || own.contains { $0.unit == target.unit } ? nil : target
        }
        return inherited + own
    }

    private func achievement(of convention: Convention, _ id: IndicatorID, _ period: Period) -> ModelCase? {
        guard convention.facts.kind == .housing, sees(convention.site), let start = convention.from,
            let last = [convention.to, convention.endedOn, period.to].compactMap(\.self).min(), last >= start,
            last >= period.from
        else { return nil }
        let targets = targets(of: convention)
        func covers(_ target: ConventionTarget, _ day: Day) -> Bool {
            target.from <= day && (target.to.map { day <= $0 } ?? true)
        }
        // Each day is due on the next one: the day before the period is due in it, its own last day is not.
        let days = (max(start, period.from.adding(days: -1)).number..<last.number).map { Day(number: $0) }
        /// A day is told by the target of what is counted, or else by the one that stands.
        func due(_ unit: ConventionTarget.Unit) -> Double {
            let told = days.compactMap { day -> String? in
                let standing = targets.filter { covers($0, day) }
                return (standing.last { $0.unit == unit } ?? standing.last)?.id
            }
            return targets.reduce(0) { sum, target in
                let count = told.count { $0 == target.id }
                if target.span == .year { return sum + Double(target.quantity) * Double(count) / 365.25 }
                guard let end = target.to ?? convention.to else { return sum }
                return sum + Double(target.quantity * count) / Double(max(1, target.from.days(until: end)))
            }
        }
        guard [.proposal, .allocation, .lease].contains(where: { due($0) > 0 }) else { return nil }
        let due = due(id == .proposalsPromised ? .proposal : id == .leasesPromised ? .lease : .allocation)
        var codes = partnerCodes(convention)
        codes[.landlord] = convention.partner
        codes[.year] = String(start.year)
        guard let number = counted(convention, id, Period(from: max(start, period.from), to: last)) else {
            return ModelCase(id: convention.id, codes: codes, numerator: 0, denominator: 0, unknown: 1)
        }
        return ModelCase(
            id: convention.id, codes: codes, numerator: number * 100, denominator: Int((due * 100 + 0.5).rounded(.down))
        )
    }

    /// Nil while not every proposal was noted.
    private func counted(_ convention: Convention, _ id: IndicatorID, _ days: Period?) -> Int? {
        guard let days else { return 0 }
        let mine = network.proposed.filter { $0.convention == convention.id }
        if id == .leasesPromised { return mine.count { one in lease(one).map { days.contains($0.day) } ?? false } }
        guard let complete = convention.facts.offersFrom, complete <= days.from else { return nil }
        // A lease of which no proposal is on record: one was made and nobody wrote it down.
        if mine.contains(where: { one in
            one.candidacy.offer.isEmpty && lease(one).map { days.contains($0.day) } ?? false
        }) {
            return nil
        }
        if id == .proposalsPromised {
            return network.offers.count {
                $0.facts.convention == convention.id && days.contains($0.facts.receivedOn)
            }
        }
        return mine.count { one in
            let candidacy = one.candidacy
            let isLeased = candidacy.state == .leased && !candidacy.offer.isEmpty
            guard let day = candidacy.days.allocated ?? (isLeased ? candidacy.days.leased : nil) else { return false }
            return days.contains(day)
        }
    }

    private func partnerCodes(_ convention: Convention) -> [FigureDimension: String] {
        var codes: [FigureDimension: String] = [
            .site: convention.site, .detail: convention.facts.level.rawValue,
        ]
        codes[.departement] = convention.facts.departement
        return codes
    }

    // MARK: Partnerships on a day

    private func partnerships(_ id: IndicatorID, _ day: Day) -> [ModelCase] {
        network.conventions.compactMap { convention in
            guard sees(convention.site), let from = convention.from, from <= day,
                convention.endedOn.map({ $0 > day }) ?? true, !isSuspended(convention, day)
            else { return nil }
            var codes = partnerCodes(convention)
            codes[.kind] = convention.facts.kind.rawValue
            codes[.year] = String(day.year)
            let isPast = !convention.facts.isTacit && (convention.to.map { $0 < day } ?? false)
            let isMeasured = id != .conventionsActive
            return ModelCase(
                id: convention.id, codes: codes, numerator: !isPast && has(convention, id, day) ? 1 : 0,
                denominator: isPast && isMeasured ? 0 : 1, unknown: isPast ? 1 : 0)
        }
    }

    private func isSuspended(_ convention: Convention, _ day: Day) -> Bool {
        let steps = network.conventionSteps.filter { $0.convention == convention.id }.map(\.step)
            .filter { $0.on.day.map { $0 <= day } ?? false }
        return steps.max { ($0.on.text, $0.id) < ($1.on.text, $1.id) }?.kind == .suspension
    }

    private func has(_ convention: Convention, _ id: IndicatorID, _ day: Day) -> Bool {
        func isInForce(_ target: ConventionTarget) -> Bool {
            target.from <= day && (target.to.map { day <= $0 } ?? true)
        }
        let own = network.targets.filter { $0.convention == convention.id }.map(\.target)
        switch id {
        case .conventionsWithTarget:
            if own.contains(where: isInForce) { return true }
            guard let wider = network.conventions.first(where: { $0.id == convention.facts.framework }),
                wider.to.map({ day <= $0 }) ?? true, wider.endedOn.map({ day <= $0 }) ?? true
            else { return false }
            return network.targets.contains { one in
                one.convention == wider.id && isInForce(one.target) && !own.contains { $0.unit == one.target.unit }
            }
        case .conventionsSteered:
            return network.meetings.contains {
                $0.convention == convention.id
                    && ($0.heldOn.map { $0 <= day && $0 > day.adding(months: -12) } ?? false)
            }
        default: return true
        }
    }
}
