import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The rules of the act that wrote the field, applied to the record as it would be.
    ///
    /// - Parameter twin: the stay whose day moves together with this one.
    func checkCorrection(
        _ field: CorrectableField, _ id: String, twin: String? = nil, to value: String?, _ household: Household,
        _ act: inout Act
    ) throws {
        let day = value.flatMap { Day(iso: $0) }
        switch field.noun {
        case "accommodation" where field.referred != nil: try checkPlace(field, id, value, household, &act)
        case "accommodation": try checkStay(field, id, twin, value, household, &act)
        case "household": checkFile(field, household, day, &act)
        case "membership" where day != nil: try checkMembership(field, id, day, household, &act)
        case "membership": try checkTie(id, &act)
        case "protection": try checkProtection(field, id, day, &act)
        case "permit": try checkPermit(field, id, day, &act)
        case "employment_spell": try checkSpell(field, id, value, &act)
        case "person": try checkDeath(id, day, &act)
        default: if let day { act.add(AdmissionRules(act.context).happened(on: day, field: field.column)) }
        }
    }

    private func checkStay(
        _ field: CorrectableField, _ id: String, _ twin: String?, _ value: String?, _ household: Household,
        _ act: inout Act
    ) throws {
        var (stay, _) = try stay(id, act)
        // A transfer cannot become an exit as long as another stay follows it (V35).
        if field == .exitType, stay.exitType?.isExit == false { act.add(Finding(.v35, .block, field: "exit_type")) }
        guard try stored(field, id) != nil || field.mayBeEmpty else {
            throw ActRefusal.wrongState(noun: "accommodation", id: id, state: stay.state.rawValue)
        }
        stay.set(field, to: value)
        if field == .stayFrom, let from = stay.from {
            act.add(AdmissionRules(act.context).happened(on: from, field: "from_day"))
        }
        guard let nights = stay.nights else { return }
        act.add(
            stay.state == .planned
                ? AdmissionRules(act.context).plan(nights) : StayRules(act.context).dates(nights))
        let inventories = StayRules(act.context)
            .inventories(entry: stay.entryInventoryOn, exit: stay.exitInventoryOn, of: nights)
        if field == .entryInventoryOn || field == .exitInventoryOn { act.add(inventories) }
        if let slid = stay.slidOn, let from = stay.from, slid < from {
            act.add(Finding(.v32, .block, field: "slid_on", values: [from.iso, slid.iso]))
        }
        if field == .exitType, stay.exitType == nil || stay.state != .ended || stay.kind == .directLease {
            act.add(Finding(.v35, .block, field: "exit_type"))
        }
        if field == .exitType { try checkDestination(of: stay, household, &act) }
        let days: Set<CorrectableField> = [.stayFrom, .stayTo, .stayPlannedFrom, .stayPlannedTo]
        guard days.contains(field) else { return }
        // Where it will move does not stand in the way of where it is: the one ends when the other begins.
        let ahead = try homes(of: household.id).filter { $0.state == .planned && stay.state != .planned }.map(\.id)
        try checkOwnStays(
            nights, stay.kind, of: household.id, except: Set([id, twin].compactMap { $0 } + ahead), &act)
        guard stay.kind == .relay, let dwelling = stay.dwelling,
            let found = try row("SELECT * FROM dwelling WHERE id = \(dwelling)").map({ try Dwelling($0) })
        else { return }
        let place = try conditions(of: found, on: nights.entry, except: id, planning: stay.state == .planned)
        try check(
            Moving(
                stay: stay, nights: nights, household: household, place: place, isAdmission: false,
                isPlanned: stay.state == .planned), &act)
    }

    /// The destination that a correction gives is judged as if the household left with it (V18, V37, V38).
    ///
    /// On a closed file, and for an exit of more than a year ago, a lease that nobody has kept is warned about; otherwise
    /// it is to be recorded first.
    private func checkDestination(of stay: Accommodation, _ household: Household, _ act: inout Act) throws {
        guard let type = stay.exitType, let day = stay.to else { return }
        let isPast = household.closedOn != nil || day.adding(months: 12) < act.today
        let rules = ExitRules(RuleContext(today: act.today, enteredAs: isPast ? .history : .live))
        if type.isDirectLease {
            let leases = try homes(of: household.id).filter(\.isLease)
            if !leases.contains(where: { $0.from.map { $0 <= day.adding(days: 62) } ?? true }) {
                act.add(rules.directLease(type, nil))
            }
        }
        // The reason of the correction says what is known of where they went.
        act.add(rules.uncertain(type, reason: "-", contactConsent: true))
        if type == .death, household.size > 0 {
            act.add(
                MembershipRules(act.context).death(
                    on: min(day, act.today), membershipEnds: [], survivors: household.size, exit: .death))
        }
    }

    private func checkFile(_ field: CorrectableField, _ household: Household, _ day: Day?, _ act: inout Act) {
        guard let day else { return }
        act.add(AdmissionRules(act.context).happened(on: day, field: field.column))
        let opened = field == .openedOn ? day : household.openedOn
        let closed = field == .closedOn ? day : household.closedOn
        if let closed, closed < opened || household.closedOn == nil {
            act.add(Finding(.v32, .block, field: field.column, values: [opened.iso, closed.iso]))
        }
    }

    /// The reference person's tie is changed by the acts that name another one (V23).
    private func checkTie(_ id: String, _ act: inout Act) throws {
        let membership = try row("SELECT * FROM membership WHERE id = \(id)").map { try Membership($0) }
        if membership?.kinship == .reference {
            throw ActRefusal.wrongState(noun: "membership", id: id, state: Kinship.reference.rawValue)
        }
    }

    private func checkMembership(
        _ field: CorrectableField, _ id: String, _ day: Day?, _ household: Household, _ act: inout Act
    ) throws {
        guard var membership = try row("SELECT * FROM membership WHERE id = \(id)").map({ try Membership($0) }),
            let day
        else { return }
        act.add(AdmissionRules(act.context).happened(on: day, field: field.column))
        if field == .memberFrom { membership.from = day } else { membership.to = day }
        // Somebody who is still there leaves by an act, which says why.
        if field == .memberTo, membership.endReason == nil {
            throw ActRefusal.wrongState(noun: "membership", id: id, state: "open")
        }
        if let to = membership.to, to < membership.from {
            act.add(Finding(.v32, .block, field: field.column, values: [membership.from.iso, to.iso]))
        }
        let others = try memberships(of: membership.person).filter { $0.id != id } + [membership]
        act.add(MembershipRules(act.context).memberships(others))
    }

    private func checkProtection(_ field: CorrectableField, _ id: String, _ day: Day?, _ act: inout Act) throws {
        guard var status = try row("SELECT * FROM protection WHERE id = \(id)").map({ try ProtectionStatus($0) }) else {
            return
        }
        switch field {
        case .protectionRequestedOn: status.requestedOn = day
        case .protectionDecidedOn: status.decidedOn = day
        case .protectionNotifiedOn: status.notifiedOn = day
        case .protectionKind, .protectionAuthority: break
        default:
            guard status.endedOn != nil else {
                throw ActRefusal.wrongState(noun: "protection", id: id, state: status.kind.rawValue)
            }
            if field == .protectionEndedOn { status.endedOn = day }
        }
        act.add(
            ProtectionRules(act.context).journey(
                arrival: try people([status.person])[status.person]?.arrivedOn, request: status.requestedOn,
                decision: status.decidedOn, notification: status.notifiedOn))
    }

    private func checkPermit(_ field: CorrectableField, _ id: String, _ day: Day?, _ act: inout Act) throws {
        guard var permit = try row("SELECT * FROM permit WHERE id = \(id)").map({ try ResidencePermit($0) }) else {
            return
        }
        if field == .permitIssuedOn { permit.issuedOn = day }
        if field == .permitExpiresOn { permit.expiresOn = day }
        let others = try permits(of: [permit.person]).filter { $0.id != id } + [permit]
        act.add(
            ProtectionRules(act.context).papers(
                others.compactMap { other in
                    other.issuedOn.map { ($0, other.expiresOn) }
                }))
        if let issued = permit.issuedOn, let expires = permit.expiresOn, expires <= issued {
            act.add(Finding(.v14, .block, field: field.column, values: [issued.iso, expires.iso]))
        }
    }

    private func checkSpell(_ field: CorrectableField, _ id: String, _ value: String?, _ act: inout Act) throws {
        guard var spell = try row("SELECT * FROM employment_spell WHERE id = \(id)").map({ try EmploymentSpell($0) })
        else { return }
        if field == .spellEmployer { return try checkEmployer(value, of: spell, act) }
        let day = value.flatMap { Day(iso: $0) }
        if field == .spellFrom { spell.from = day ?? spell.from }
        if field == .spellTo { spell.to = day }
        if field == .spellContract { spell.contract = value.flatMap(ContractType.init) ?? spell.contract }
        act.add(EmploymentRules(act.context).contract(spell.contract, from: spell.from, term: spell.to))
    }

    private func checkDeath(_ id: String, _ day: Day?, _ act: inout Act) throws {
        guard let day, try people([id])[id]?.diedOn != nil else {
            throw ActRefusal.wrongState(noun: "person", id: id, state: "alive")
        }
        let ends = try memberships(of: id).filter { $0.endReason == .death }.map { $0.to.map { min($0, day) } }
        act.add(MembershipRules(act.context).death(on: day, membershipEnds: ends, survivors: 0, exit: nil))
    }

    /// Every household that a person ever belonged to, in order.
    func memberships(of person: String) throws -> [Membership] {
        try rows("SELECT * FROM membership WHERE person_id = \(person) ORDER BY from_day, id")
            .map { try Membership($0) }
    }
}

extension Accommodation {
    /// The entry with one field put right.
    mutating func set(_ field: CorrectableField, to value: String?) {
        let day = value.flatMap { Day(iso: $0) }
        switch field {
        case .stayFrom: from = day
        case .stayTo: to = day
        case .stayPlannedFrom: plannedFrom = day
        case .stayPlannedTo: plannedTo = day
        case .careEndOn: careEndOn = day
        case .termOn: termOn = day
        case .signedOn: signedOn = day
        case .slidOn: slidOn = day
        case .exitType: exitType = value.flatMap(ExitType.init)
        case .exitReason: exitReason = value.flatMap(ExitReason.init)
        case .entryInventoryOn: entryInventoryOn = day
        case .exitInventoryOn: exitInventoryOn = day
        default: break
        }
    }
}
