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

    struct Record {
        let title: String
        let targets: [CorrectionTarget]
    }

    private var l: Language { ask.l }

    var all: [Record] {
        (file.homes.reversed().map(stay) + file.members.map(member) + [household]).filter { !$0.targets.isEmpty }
    }

    func target(_ field: CorrectableField, _ subject: String) -> CorrectionTarget? {
        all.lazy.flatMap(\.targets).first { $0.field == field && $0.subject == subject }
    }

    /// Only what is there is put right; what may be empty can be filled as well.
    private func record(_ title: String, _ subject: String, _ values: [(CorrectableField, String?)]) -> Record {
        Record(
            title: title,
            targets: values.filter { $0.1 != nil || $0.0.mayBeEmpty }
                .map { CorrectionTarget(field: $0.0, subject: subject, value: $0.1) })
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
        if stay.kind == .centre { values.append((.careEndOn, stay.careEndOn?.iso)) }
        if stay.kind == .centre || stay.kind == .relay { values.append((.termOn, stay.termOn?.iso)) }
        if stay.kind == .directLease || stay.kind == .slidingLease { values.append((.signedOn, stay.signedOn?.iso)) }
        if let slid = stay.slidOn { values.append((.slidOn, slid.iso)) }
        if let type = stay.exitType, type != .transferOtherRelay {
            values += [(.exitType, type.rawValue), (.exitReason, stay.exitReason?.rawValue)]
        }
        return record(ask.place(of: home).capitalizedFirst, stay.id, values)
    }

    private func member(_ member: FileMember) -> Record {
        let membership = member.member.membership
        var targets = record(
            "", membership.id,
            [(.memberFrom, membership.from.iso)] + (membership.to.map { [(.memberTo, $0.iso)] } ?? [])
        ).targets
        if let day = member.member.person.diedOn { targets += record("", member.id, [(.diedOn, day.iso)]).targets }
        for one in member.protections {
            targets +=
                record(
                    "", one.id,
                    [(.protectionDecidedOn, one.decidedOn?.iso), (.protectionNotifiedOn, one.notifiedOn?.iso)]
                        + (one.endedOn.map { [(.protectionEndedOn, $0.iso)] } ?? [])
                ).targets
        }
        for one in member.permits {
            targets +=
                record("", one.id, [(.permitIssuedOn, one.issuedOn?.iso), (.permitExpiresOn, one.expiresOn?.iso)])
                .targets
        }
        for one in member.spells {
            targets += record("", one.id, [(.spellFrom, one.from.iso), (.spellTo, one.to?.iso)]).targets
        }
        for one in member.situations { targets += record("", one.id, [(.situationFrom, one.from.iso)]).targets }
        return Record(title: ask.name(member.member.identity), targets: targets)
    }

    private var household: Record {
        var values: [(CorrectableField, String?)] = [(.openedOn, file.household.openedOn.iso)]
        if let closed = file.household.closedOn { values.append((.closedOn, closed.iso)) }
        var targets = record("", file.household.id, values).targets
        for one in file.consents {
            targets +=
                record(
                    "", one.id,
                    [(.consentGivenOn, one.givenOn.iso)]
                        + (one.withdrawnOn.map { [(.consentWithdrawnOn, $0.iso)] } ?? [])
                ).targets
        }
        return Record(title: l("Dossier"), targets: targets)
    }
}
