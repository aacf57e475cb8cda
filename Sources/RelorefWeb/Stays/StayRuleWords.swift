import RelorefDomain
import RelorefHTML

/// What the rules on stays, exits and work say, in a sentence: what is wrong and what to do.
struct StayRuleWords {
    let ask: Ask

    private var l: Language { ask.l }

    func sentence(_ finding: Finding) -> String? {
        followUp(finding) ?? appointment(finding) ?? guarantee(finding) ?? search(finding) ?? stay(finding) ?? leaving(
            finding)
            ?? work(finding)
    }

    private func written(_ value: String?) -> String {
        guard let value else { return "" }
        return Day(iso: value).map(l.shortDay) ?? value
    }

    private func stay(_ finding: Finding) -> String? {
        let first = written(finding.values.first)
        let second = written(finding.values.dropFirst().first)
        switch finding.rule {
        case .v31: return window(finding, first)
        case .v32: return dates(finding, first, second)
        case .v33 where finding.field == "place":
            return first.isEmpty
                ? l("Logement partagé : donnez au ménage une place ou une chambre à lui.")
                : l("La place {n} est déjà celle d’un autre ménage.", ["n": first])
        case .v33:
            return finding.field == "from"
                ? l("Un autre ménage y est depuis le {jour}, et ce logement n’est pas partagé.", ["jour": second])
                : l("{personnes} personnes y vivraient pour {places} places.", ["personnes": first, "places": second])
        case .v34 where finding.field == "open":
            return l("Un séjour est en cours ou prévu : enregistrez d’abord la sortie ou annulez l’admission.")
        case .v34:
            return l(
                "Le ménage serait à deux endroits à la fois (séjours du {un} et du {autre}).",
                ["un": first, "autre": second])
        case .v39:
            return l(
                "Surface trop petite pour {personnes} personnes : il faut {surface} m² (CCH R. 822-25).",
                [
                    "personnes": first, "surface": second,
                ])
        case .v40:
            return l(
                "Ce logement n’accueille pas de ménage : {état}.",
                ["état": ask.label("dwellingStatus", finding.values.first ?? "")])
        case .v42: return l("Le logement est hors service pendant ce séjour (à partir du {jour}).", ["jour": first])
        case .v45:
            return l(
                "Le bail de ce logement n’autorise ni sous-location ni hébergement (loi du 6 juillet 1989, art. 8).")
        case .v46:
            return l(
                "L’état des lieux ({jour}) est trop loin de l’entrée ou de la sortie ({autre}).",
                ["jour": first, "autre": second])
        case .v47:
            return l("Ce ménage est en relais depuis plus de {mois} mois : faites le point avec lui.", ["mois": first])
        case .v48:
            return finding.field == "reason"
                ? l("Dites pourquoi un autre financement que l’ALT.")
                : l(
                    "Un logement financé par l’ALT n’accueille que des personnes protégées : enregistrez la protection ou choisissez un autre financement."
                )
        case .v49:
            return l(
                "Il reste {somme} de loyer à payer : dites ce que devient la dette (plan, remise, transmission).",
                ["somme": l.money(cents: finding.values.first.flatMap(Int.init) ?? 0)])
        default: return nil
        }
    }

    private func window(_ finding: Finding, _ first: String) -> String {
        switch finding.field {
        case "from": l("Ce logement n’accueille pas ce jour-là : limite au {jour}.", ["jour": first])
        case "to": l("Le départ prévu dépasse la fin du bail ou du service ({jour}).", ["jour": first])
        case "agreementEnd": l("La convention doit finir au plus tard le {jour}, le temps du préavis.", ["jour": first])
        case "dwelling": l("Le congé de ce logement est donné : il ne restera pas longtemps au réseau.")
        default: l("La mise en service de ce logement n’est pas datée.")
        }
    }

    private func dates(_ finding: Finding, _ first: String, _ second: String) -> String {
        if !second.isEmpty {
            return l("Le {fin} vient avant le {début} : corrigez l’un des deux.", ["fin": second, "début": first])
        }
        return finding.severity == .warn
            ? l("La date est à plus de trois mois (après le {jour}).", ["jour": first])
            : l("Ce jour est à venir : donnez le jour où c’est arrivé, le {jour} au plus tard.", ["jour": first])
    }

    private func leaving(_ finding: Finding) -> String? {
        switch finding.rule {
        case .v35 where finding.field == "dwelling": return l("C’est déjà le logement du ménage.")
        case .v35:
            return l(
                "Un départ vers un autre logement-relais est un changement de logement, pas une sortie : utilisez « Changer de logement-relais »."
            )
        case .v36:
            return l(
                "Le bail commence {n} jours avant la sortie : au-delà d’un mois, dites pourquoi.",
                ["n": finding.values.first ?? ""])
        case .v37: return lease(finding)
        case .v38 where finding.field == "reason":
            return l("Dites en quelques mots pourquoi la destination est incertaine.")
        case .v38 where finding.field == "exitType": return l("Choisissez où va le ménage.")
        case .v38: return l("Dites si le ménage accepte d’être recontacté.")
        default: return nil
        }
    }

    private func lease(_ finding: Finding) -> String {
        switch finding.field {
        case "landlord": l("Bail direct : donnez le bailleur.")
        case "stock": l("Le parc du logement (public ou privé) ne correspond pas à la destination choisie.")
        case "commune": l("Bail direct : donnez la commune.")
        case "start": l("Bail direct : donnez le premier jour du bail.")
        case "rent": l("Bail direct : donnez le loyer.")
        default: l("Bail direct : donnez le bail (bailleur, commune, loyer, signature).")
        }
    }

    private func work(_ finding: Finding) -> String? {
        let first = written(finding.values.first)
        switch finding.rule {
        case .v79 where finding.field == "hours": return l("Entre 0 et 70 heures par semaine.")
        case .v79 where finding.values.count == 2:
            return l("La fin du contrat vient avant son début ({jour}).", ["jour": first])
        case .v79 where finding.values.isEmpty:
            return l("Une mission d’intérim a un dernier jour : donnez-le ou confirmez.")
        case .v79: return l("Ce type de contrat n’a pas d’ordinaire cette fin ({jour}) : vérifiez.", ["jour": first])
        case .v80: return l("Le contrat commence avant l’autorisation de travail ({jour}).", ["jour": first])
        default: return nil
        }
    }
}
