import RelorefDomain
import RelorefRecords

extension StayRuleWords {
    /// What the rules on guarantees say (V70 to V72).
    func guarantee(_ finding: Finding) -> String? {
        let (l, values) = (ask.l, finding.values)
        func day(_ place: Int) -> String {
            values.count > place ? Day(iso: values[place]).map(l.shortDay) ?? values[place] : ""
        }
        switch (finding.rule, finding.field) {
        case (.v70, "limit"):
            return l(
                "Taux d’effort de {taux} : ce dispositif n’accepte pas plus de {limite}.",
                [
                    "taux": l.rate(tenths: Int(values.first ?? "") ?? 0),
                    "limite": l.rate(tenths: (Int(values.last ?? "") ?? 0) * 10),
                ])
        case (.v71, "visa"):
            return l(
                "Le visa est du {visa}, après la signature du {bail} : dites pourquoi la garantie vaut quand même.",
                ["visa": day(0), "bail": day(1)])
        case (.v71, _):
            return l(
                "Le visa valait jusqu’au {visa} et le bail est du {bail} : dites pourquoi la garantie vaut quand même.",
                ["visa": day(0), "bail": day(1)])
        case (.v72, _):
            let told: KeyValuePairs = [
                "garantie": ask.label("guarantee", values.first ?? ""), "bail": day(1), "début": day(2), "fin": day(3),
            ]
            switch values.count {
            case 4...: return l("{garantie} : baux signés du {début} au {fin} seulement, pas le {bail}.", told)
            case 3: return l("{garantie} : baux signés depuis le {début} seulement, pas le {bail}.", told)
            default: return l("{garantie} : aucune règle n’est notée pour un bail du {bail}.", told)
            }
        default: return nil
        }
    }
}
