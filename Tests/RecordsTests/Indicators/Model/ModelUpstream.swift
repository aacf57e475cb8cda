import RelorefDomain

/// I-25, I-26 and I-39 in the model.
extension ModelFigures {
    func freed(_ id: IndicatorID, _ period: Period) -> [ModelCase] {
        network.stays.compactMap { stay in
            guard stay.kind == .centre, stay.state == .ended, sees(stay.site), let to = stay.to, period.contains(to),
                let centre = network.centres.first(where: { $0.id == stay.centre }),
                [.cada, .huda, .caes, .cph, .legacyShelter].contains(centre.kind), isHoused(stay, around: to)
            else { return nil }
            let persons = members(of: stay.household, on: to).count
            var one = ModelCase(id: stay.id, codes: codes(of: stay, on: to), numerator: persons)
            one.codes[.departement] = centre.departement
            one.codes[.kind] = centre.kind.rawValue
            guard id == .centreDaysAvoided else { return one }
            guard let term = stay.termOn else { return with(one, numerator: 0, unknown: 1) }
            return with(one, numerator: max(0, to.days(until: term)) * persons)
        }
    }

    /// Whether the project houses the household on one of the eight days from the departure on.
    private func isHoused(_ centreStay: Accommodation, around leaving: Day) -> Bool {
        network.stays.contains { next in
            guard sees(next.site), next.state == .active || next.state == .ended, let from = next.from,
                figure(of: next.household) == figure(of: centreStay.household)
            else { return false }
            let isProject =
                next.kind == .relay || next.kind == .slidingLease || next.kind == .directLease && next.throughProject
            return isProject
                && (0...7).contains { day in
                    let night = leaving.adding(days: day)
                    return from <= night && (next.to.map { night < $0 } ?? true)
                }
        }
    }

    func beyondTerm(_ day: Day) -> [ModelCase] {
        let relays = relayStays.filter { $0.hasNight(day) }.map(\.stay)
        let centres = network.stays.filter { stay in
            stay.kind == .centre && sees(stay.site) && (stay.from.map { $0 <= day } ?? false)
                && (stay.to.map { day < $0 } ?? true)
        }
        var worst: [String: (isLate: Bool, stay: Accommodation)] = [:]
        for stay in (relays + centres).sorted(by: { $0.id < $1.id }) {
            let isLate = stay.termOn.map { $0 < day } ?? false
            let isDue = stay.kind != .centre || (stay.careEndOn.map { $0 <= day } ?? false)
            guard isLate || stay.termOn == nil && isDue else { continue }
            let known = worst[figure(of: stay.household)]
            if known == nil || isLate && known?.isLate == false { worst[figure(of: stay.household)] = (isLate, stay) }
        }
        return worst.map { figure, found in
            var codes = codes(of: found.stay, on: day)
            if let centre = network.centres.first(where: { $0.id == found.stay.centre }) {
                codes[.departement] = centre.departement
            }
            codes[.kind] = found.stay.kind.rawValue
            return ModelCase(
                id: figure, codes: codes, numerator: found.isLate ? 1 : 0, unknown: found.isLate ? 0 : 1)
        }
    }

    func completeness(_ day: Day) -> [ModelCase] {
        network.households.compactMap { household in
            guard sees(household.site), household.mergedInto == nil, household.openedOn <= day,
                household.closedOn.map({ day < $0 }) ?? true
            else { return nil }
            let members = members(of: household.id, on: day)
            let adults = adults(of: household.id, on: day)
            let hasProtection = network.protections.contains {
                members.contains($0.person) && ($0.decidedOn.map { $0 <= day } ?? false)
            }
            let hasGap = network.stays.contains { stay in
                guard stay.household == household.id, stay.kind == .relay,
                    stay.state == .active || stay.state == .ended,
                    let from = stay.from
                else { return false }
                let runs = from <= day && (stay.to.map { day < $0 } ?? true)
                return runs && stay.termOn == nil
                    || stay.state == .ended && stay.exitType == .unknown && (stay.to.map { $0 <= day } ?? false)
            }
            let answers = [
                !members.isEmpty, !members.isEmpty && members.allSatisfy { person($0)?.birthYear != nil },
                hasProtection,
                !adults.isEmpty && adults.allSatisfy { work(ofAdult: $0, on: day) != nil }, !hasGap,
            ]
            var codes: [FigureDimension: String] = [
                .site: household.site, .composition: household.composition.rawValue,
            ]
            codes[.departement] = network.sites.first { $0.id == household.site }?.departement
            codes[.year] = String(day.year)
            return ModelCase(id: household.id, codes: codes, numerator: answers.filter { $0 }.count, denominator: 5)
        }
    }
}
