import RelorefDomain

/// One case as the model sees it.
struct ModelCase: Hashable {
    let id: String
    var codes: [FigureDimension: String] = [:]
    var numerator = 1
    var denominator = 1
    var unknown = 0
}

/// The indicators once more, from the words of the domain guide alone: plain arrays, day by day, no SQL.
struct ModelFigures {
    let network: ModelNetwork
    /// The sites whose facts count; nil for all.
    let reach: Set<String>?

    func sees(_ site: String) -> Bool { reach?.contains(site) ?? true }

    func cases(_ question: FigureQuestion) -> [ModelCase] {
        let all = everyCase(question.indicator, question.window)
        return all.filter { one in
            one.id.hasPrefix("cphPlaces:")
                || question.filter.values.allSatisfy { dimension, value in one.codes[dimension, default: ""] == value }
        }
    }

    private func everyCase(_ id: IndicatorID, _ window: FigureWindow) -> [ModelCase] {
        let period = window.period
        switch id {
        case .householdsHelped: return helpedHouseholds(period)
        case .personsHelped: return helpedPersons(period)
        case .dwellingsMobilised: return mobilised(period)
        case .perennialShare:
            return mobilised(period).map { with($0, numerator: $0.codes[.kind] == "directLease" ? 1 : 0) }
        case .privateShare:
            return mobilised(period).map { with($0, numerator: $0.codes[.stock] == "private" ? 1 : 0) }
        case .relayOpened, .departementsCovered: return opened(period)
        case .relayManaged: return managed(window.lastDay)
        case .relayPlaces: return capacity(window)
        case .placesAgainstCPH: return capacity(window).map { with($0, denominator: 0) } + cph(window.lastDay)
        case .exitsByType: return exits(period).map { exitCase($0, numerator: 1, unknown: $0.type == .unknown) }
        case .exitsToDirectLease, .employedAtDirectLease, .employedAtExit, .doubleInsertion, .adultsEmployedAtExit,
            .contractsAtExit:
            return exitsWithWork(id, period)
        case .stayLength: return exits(period).map { with(exitCase($0), numerator: chainDays($0)) }
        case .nightsOccupied, .dwellingDaysOccupied, .rotation: return occupancy(id, period)
        case .leaseDelay, .leaseDelayFromRelay: return delays(id, period)
        case .placesFreed, .centreDaysAvoided: return freed(id, period)
        case .staysBeyondTerm: return beyondTerm(window.lastDay)
        case .completeness: return completeness(window.lastDay)
        case .stillInWorkAtThreeMonths, .stillInWork, .stillInHomeAtThreeMonths, .stillInHome, .frenchProgress,
            .movedAway, .movedAwayToWork, .arrearsInLease, .contactsInTime, .followUpsCompleted:
            return after(id, period)
        case .socialRequestsActive: return activeRequests(window.lastDay)
        case .socialRequestsRenewed: return renewals(window.lastDay)
        case .claimsFiled, .claimsRecognised, .claimsRehoused, .claimDays: return claims(id, period)
        case .offerToLease, .leasesPromised, .proposalsPromised, .allocationsPromised, .proposalsRefused,
            .conventionsActive, .conventionsWithTarget, .conventionsSteered:
            return mobilising(id, window)
        }
    }

    func with(_ one: ModelCase, numerator: Int? = nil, denominator: Int? = nil, unknown: Int? = nil) -> ModelCase {
        var changed = one
        changed.numerator = numerator ?? one.numerator
        changed.denominator = denominator ?? one.denominator
        changed.unknown = unknown ?? one.unknown
        return changed
    }

    // MARK: What every indicator looks up

    func household(_ id: String) -> Household? { network.households.first { $0.id == id } }
    func dwelling(_ id: String?) -> Dwelling? { network.dwellings.first { $0.id == id } }
    func person(_ id: String) -> Person? { network.persons.first { $0.id == id } }
    func association(of site: String) -> String? { network.sites.first { $0.id == site }?.association }
    func figure(of household: String) -> String { self.household(household)?.figure ?? household }

    func members(of household: String, on day: Day) -> Set<String> {
        Set(network.memberships.filter { $0.household == household && $0.covers(day) }.map(\.person))
    }

    /// What a stay tells of the places and people of a case.
    func codes(of stay: Accommodation, on day: Day) -> [FigureDimension: String] {
        var codes = codes(of: dwelling(stay.dwelling))
        codes[.site] = stay.site
        codes[.composition] = household(stay.household)?.composition.rawValue
        codes[.year] = String(day.year)
        return codes
    }

