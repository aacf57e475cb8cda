import RelorefDomain
import RelorefHTML
import RelorefRecords

/// How guarantees are told.
struct GuaranteeWords {
    let ask: Ask

    var l: Language { ask.l }

    func name(_ scheme: String) -> String { ask.label("guarantee", scheme).capitalizedFirst }

    func badge(_ state: Guarantee.State) -> Badge {
        let label = ask.label("guaranteeState", state)
        return switch state {
        case .active, .handedOver: Badge(.ok, label)
        case .considered, .asked, .granted, .claimed: Badge(.wait, label)
        case .refused, .rejected: Badge(.refused, label)
        case .paid, .ended: Badge(.plain, label)
        }
    }

    /// Where it stands, in one sentence: the last thing that happened, and its day.
    func standing(_ file: GuaranteeFile) -> String {
        let (one, days) = (file.guarantee, file.guarantee.days)
        func on(_ day: Day?) -> KeyValuePairs<String, String> { ["jour": day.map(l.shortDay) ?? "–"] }
        switch one.state {
        case .considered: return l("Envisagée pour un bail du {jour}.", on(one.leaseOn))
        case .asked: return l("Demandée le {jour}, on attend la réponse.", on(days.asked))
        case .granted: return l("Accordée le {jour}, elle couvre dès la signature du bail.", on(days.granted))
        case .refused:
            return l(
                "Refusée le {jour} : {motif}.",
                [
                    "jour": days.refused.map(l.shortDay) ?? "–",
                    "motif": ask.label("guaranteeRefusalReason", one.reason),
                ])
        case .active, .paid, .rejected, .claimed: return l("Couvre le loyer depuis le {jour}.", on(days.active))
        case .handedOver: return l("Reprise par le bailleur, prévenu le {jour}.", on(days.handedOver))
        case .ended: return l("Terminée le {jour}.", on(days.ended))
        }
    }

    func premium(_ one: Guarantee) -> String? {
        guard let premium = one.premium else { return nil }
        let values: KeyValuePairs = [
            "montant": l.money(cents: premium.cents), "qui": ask.label("guaranteePayer", premium.payer),
            "jour": premium.paidOn.map(l.shortDay) ?? "",
        ]
        return premium.paidOn == nil
            ? l("{montant}, à la charge de : {qui}, pas encore payé", values)
            : l("{montant}, payé par : {qui}, le {jour}", values)
    }

    func claim(_ claim: GuaranteeClaim) -> String {
        let values: KeyValuePairs = [
            "objet": ask.label("guaranteeClaimMatter", claim.matter), "jour": l.shortDay(claim.declaredOn),
            "montant": l.money(cents: claim.cents),
        ]
        let declared = l("{objet}, {montant} demandés le {jour}", values)
        switch claim.outcome {
        case .open: return l("{sinistre} : on attend la réponse", ["sinistre": declared])
        case .paid(let cents, let day):
            return l(
                "{sinistre} : {payé} payés le {fin}",
                ["sinistre": declared, "payé": l.money(cents: cents), "fin": l.shortDay(day)])
        case .rejected(let day):
            return l("{sinistre} : rejeté le {fin}", ["sinistre": declared, "fin": l.shortDay(day)])
        }
    }
}
