import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the months after the move.
extension FileCopySections {
    var followUps: CopySection {
        CopySection(ask.l("Suivi après l’emménagement"), copy.followUps.flatMap(lines))
    }

    private func lines(_ file: FollowUpFile) -> [(String, String)] {
        let (l, words) = (ask.l, FollowUpWords(ask: ask))
        let span = l(
            "Suivi du {début} au {fin}",
            ["début": l.shortDay(file.followUp.start), "fin": l.shortDay(file.followUp.end)])
        let ended = file.followUp.closing.map {
            "\(l.day($0.day)), \(ask.label("followUpOutcome", $0.outcome))"
        }
        let owed = file.settled.map { (l("Dette au départ"), words.settled($0)) }
        let contacts = file.contacts.reversed().map { one in
            (
                l.day(one.contact.on),
                [words.contact(one.contact), words.details(one.contact), one.text].compactMap { $0 }
                    .joined(separator: " · ")
            )
        }
        let rents = file.checks.map { check in
            (
                l("Loyer {mois}", ["mois": words.month(check.month)]),
                "\(ask.label("rentCheckStatus", check.status)) · \(words.amounts(check)) · \(l.day(check.checkedOn))"
            )
        }
        let plans = file.plans.map { plan in
            (
                l("Plan d’apurement du {jour}", ["jour": l.shortDay(plan.signedOn)]),
                plan.instalments.map { "\(l.shortDay($0.dueOn)) \(l.money(cents: $0.cents))" }.joined(separator: ", ")
            )
        }
        return [(span, ended ?? l("en cours"))] + [owed].compactMap { $0 } + contacts + rents + plans
    }
}
