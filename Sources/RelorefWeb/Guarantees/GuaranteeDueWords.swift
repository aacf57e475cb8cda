import RelorefDomain
import RelorefRecords

/// What Today says of guarantees: what is to be done, and why.
struct GuaranteeDueWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// - Parameter household: as Today calls it; empty once the file is closed.
    func title(_ matter: DueItem.Guaranteed, _ item: DueItem, _ household: String) -> String {
        let day = l.shortDay(item.day)
        switch matter {
        case .firstYear(let scheme, _, let landlord, _):
            let values: KeyValuePairs = [
                "garantie": name(scheme), "bailleur": landlord ?? l("le bailleur"), "jour": day,
            ]
            let told =
                item.group == .late
                ? l("{garantie}, première année finie le {jour}, {bailleur} pas encore prévenu", values)
                : l("{garantie}, prévenir {bailleur} qu’il paie après le {jour}", values)
            return household.isEmpty ? told : l("{quoi} : {ménage}", ["quoi": told, "ménage": household])
        case .visa(let scheme, _, _):
            let values: KeyValuePairs = ["garantie": name(scheme), "jour": day, "ménage": household]
            return item.group == .late
                ? l("{garantie}, visa fini le {jour} sans bail signé : {ménage}", values)
                : l("{garantie}, bail à signer avant la fin du visa le {jour} : {ménage}", values)
        }
    }

    func action(_ item: DueItem) -> String {
        item.rule == .guaranteeYear ? l("Noter la reprise") : l("Ouvrir la garantie")
    }

    func reason(_ matter: DueItem.Guaranteed, _ item: DueItem) -> String {
        let values: KeyValuePairs = ["départ": l.day(matter.anchor), "jour": l.day(item.day)]
        switch matter {
        case .firstYear(_, _, _, let payer):
            let told = l(
                "La garantie court depuis le {départ}. La première année se finit avant le {jour} : ensuite la cotisation est au bailleur, qui doit le savoir à temps.",
                values)
            guard let payer else { return told + " " + l("Qui paie la première année n’est pas encore noté.") }
            return told + " "
                + l("Première année payée par : {qui}.", ["qui": ask.label("guaranteePayer", payer)])
        case .visa(_, _, true):
            return l(
                "Visa du {départ}, valable jusqu’au {jour} comme il y est écrit : le bail se signe pendant qu’il vaut.",
                values)
        case .visa(_, _, false):
            return l(
                "Visa du {départ}. Sa fin n’est pas notée : par la règle du réseau, il vaut jusqu’au {jour}, et le bail se signe avant.",
                values)
        }
    }

    private func name(_ scheme: String) -> String { ask.label("guarantee", scheme).capitalizedFirst }
}
