import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// How a follow-up, its contacts and its rents are told.
struct FollowUpWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// "M0" for the first visit, then "M1" …: the word of the field.
    func month(_ month: Int) -> String { l("M{n}", ["n": String(month)]) }

    func state(_ followUp: FollowUp) -> Badge {
        switch followUp.state(on: ask.today) {
        case .planned: Badge(.wait, l("à venir"))
        case .running: Badge(.ok, l("en cours"))
        case .extended: Badge(.ok, l("prolongé"))
        case .closed(_, let outcome):
            Badge(.plain, l("clos : {issue}", ["issue": ask.label("followUpOutcome", outcome)]))
        }
    }

    func contact(_ contact: FollowUpContact) -> String {
        let kind = ask.label("contactKind", contact.kind).capitalizedFirst
        if contact.met { return kind }
        return contact.kind == .phone
            ? l("{contact} sans réponse", ["contact": kind]) : l("{contact}, personne sur place", ["contact": kind])
    }

    /// What was owed when the household left, and what becomes of it.
    func settled(_ settled: SettledRent) -> String {
        let becomes = settled.settlement.map { ask.label("arrearsSettlement", $0) } ?? l("suite pas encore décidée")
        return "\(l.money(cents: settled.cents)), \(becomes)"
    }

    /// What follows of a lease that was just recorded; nothing where its months are over.
    func opened(by lease: Accommodation?, _ tx: any Transaction) throws -> String {
        try tx.isFollowed(lease) ? " " + l("Le suivi de six mois est ouvert.") : ""
    }

    /// The state of the dwelling and the subjects, in a line; nil when neither was noted.
    func details(_ contact: FollowUpContact) -> String? {
        var parts: [String] = []
        if let condition = contact.condition {
            parts.append(l("logement {état}", ["état": ask.label("dwellingCondition", condition)]))
        }
        parts += FollowUpContact.Topic.allCases.filter(contact.topics.contains).map { ask.label("contactTopic", $0) }
        if let next = contact.nextOn { parts.append(l("prochain rendez-vous le {jour}", ["jour": l.shortDay(next)])) }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    func rent(_ status: RentCheck.Status) -> Badge {
        let words = ask.label("rentCheckStatus", status)
        return switch status {
        case .ok: Badge(.ok, words)
        case .late, .partial, .unknown: Badge(.wait, words)
        case .unpaid: Badge(.late, words)
        }
    }

    /// The amounts of a month's rent that are known.
    func amounts(_ check: RentCheck) -> String {
        var parts: [String] = []
        if let due = check.dueCents { parts.append(l("dû {montant}", ["montant": l.money(cents: due)])) }
        if let aid = check.aidCents { parts.append(l("aide {montant}", ["montant": l.money(cents: aid)])) }
        if let paid = check.paidCents { parts.append(l("payé {montant}", ["montant": l.money(cents: paid)])) }
        if let owed = check.owedCents, owed > 0 {
            parts.append(l("reste {montant}", ["montant": l.money(cents: owed)]))
        }
        return parts.isEmpty ? "–" : parts.joined(separator: " · ")
    }
}

extension Ask {
    func sentence(_ refusal: FollowUp.Refusal) -> String {
        switch refusal {
        case .alreadyClosed(let day): l("Ce suivi est clos depuis le {jour}.", ["jour": l.shortDay(day)])
        case .beforeStart(let day):
            l("Le suivi commence le {jour} : choisissez un jour après.", ["jour": l.shortDay(day)])
        case .inTheFuture: l("Ce jour n’est pas encore venu.")
        case .notAnExtension: l("Un suivi se prolonge de 3 ou de 6 mois.")
        case .tooLong(let months):
            l("En tout, un suivi dure {n} mois au plus : confiez le ménage à un autre service.", ["n": String(months)])
        }
    }
}

extension FollowUp.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: fields["*"] ?? "", sentence: ask.sentence(self))
    }
}

extension StayRuleWords {
    /// What the rules on the follow-up say (V76, V77).
    func followUp(_ finding: Finding) -> String? {
        let l = ask.l
        let first = finding.values.first.map { value in Day(iso: value).map(l.shortDay) ?? value } ?? ""
        switch (finding.rule, finding.field) {
        case (.v76, "start"):
            return l("Le ménage n’a emménagé que le {jour} : une visite de suivi vient après.", ["jour": first])
        case (.v76, "twice"):
            return l(
                "Une visite ou un entretien de ce genre est déjà noté le {jour} : dites pourquoi un second.",
                ["jour": first])
        case (.v76, "next"): return l("Le prochain rendez-vous vient après le {jour}.", ["jour": first])
        case (.v76, _): return l("Dites pourquoi le suivi continue.")
        case (.v77, "paid"):
            let cents = finding.values.first.flatMap { Int($0) } ?? 0
            return l("Il manque {montant} : le loyer n’est pas payé en entier.", ["montant": l.money(cents: cents)])
        case (.v77, _):
            return l("Le loyer de ce mois se vérifie autour du {jour} : dites pourquoi ce jour-là.", ["jour": first])
        default: return nil
        }
    }
}
