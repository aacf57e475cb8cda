import RelorefDomain

/// I-19, I-22b, I-23, I-29 and I-32 in the model.
extension ModelFigures {
    func after(_ id: IndicatorID, _ period: Period) -> [ModelCase] {
        let toLease = exits(period).filter { $0.type.isDirectLease }
        let days = id == .stillInWorkAtThreeMonths || id == .stillInHomeAtThreeMonths ? 90 : 180
        let longAgo = toLease.filter { $0.day.adding(days: days) <= period.to }
        return switch id {
        case .stillInWork, .stillInWorkAtThreeMonths:
            longAgo.filter { work(of: $0.stay.household, on: $0.day) == true }
                .map { answer($0, stillWorks($0, after: days)) }
        case .stillInHome, .stillInHomeAtThreeMonths: longAgo.map { answer($0, stillLivesThere($0, after: days)) }
        case .frenchProgress: exits(period).flatMap(progress)
        case .movedAway, .movedAwayToWork: moves(toLease, id)
        case .arrearsInLease: followUps(period).map(arrears)
        case .followUpsCompleted: followUps(period).compactMap(completed)
        default: followUps(period).map { contactsInTime($0, period) }
        }
    }

    private func answer(_ exit: ModelExit, _ yes: Bool?) -> ModelCase {
        answered(exitCase(exit), yes)
    }

    private func answered(_ one: ModelCase, _ yes: Bool?) -> ModelCase {
        with(one, numerator: yes == true ? 1 : 0, denominator: yes == nil ? 0 : 1, unknown: yes == nil ? 1 : 0)
    }

    // MARK: A quarter and half a year later

    private func isWatched(_ household: String, on day: Day) -> Bool {
        self.household(household)?.closedOn.map { $0 >= day } ?? true
    }

    private func stillWorks(_ exit: ModelExit, after days: Int) -> Bool? {
        let day = exit.day.adding(days: days)
        return isWatched(exit.stay.household, on: day) ? work(of: exit.stay.household, on: day) : nil
    }

    private func stillLivesThere(_ exit: ModelExit, after days: Int) -> Bool? {
        let day = exit.day.adding(days: days)
        guard let lease = lease(after: exit) else { return nil }
        if let end = lease.to { return end > day }
        return isWatched(exit.stay.household, on: day) ? true : nil
    }

    /// The lease that an exit leads to.
    private func lease(after exit: ModelExit) -> Accommodation? {
        if exit.stay.slidOn != nil { return exit.stay }
        let leases = network.stays.filter { stay in
            stay.household == exit.stay.household && stay.id != exit.stay.id
                && (stay.kind == .directLease || stay.kind == .slidingLease)
                && (stay.state == .active || stay.state == .ended)
        }
        let linked = leases.filter { $0.follows == exit.stay.id }
        let begun = leases.filter { lease in
            guard let from = lease.from else { return false }
            return exit.day.days(until: from) <= 7 && (lease.to.map { $0 > exit.day } ?? true)
        }
        return (linked.isEmpty ? begun : linked).max { one, other in
            guard let first = one.from, let second = other.from else { return false }
            return (first, one.id) < (second, other.id)
        }
    }

    // MARK: Another département

    private func moves(_ exits: [ModelExit], _ id: IndicatorID) -> [ModelCase] {
        var found: [String: (order: String, one: ModelCase)] = [:]
        for exit in exits {
            let here = dwelling(exit.stay.dwelling)?.departement
            let there = lease(after: exit).flatMap { dwelling($0.dwelling)?.departement }
            let works = id == .movedAway ? true : work(of: exit.stay.household, on: exit.day)
            if there == here || works == false { continue }
            let isKnown = there != nil && works == true
            var one = exitCase(exit, numerator: isKnown ? 1 : 0, unknown: !isKnown)
            one.codes[.kind] = there
            let file = figure(of: exit.stay.household)
            let order = "\(isKnown ? 0 : 1)\(exit.day.iso)\(exit.stay.id)"
            if found[file].map({ $0.order < order }) ?? false { continue }
            found[file] = (
                order, ModelCase(id: file, codes: one.codes, numerator: one.numerator, unknown: one.unknown)
            )
        }
        return found.values.map(\.one)
    }

    // MARK: French

    private func progress(_ exit: ModelExit) -> [ModelCase] {
        let entered = chain(exit).map(\.from).min() ?? exit.day
        return adults(of: exit.stay.household, on: exit.day).map { adult in
            var one = exitCase(exit)
            one.codes[.sex] = person(adult)?.sex.rawValue
            one.codes[.ageClass] = ageClass(adult, on: exit.day)
            return answered(
                ModelCase(id: "\(exit.stay.id):\(adult)", codes: one.codes), hasProgressed(adult, entered, exit.day))
        }
    }

