import RelorefDomain
import RelorefRecords

/// What Today says of the search for a home: what is to be done, and where that is.
struct HousingSearchDueWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// - Parameter household: as Today calls it.
    func title(_ item: DueItem, _ household: String) -> String {
        let values: KeyValuePairs = ["ménage": household, "jour": l.shortDay(item.day)]
        switch item.matter {
        case .requestAttestation: return l("Attestation de demande de logement attendue : {ménage}", values)
        case .requestRenewal:
            return item.group == .late
                ? l("Demande de logement radiée faute de renouvellement le {jour} : {ménage}", values)
                : l("Demande de logement à renouveler avant le {jour} : {ménage}", values)
        case .requestRemoval: return l("Demande de logement à faire radier après le bail : {ménage}", values)
        case .claimDecision(let kind, _):
            return kind == .housing
                ? l("Décision DALO attendue le {jour} : {ménage}", values)
                : l("Décision DAHO attendue le {jour} : {ménage}", values)
        case .claimRehousing(let kind, _):
            return kind == .housing
                ? l("Relogement DALO attendu le {jour} : {ménage}", values)
                : l("Accueil DAHO attendu le {jour} : {ménage}", values)
        default: return ""
        }
    }

    func action(_ item: DueItem) -> String {
        switch item.rule {
        case .requestAttestation: l("Noter l’attestation")
        case .requestRenewal: l("Noter le renouvellement")
        case .requestRemoval: l("Noter la fin")
        case .claimDecision: l("Noter la décision")
        default: l("Noter la suite")
        }
    }

    func link(_ item: DueItem, _ code: String) -> Link {
        func act(_ noun: String) -> Link { Link.act(.household(code), noun).with("sujet", item.subject) }
        return switch item.rule {
        case .requestAttestation: act(RequestAttestationAct.noun)
        case .requestRenewal: item.group == .late ? .household(code, .search) : act(RequestRenewalAct.noun)
        case .requestRemoval: act(RequestEndAct.noun)
        case .claimDecision, .claimRehousing: act(RightClaimAct.noun)
        default: .household(code, .search)
        }
    }

    /// The rule in words, with its source and the day that it was computed from.
    func reason(_ item: DueItem) -> String {
        let due = l.day(item.day)
        switch item.matter {
        case .requestAttestation(let filed):
            return l(
                "Demande déposée le {départ} : l’attestation, avec le numéro unique, arrive dans le mois, avant le {jour} (service-public.fr).",
                ["départ": l.day(filed), "jour": due])
        case .requestRenewal(let from, let isFirst, let opens):
            let values: KeyValuePairs = ["départ": l.day(from), "ouverture": l.day(opens), "jour": due]
            return isFirst
                ? l(
                    "Demande déposée le {départ} : elle vaut un an, se renouvelle à partir du {ouverture}, et elle est radiée après le {jour} avec son ancienneté (service-public.fr).",
                    values)
                : l(
                    "Demande renouvelée le {départ} : elle vaut un an, se renouvelle à partir du {ouverture}, et elle est radiée après le {jour} avec son ancienneté (service-public.fr).",
                    values)
        case .requestRemoval(let signed):
            return l(
                "Bail signé le {départ} : le bailleur fait radier la demande dans le SNE. On le vérifie le {jour}, pour ne pas laisser deux demandes.",
                ["départ": l.day(signed), "jour": due])
        case .claimDecision(let kind, let from):
            let values: KeyValuePairs = ["départ": l.day(from), "jour": due]
            return kind == .housing
                ? l(
                    "Loi DALO du 5 mars 2007 : dossier complet le {départ}, la commission du département décide avant le {jour}.",
                    values)
                : l(
                    "Loi DALO du 5 mars 2007, volet hébergement : dossier complet le {départ}, la commission décide avant le {jour}.",
                    values)
        case .claimRehousing(_, let from):
            return l(
                "Loi DALO du 5 mars 2007 : reconnu prioritaire le {départ}, le préfet propose une solution avant le {jour}. Ensuite, le tribunal administratif peut être saisi.",
                ["départ": l.day(from), "jour": due])
        default: return ""
        }
    }
}
