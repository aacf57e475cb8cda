import RelorefDomain

/// The sentences of Today on what ends for a relay dwelling.
struct DwellingDueWords {
    let l: Language
    let labels: Ask

    func title(_ item: DueItem, _ dwelling: String) -> String {
        guard case .dwellingPaper(let kind, _, _) = item.matter else {
            return l(
                "Bail principal jusqu’au {jour} : {logement}",
                ["jour": l.shortDay(item.day), "logement": dwelling])
        }
        let values: KeyValuePairs = [
            "pièce": labels.label("diagnosticKind", kind).capitalizedFirst, "jour": l.shortDay(item.day),
            "logement": dwelling,
        ]
        return item.group == .late
            ? l("{pièce}, échue le {jour} : {logement}", values) : l("{pièce} avant le {jour} : {logement}", values)
    }

    func reason(_ item: DueItem) -> String {
        switch item.matter {
        case .dwellingPaper(let kind, let made, let months):
            let values: KeyValuePairs = [
                "pièce": labels.label("diagnosticKind", kind).capitalizedFirst, "départ": l.day(made),
                "fin": l.day(item.day),
                "n": l.number(months ?? 0),
            ]
            return months == nil
                ? l("{pièce} : fait le {départ}, valable jusqu’au {fin}.", values)
                : l(
                    "{pièce} : fait le {départ}, sans date de fin ; valable {n} mois selon les délais du réseau, donc jusqu’au {fin}.",
                    values)
        case .headLeaseEnd(let months, let lastNotice):
            return l(
                "Le bail signé par l’association finit le {fin}. Son préavis est de {n} mois : à donner avant le {jour} si le logement est rendu ; sinon, convenez de la suite avec le bailleur.",
                ["fin": l.day(item.day), "n": l.number(months), "jour": l.day(lastNotice)])
        default: return ""
        }
    }
}