    private func hasProgressed(_ adult: String, _ entered: Day, _ left: Day) -> Bool? {
        let scale: [FrenchLevel: Int] = [.a1: 1, .a2: 2, .b1: 3, .b2: 4, .c1: 5, .c2: 6, .native: 6]
        let known = network.assessments.filter { $0.person == adult && $0.assessedOn <= left }
        let before = known.filter { $0.assessedOn <= entered }.max { $0.assessedOn < $1.assessedOn }
        guard let exit = known.max(by: { $0.assessedOn < $1.assessedOn }),
            let entry = before ?? known.min(by: { $0.assessedOn < $1.assessedOn }), entry.id != exit.id
        else { return nil }
        return scale[exit.oral, default: 0] - scale[entry.oral, default: 0] >= 1
    }

    // MARK: Follow-ups

    private struct Followed {
        let followUp: FollowUp
        let lease: Accommodation
        let start: Day
    }

    private func followUps(_ period: Period) -> [Followed] {
        network.followUps.compactMap { followUp in
            guard let lease = network.stays.first(where: { $0.id == followUp.lease }), lease.state != .cancelled,
                sees(lease.site), let start = lease.kind == .slidingLease ? lease.slidOn : lease.from,
                period.contains(start)
            else { return nil }
            return Followed(followUp: followUp, lease: lease, start: start)
        }
    }

    private func followUpCase(_ one: Followed) -> ModelCase {
        var codes = codes(of: one.lease, on: one.start)
        codes[.kind] = one.lease.kind.rawValue
        codes[.landlord] = dwelling(one.lease.dwelling)?.landlord
        codes[.referent] = household(one.lease.household)?.referent
        return ModelCase(id: one.followUp.id, codes: codes)
    }

    private func arrears(_ one: Followed) -> ModelCase {
        let answers = network.checks.filter { $0.followUp == one.followUp.id }.map(\.status).filter { $0 != .unknown }
        return with(
            followUpCase(one), numerator: answers.contains { $0 != .ok } ? 1 : 0, unknown: answers.isEmpty ? 1 : 0)
    }

    private func window(of one: Followed) -> Int {
        let isElsewhere = network.shorterWindows.contains {
            $0.departement == dwelling(one.lease.dwelling)?.departement && $0.from <= one.start
        }
        return isElsewhere ? 5 : 15
    }

    /// Visits at M0, M1, M3, M6 …: each planned one up to the closing needs a visit of its own, late or not, but not
    /// before its window.
    private func completed(_ one: Followed) -> ModelCase? {
        guard let closing = one.followUp.closing?.day else { return nil }
        let planned = (0...one.followUp.months).filter { $0 < 2 || $0 % 3 == 0 }
            .map { $0 == 0 ? one.start.adding(days: 14) : one.start.adding(months: $0) }.filter { $0 <= closing }
        let visits = network.contacts.filter {
            $0.contact.followUp == one.followUp.id && $0.contact.met && !$0.withdrawn && $0.contact.kind == .visit
                && $0.contact.on <= closing && $0.contact.on >= one.start
        }.map(\.contact.on)
        var pairs = ContactPairs(
            possible: planned.map { target in
                visits.indices.filter { visits[$0] >= target.adding(days: -window(of: one)) }
            })
        return with(followUpCase(one), numerator: pairs.most() == planned.count ? 1 : 0)
    }

    /// D-21: two weeks after the move, then every month; a contact counts for one of them, within so many days.
    private func contactsInTime(_ one: Followed, _ period: Period) -> ModelCase {
        let window = window(of: one)
        let last = min(period.to, one.followUp.closing?.day ?? period.to)
        let planned = (0...one.followUp.months)
            .map { $0 == 0 ? one.start.adding(days: 14) : one.start.adding(months: $0) }.filter { $0 <= last }
        let days = network.contacts.filter { $0.contact.followUp == one.followUp.id && $0.contact.met && !$0.withdrawn }
            .map(\.contact.on).filter { $0 >= one.start }
        var pairs = ContactPairs(
            possible: planned.map { target in
                days.indices.filter { abs(target.days(until: days[$0])) <= window }
            })
        return with(followUpCase(one), numerator: pairs.most(), denominator: planned.count)
    }
}

/// How many planned contacts can have a contact of their own, trying every way to pass them on.
private struct ContactPairs {
    let possible: [[Int]]
    private var taker: [Int: Int] = [:]

    init(possible: [[Int]]) { self.possible = possible }

    mutating func most() -> Int {
        possible.indices.reduce(0) { count, planned in
            var tried: Set<Int> = []
            return count + (takes(planned, &tried) ? 1 : 0)
        }
    }

    private mutating func takes(_ planned: Int, _ tried: inout Set<Int>) -> Bool {
        for contact in possible[planned] where tried.insert(contact).inserted {
            let before = taker[contact]
            if let before, !takes(before, &tried) { continue }
            taker[contact] = planned
            return true
        }
        return false
    }
}
