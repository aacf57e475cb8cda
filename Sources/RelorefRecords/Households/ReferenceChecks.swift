import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The rules of entering a place, applied to a stay that was somewhere else than its record says.
    ///
    /// Its days stay as they are, so that it cannot come to overlap with another home (V34).
    func checkPlace(
        _ field: CorrectableField, _ id: String, _ value: String?, _ household: Household, _ act: inout Act
    ) throws {
        var (stay, _) = try stay(id, act)
        guard let value, let nights = stay.nights, try stored(field, id) != nil else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: stay.state.rawValue)
        }
        if field == .stayCentre {
            guard try row("SELECT 1 AS found FROM centre WHERE id = \(value)") != nil else {
                throw NotVisible("centre", value)
            }
            return
        }
        guard let dwelling = try dwelling(value, visibleTo: act.author.actor) else {
            throw NotVisible("dwelling", value)
        }
        stay.dwelling = dwelling.id
        switch stay.kind {
        case .relay: try checkRelay(stay, nights, in: dwelling, household, &act)
        case .slidingLease: try checkSlidingLease(stay, nights, in: dwelling, household, &act)
        case .directLease: try checkDirectLease(stay, in: dwelling, &act)
        case .centre, .other: break
        }
    }

    /// V31, V33, V39, V40, V42 and V45 as for an entry on that day; V35, since nobody moves to where it lives already.
    private func checkRelay(
        _ stay: Accommodation, _ nights: Nights, in dwelling: Dwelling, _ household: Household, _ act: inout Act
    ) throws {
        let isPlanned = stay.state == .planned
        let neighbours = try rows(
            """
            SELECT other.dwelling_id FROM accommodation AS other
            WHERE other.kind = 'relay' AND other.state <> 'cancelled'
              AND (other.id = \(stay.follows) OR other.follows_id = \(stay.id))
            """
        ).map { try $0.optionalText("dwelling_id") }
        if neighbours.contains(dwelling.id) {
            act.add(Finding(.v35, .block, field: "dwelling", values: [dwelling.code]))
        }
        // What the dwelling is today says something of who is there today, and nothing of a stay that is over.
        if stay.state != .ended {
            act.add(AdmissionRules(RuleContext(today: act.today)).dwelling(dwelling.usage, dwelling.status))
        }
        // A term that was only estimated is not one that was agreed.
        let estimated = try datedTerms().stay(.relay, from: nights.entry, in: dwelling.departement).firstEnd
        let isEstimated = stay.termOn == estimated
        let place = try conditions(of: dwelling, on: nights.entry, except: stay.id, planning: isPlanned)
        try check(
            Moving(
                stay: stay, nights: nights, term: isEstimated || stay.state == .ended ? nil : stay.termOn,
                household: household, place: place, isAdmission: false, isPlanned: isPlanned), &act)
    }

    private func checkSlidingLease(
        _ stay: Accommodation, _ nights: Nights, in dwelling: Dwelling, _ household: Household, _ act: inout Act
    ) throws {
        let here = try conditions(of: dwelling, on: nights.entry, except: stay.id)
        act.add(
            OccupancyRules(act.context).sharing(
                OccupancyRules.Occupant(household: household.id, nights: nights, persons: household.size),
                with: here.occupants.filter { $0.household != household.id }, isShared: dwelling.shared,
                capacity: here.capacity ?? .max, squareMetres: here.squareMetres))
    }

    /// The lease names what a lease names, and is of the stock that the exit into it was said to be of (V37).
    private func checkDirectLease(_ stay: Accommodation, in dwelling: Dwelling, _ act: inout Act) throws {
        let lease = ExitRules.Lease(
            landlord: dwelling.landlord, stock: dwelling.stock, commune: dwelling.commune, start: stay.from,
            rent: stay.rentCents)
        let exit = try homes(of: stay.household).last { home in
            guard home.exitType?.isDirectLease == true, let left = home.to, let from = stay.from else { return false }
            return from <= left.adding(days: 62) && stay.to.map { $0 > left } ?? true
        }
        let usual: ExitType = dwelling.stock == .public ? .directLeasePublic : .directLeasePrivate
        act.add(ExitRules(act.context).directLease(exit?.exitType ?? usual, lease))
    }

    /// An employer among the partners that one may see; the one that stands there already may stay.
    func checkEmployer(_ value: String?, of spell: EmploymentSpell, _ act: Act) throws {
        guard let value, value != spell.employer else { return }
        guard try isEmployer(value, visibleTo: act.author.actor) else { throw NotVisible("partner", value) }
    }

    /// The term of a stay that moves to another centre, when it followed from the rule of the one before.
    func termAfter(
        _ field: CorrectableField, _ id: String, _ value: String?, _ act: Act
    ) throws -> (old: String?, new: String?)? {
        guard field == .stayCentre, let value else { return nil }
        let (stay, _) = try stay(id, act)
        var moved = stay
        moved.centre = value
        let old = try authorisedStay(of: stay, by: act.author)?.end
        let new = try authorisedStay(of: moved, by: act.author)?.end
        return stay.termOn == old && old != new ? (old: old?.iso, new: new?.iso) : nil
    }
}
