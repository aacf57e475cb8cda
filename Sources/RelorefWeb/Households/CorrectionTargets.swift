import RelorefDomain
import RelorefRecords

/// A value of the file that may be put right: which field of which record, and what it says now.
struct CorrectionTarget: Sendable, Hashable {
    let field: CorrectableField
    let subject: String
    let value: String?
}

/// The records of a file with the values that may be put right, in the order in which the file shows them.
struct CorrectionTargets {
    let ask: Ask
    let file: HouseholdFile

    struct Record: Sendable {
        let title: String
        let targets: [CorrectionTarget]

        /// Only what is there is put right; what may be empty can be filled as well.
        init(_ title: String, _ subject: String, _ values: [(CorrectableField, String?)]) {
            self.init(
                title,
                values.filter { $0.1 != nil || $0.0.mayBeEmpty }
                    .map { CorrectionTarget(field: $0.0, subject: subject, value: $0.1) })
        }

        init(_ title: String, _ targets: [CorrectionTarget]) { (self.title, self.targets) = (title, targets) }
    }

    private var l: Language { ask.l }

    var all: [Record] {
        (file.homes.reversed().map(stay) + file.members.map(member) + [household]).filter { !$0.targets.isEmpty }
    }

    private func targets(_ subject: String, _ values: [(CorrectableField, String?)]) -> [CorrectionTarget] {
        Record("", subject, values).targets
    }

    private func stay(_ home: HomePlace) -> Record {
        let stay = home.stay
        var values: [(CorrectableField, String?)] = []
        if stay.state == .planned {
            values = [(.stayPlannedFrom, stay.plannedFrom?.iso), (.stayPlannedTo, stay.plannedTo?.iso)]
        } else {
            values = [(.stayFrom, stay.from?.iso)]
            if stay.state == .ended { values.append((.stayTo, stay.to?.iso)) }
        }
        values += [(.stayCentre, stay.centre), (.stayDwelling, stay.dwelling)]
        if stay.kind == .centre { values.append((.careEndOn, stay.careEndOn?.iso)) }
        if stay.kind == .centre || stay.kind == .relay { values.append((.termOn, stay.termOn?.iso)) }
        if stay.kind == .directLease || stay.kind == .slidingLease {
            values += [
                (.signedOn, stay.signedOn?.iso), (.stayRent, stay.rentCents.map(String.init)),
                (.stayProject, stay.throughProject ? "1" : "0"),
            ]
        }
        if stay.kind == .relay {
            values += [
                (.stayFunding, stay.funding.rawValue), (.stayPlace, stay.place.map(String.init)),
                (.entryInventoryOn, stay.entryInventoryOn?.iso),
            ]
            if stay.state == .ended { values.append((.exitInventoryOn, stay.exitInventoryOn?.iso)) }
        }
        if let slid = stay.slidOn { values.append((.slidOn, slid.iso)) }
        if let type = stay.exitType, type != .transferOtherRelay {
            values += [(.exitType, type.rawValue), (.exitReason, stay.exitReason?.rawValue)]
        }
        return Record(ask.place(of: home).capitalizedFirst, stay.id, values)
    }

    private func member(_ member: FileMember) -> Record {
        let membership = member.member.membership
        var ties: [(CorrectableField, String?)] = [(.memberFrom, membership.from.iso)]
        if membership.kinship != .reference { ties.append((.memberKinship, membership.kinship.rawValue)) }
        if let to = membership.to {
            ties.append((.memberTo, to.iso))
            if membership.endReason != .death { ties.append((.memberEndReason, membership.endReason?.rawValue)) }
        }
        var all = targets(membership.id, ties)
        if let day = member.member.person.diedOn { all += targets(member.id, [(.diedOn, day.iso)]) }
        all += member.protections.flatMap(protection) + papers(of: member) + work(of: member)
        return Record(ask.name(member.member.identity), all)
    }

    private func protection(_ one: ProtectionStatus) -> [CorrectionTarget] {
        var values: [(CorrectableField, String?)] = [
            (.protectionKind, one.kind.rawValue), (.protectionAuthority, one.authority?.rawValue),
            (.protectionRequestedOn, one.requestedOn?.iso), (.protectionDecidedOn, one.decidedOn?.iso),
            (.protectionNotifiedOn, one.notifiedOn?.iso),
        ]
        if let day = one.endedOn {
            values += [(.protectionEndedOn, day.iso), (.protectionEndReason, one.endReason?.rawValue)]
        }
        return targets(one.id, values)
    }

    private func papers(of member: FileMember) -> [CorrectionTarget] {
        member.permits.flatMap { one in
            targets(
                one.id,
                [
                    (.permitKind, one.kind.rawValue), (.permitIssuedOn, one.issuedOn?.iso),
                    (.permitExpiresOn, one.expiresOn?.iso),
                ])
        }
            + member.french.flatMap { one in
                targets(
                    one.id,
                    [
                        (.frenchAssessedOn, one.assessedOn.iso), (.frenchOral, one.oral.rawValue),
                        (.frenchWritten, one.written.rawValue),
                    ])
            }
    }

    private func work(of member: FileMember) -> [CorrectionTarget] {
        member.spells.flatMap { one in
            targets(
                one.id,
                [
                    (.spellContract, one.contract.rawValue), (.spellFrom, one.from.iso), (.spellTo, one.to?.iso),
                    (.spellHours, one.weeklyHoursTenths.map(String.init)), (.spellRome, one.rome),
                    (.spellEmployer, one.employer),
                ])
        }
            + member.situations.flatMap { one in
                targets(one.id, [(.situationStatus, one.status.rawValue), (.situationFrom, one.from.iso)])
            }
    }

    private var household: Record {
        var values: [(CorrectableField, String?)] = [(.openedOn, file.household.openedOn.iso)]
        if let closed = file.household.closedOn { values.append((.closedOn, closed.iso)) }
        var all = targets(file.household.id, values)
        for one in file.consents {
            all += targets(
                one.id,
                [(.consentKind, one.kind.rawValue), (.consentGivenOn, one.givenOn.iso)]
                    + (one.withdrawnOn.map { [(.consentWithdrawnOn, $0.iso)] } ?? []))
        }
        return Record(l("Dossier"), all)
    }
}