    func codes(of dwelling: Dwelling?) -> [FigureDimension: String] {
        var codes: [FigureDimension: String] = [:]
        codes[.departement] = dwelling?.departement
        codes[.stock] = dwelling?.stock.rawValue
        codes[.dwellingType] = dwelling?.type?.rawValue
        codes[.site] = dwelling?.site
        return codes
    }
}

/// A relay stay: in a relay dwelling, from the first night to the morning of leaving; a sliding lease until it slides.
struct ModelRelayStay: Hashable {
    let stay: Accommodation
    let from: Day
    let end: Day?

    func hasNight(_ day: Day) -> Bool { from <= day && (end.map { day < $0 } ?? true) }
}

/// A departure from a relay dwelling.
struct ModelExit {
    let stay: Accommodation
    let day: Day
    let type: ExitType
}

extension ModelFigures {
    /// Sliding leases count while they are in a relay dwelling.
    var relayStays: [ModelRelayStay] { relayStays { dwelling($0.dwelling)?.usage == .relay } }

    func relayStays(_ isRelayHousing: (Accommodation) -> Bool) -> [ModelRelayStay] {
        network.stays.compactMap { stay in
            guard sees(stay.site), stay.state == .active || stay.state == .ended, let from = stay.from else {
                return nil
            }
            switch stay.kind {
            case .relay: return ModelRelayStay(stay: stay, from: from, end: stay.to)
            case .slidingLease:
                guard isRelayHousing(stay) else { return nil }
                let end = [stay.to, stay.slidOn].compactMap { $0 }.min()
                return end.map { $0 > from } ?? true ? ModelRelayStay(stay: stay, from: from, end: end) : nil
            default: return nil
            }
        }
    }

    /// Direct leases obtained by the project, with the day on which each began to be one.
    func leases(_ period: Period) -> [(stay: Accommodation, day: Day)] {
        network.stays.compactMap { stay in
            guard sees(stay.site), stay.state != .cancelled else { return nil }
            let day: Day? =
                switch stay.kind {
                case .directLease: stay.throughProject ? stay.signedOn : nil
                case .slidingLease: stay.slidOn
                default: nil
                }
            guard let day, period.contains(day) else { return nil }
            return (stay, day)
        }
    }

    /// Whether a sliding lease is the relay stay going on: in a relay dwelling, or reached from one by a transfer, and
    /// not where the household went when it left.
    func carriesOn(_ lease: Accommodation) -> Bool {
        let before = network.stays.first { $0.id == lease.follows && $0.kind == .relay }
        if let type = before?.exitType { return type == .transferOtherRelay }
        return dwelling(lease.dwelling)?.usage == .relay
    }

    /// Relay stays that ended in the period and that no relay stay of the same household in the same association takes
    /// up within seven days; and sliding leases that carried one on, on the day on which they slide.
    func exits(_ period: Period) -> [ModelExit] {
        // Whether a household comes back is a fact, whoever is asking.
        let everyStay = ModelFigures(network: network, reach: nil).relayStays
        return network.stays.compactMap { stay in
            guard sees(stay.site), stay.state == .ended || stay.state == .active else { return nil }
            if stay.kind == .slidingLease, let slid = stay.slidOn {
                let hasNights = stay.from.map { $0 < slid } ?? false
                guard hasNights, carriesOn(stay), period.contains(slid) else { return nil }
                return ModelExit(stay: stay, day: slid, type: .slidingLeaseSlid)
            }
            guard stay.kind == .relay || stay.kind == .slidingLease && carriesOn(stay), stay.state == .ended,
                let to = stay.to, period.contains(to)
            else { return nil }
            let type = stay.exitType ?? .unknown
            guard type != .transferOtherRelay else { return nil }
            let returns = everyStay.contains { next in
                next.stay.id != stay.id && figure(of: next.stay.household) == figure(of: stay.household)
                    && association(of: next.stay.site) == association(of: stay.site)
                    && 0...7 ~= to.days(until: next.from)
            }
            return returns ? nil : ModelExit(stay: stay, day: to, type: type)
        }
    }

    func exitCase(_ exit: ModelExit, numerator: Int = 0, unknown: Bool = false) -> ModelCase {
        var codes = codes(of: exit.stay, on: exit.day)
        codes[.exitType] = exit.type.rawValue
        return ModelCase(id: exit.stay.id, codes: codes, numerator: numerator, unknown: unknown ? 1 : 0)
    }
}
