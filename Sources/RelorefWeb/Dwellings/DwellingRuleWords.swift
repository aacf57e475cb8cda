import RelorefDomain

/// What the rules on dwellings say, in a sentence: what is wrong and what to do.
struct DwellingRuleWords {
    let ask: Ask

    private var l: Language { ask.l }

    func sentence(_ finding: Finding) -> String {
        let values = finding.values
        let first = values.first.map(written) ?? ""
        let second = values.count > 1 ? written(values[1]) : ""
        switch finding.rule {
        case .v31: return dates(finding.field, first, second)
        case .v32: return l("Cette date est à venir : donnez le jour où c’est arrivé, aujourd’hui au plus tard.")
        case .v33:
            return l("{personnes} personnes y vivent pour {places} places.", ["personnes": first, "places": second])
        case .v39: return l("La surface se donne entre 4 et 999,9 m².")
        case .v40: return service(finding, first, second)
        case .v41: return capacity(finding.field, first)
        case .v42 where finding.severity == .warn:
            return l("Un ménage y vit ou doit y entrer (séjour du {jour}).", ["jour": first])
        case .v42: return l("Le dernier jour hors service vient avant le premier.")
        case .v43: return returning(finding.field, first)
        case .v44: return identity(finding.field, values)
        case .v45:
            return l(
                "Un logement-relais demande un bail qui autorise la sous-location ou l’hébergement (loi du 6 juillet 1989, art. 8)."
            )
        default: return l("La règle {règle} n’est pas respectée.", ["règle": finding.rule.rawValue])
        }
    }

    /// Days as people read them, anything else as it is.
    private func written(_ value: String) -> String { Day(iso: value).map(l.shortDay) ?? value }

    private func dates(_ field: String?, _ first: String, _ second: String) -> String {
        switch field {
        case "on": l("L’étape précédente date du {jour} : donnez un jour à partir de celui-là.", ["jour": first])
        case "rent", "charges": l("Un montant ne peut pas être négatif.")
        default:
            second.isEmpty
                ? l("Cette date contredit celle du {jour}.", ["jour": first])
                : l("La fin ({fin}) vient avant le début ({début}).", ["début": first, "fin": second])
        }
    }

    private func service(_ finding: Finding, _ first: String, _ second: String) -> String {
        switch finding.field {
        case "smokeAlarm": l("Avant la mise en service : enregistrez un détecteur de fumée en état (CCH R. 142-2).")
        case "inventory": l("Avant la mise en service : enregistrez l’état des lieux.")
        case "insurance": l("Avant la mise en service : enregistrez une assurance en cours.")
        case "energyClass" where second.isEmpty:
            l("Donnez la classe du DPE, de A à G ; elle est nécessaire à la mise en service.")
        case "energyClass":
            l("La classe {classe} n’est plus admise depuis le {jour}.", ["classe": first, "jour": second])
        case "expiresOn": l("La fin de validité vient avant le jour du diagnostic.")
        case "status": l("Un logement-relais entre en service par ses étapes : commencez au plus par la préparation.")
        default: l("Une condition de mise en service manque.")
        }
    }

    private func capacity(_ field: String?, _ first: String) -> String {
        field == "from"
            ? l("Un rapport figé compte déjà les places jusqu’au {jour} : donnez un jour plus tardif.", ["jour": first])
            : l("Un logement-relais a de 1 à 12 places.")
    }

    private func returning(_ field: String?, _ first: String) -> String {
        switch field {
        case "keysBack": l("Avant de rendre le logement : les clés sont rendues.")
        case "exitInventory": l("Avant de rendre le logement : l’état des lieux de sortie est fait.")
        case "depositSettled": l("Avant de rendre le logement : le dépôt de garantie est réglé.")
        case "metersRead": l("Avant de rendre le logement : les compteurs sont relevés.")
        default:
            l.plural(
                Int(first) ?? 1, "{n} séjour n’est pas terminé : enregistrez d’abord la sortie.",
                "{n} séjours ne sont pas terminés : enregistrez d’abord les sorties.")
        }
    }

    private func identity(_ field: String?, _ values: [String]) -> String {
        switch (field, values.first) {
        case ("code", nil): l("Donnez un code au logement, par exemple 77-014.")
        case ("code", let code?): l("Le code {code} est déjà pris : donnez-en un autre.", ["code": code])
        default: l("Un autre logement est enregistré à la même adresse.")
        }
    }
}
