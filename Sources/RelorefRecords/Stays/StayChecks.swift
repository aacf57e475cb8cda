import RelorefDomain
import RelorefStorage

/// A stay that is about to begin, or whose days are about to change.
struct Moving {
    var stay: Accommodation?
    var nights: Nights
    /// The end of the agreement as signed.
    var term: Day?
    var household: Household
    var place: DwellingOnADay
    /// Whether the household is let in for the first time, which asks for protection and an adult who signs.
    var isAdmission = true
    var isPlanned = false
}

extension Transaction {
    /// Everything that is checked before a household lives in a relay dwelling (V31–V34, V39, V40, V42, V45, V48 …).
    func check(_ moving: Moving, _ act: inout Act) throws {
        let place = moving.place
        act.add(StayRules(act.context).window(moving.nights, agreementEnd: moving.term, place.window))
        act.add(
            moving.isPlanned
                ? AdmissionRules(act.context).plan(moving.nights) : StayRules(act.context).dates(moving.nights))
        act.add(AdmissionRules(act.context).service(moving.nights, serviceTo: place.dwelling.serviceTo))
        act.add(AdmissionRules(act.context).dwelling(place.dwelling.usage, place.dwelling.status))
        let outages = place.outages.filter { !$0.occupiedDuringWorks }.map(\.nights)
        for outage in outages {
            act.add(
                DwellingRules(act.context).outOfService(
                    from: outage.entry, to: outage.exit, stays: [moving.nights], occupiedDuringWorks: false))
        }
        if let lease = place.headLease {
            act.add(DwellingRules(act.context).subletting(lease.sublettingAllowed, usage: place.dwelling.usage))
        }
        try checkSharing(moving, &act)
        if moving.isAdmission { try checkAdmission(moving, &act) }
    }

    private func checkSharing(_ moving: Moving, _ act: inout Act) throws {
        let (place, household) = (moving.place, moving.household)
        let expected = try expectedCount(of: household.id)
        let new = OccupancyRules.Occupant(
            household: household.id, nights: moving.nights, persons: household.size, place: moving.stay?.place)
        let rules = OccupancyRules(act.context)
        act.add(
            rules.sharing(
                new, with: place.occupants, isShared: place.dwelling.shared, capacity: place.capacity ?? .max,
                squareMetres: place.squareMetres))
        if let metres = place.squareMetres {
            act.add(rules.surface(squareMetres: metres, present: household.size, expected: expected))
        }
        if let capacity = place.capacity {
            act.add(MembershipRules(act.context).expected(expected, present: household.size, capacity: capacity))
        }
    }

    /// Who may be let in: an adult signs, somebody is protected, no minor is alone (V12, V15, V16, V23, V48).
    private func checkAdmission(_ moving: Moving, _ act: inout Act) throws {
        let day = moving.nights.entry
        let present = try members(of: moving.household.id, by: act.author).filter { $0.membership.covers(day) }
        let reference = present.first { $0.membership.kinship == .reference }
        let rules = MembershipRules(act.context)
        let composition = Composition(of: present.map(\.inComposition), on: day).kind
        act.add(rules.unaccompanied(composition, guardian: act.reason(for: .v16)))
        // The guardian organisation signs for a minor alone; otherwise an adult of the household does (V15).
        if composition != .unaccompaniedMinor {
            act.add(
                rules.reference(
                    reference.map { ($0.birth, $0.membership.from, nil) }, on: day,
                    isEmancipated: reference?.person.isEmancipated ?? false))
        }
        let adults = present.filter { $0.birth.isAdult(on: day) ?? true }
        let all = try protections(of: (adults.isEmpty ? present : adults).map(\.id))
        let inForce = all.filter { $0.endedOn.map { $0 >= day } ?? true }
        let best = inForce.first { $0.kind.opensServices } ?? inForce.first
        act.add(
            StayRules(act.context).eligibility(
                best?.kind, isALT: moving.stay?.funding ?? .alt == .alt, reason: act.reason(for: .v48)))
        if let best { act.add(ProtectionRules(act.context).review(best.kind)) }
        if inForce.isEmpty, let ended = all.last {
            act.add(
                ProtectionRules(act.context).relayStay(
                    from: day, endedOn: ended.endedOn, reason: ended.endReason))
        }
    }

    /// The household is in one place at a time (V34); a lease of its own may begin before it leaves (V36).
    ///
    /// - Parameter ending: the homes that end as this one begins.
    func checkOwnStays(
        _ new: Nights, _ kind: AccommodationKind, of household: String, except stays: Set<String> = [],
        ending: [String] = [], _ act: inout Act
    ) throws {
        let others = try homes(of: household).filter { !stays.contains($0.id) }.compactMap { other -> Nights? in
            guard let nights = other.nights else { return nil }
            if kind == .directLease { return other.kind == .directLease ? nights : nil }
            // A lease that is there already is a home; one that comes later is where the household moves to.
            if other.kind == .directLease { return nights.contains(new.entry) ? nights : nil }
            return ending.contains(other.id) ? Nights(entry: nights.entry, exit: max(nights.entry, new.entry)) : nights
        }
        if let overlapping = others.first(where: { $0.overlap(new) }) {
            act.add(StayRules(act.context).ownStays([overlapping, new]))
        }
    }

    /// Whether the household's present dwelling is large enough for one more (V19, V20, V33, V39).
    func checkRoom(
        in household: Household, joining: Int, expected: Int, on day: Day, _ act: inout Act
    ) throws {
        guard let home = try homes(of: household.id).first(where: { $0.state == .active && $0.kind == .relay }),
            let id = home.dwelling, let from = home.from,
            let dwelling = try row("SELECT * FROM dwelling WHERE id = \(id)").map({ try Dwelling($0) })
        else { return }
        let place = try conditions(of: dwelling, on: day, except: home.id)
        let persons = household.size + joining
        let nights = Nights(entry: max(day, from), exit: home.to)
        let rules = OccupancyRules(act.context)
        act.add(
            rules.joining(
                OccupancyRules.Occupant(
                    household: household.id, nights: nights, persons: persons, place: home.place ?? 0),
                with: place.occupants, capacity: place.capacity ?? .max, squareMetres: place.squareMetres))
        if let metres = place.squareMetres {
            act.add(rules.surface(squareMetres: metres, present: persons, expected: expected))
        }
        if let capacity = place.capacity {
            act.add(MembershipRules(act.context).expected(expected, present: persons, capacity: capacity))
        }
    }
}
