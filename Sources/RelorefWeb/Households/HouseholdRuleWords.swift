import RelorefDomain
import RelorefHTML

/// What the rules on persons and households say, in a sentence: what is wrong and what to do.
struct HouseholdRuleWords {
    let ask: Ask

    private var l: Language { ask.l }

    func sentence(_ finding: Finding) -> String {
        paper(finding) ?? person(finding) ?? membership(finding) ?? StayRuleWords(ask: ask).sentence(finding)
            ?? l("La règle {règle} n’est pas respectée.", ["règle": finding.rule.rawValue])
    }

    /// What is told once the act is done; nil for a finding that a form has dealt with.
    func notice(_ finding: Finding) -> String? {
        switch finding.rule {
        case .v02: l("Un nom dans une autre écriture se note dans « Nom dans l’écriture d’origine ».")
        case .v05: l("Réimprimez les conventions au nouveau nom et cherchez les doublons.")
        case .v13: l("Pendant le recours contre le retrait, tous les droits sont gardés.")
        case .v19: l("Naissance pendant un séjour : prévenez la CAF et mettez à jour la demande de logement social.")
        case .v21: l("Sans protection propre, cette personne est accompagnée au titre de la famille.")
        case .v29: l("Une nationalité accompagne « apatride » ou « inconnue » : vérifiez.")
        case .v95: l("C’est un jour férié ou un week-end : vérifiez que le ménage sera reçu.")
        case .v64: l("La demande d’avant est radiée : l’ancienneté de la nouvelle repart de zéro.")
        case .v78: l("Deux contrats courent en même temps : la personne compte une fois en emploi.")
        default: nil
        }
    }

    private func written(_ value: String?) -> String {
        guard let value else { return "" }
        return Day(iso: value).map(l.shortDay) ?? value
    }

    private func person(_ finding: Finding) -> String? {
        let first = written(finding.values.first)
        switch finding.rule {
        case .v01: return l("Donnez au moins un nom : le nom de famille ou le prénom peut manquer, pas les deux.")
        case .v03:
            return l(
                "La date du 1er janvier est souvent une convention des papiers. Si seule l’année est sûre, écrivez l’année."
            )
        case .v04: return birth(finding, first)
        case .v06: return l("Une personne qui ressemble à celle-ci a déjà un dossier : comparez avant de créer.")
        case .v07 where finding.field == "association":
            return l(
                "Les deux dossiers sont de deux associations : la tête de réseau les relie, chacune garde le sien.")
        case .v07:
            return finding.field == "mergedOn"
                ? l("La réunion des dossiers ne peut plus être annulée depuis le {jour}.", ["jour": first])
                : l("Une même personne est choisie deux fois.")
        case .v09:
            return finding.field == "composition"
                ? l("La composition ne se déduit pas des membres : choisissez-la.")
                : l(
                    "La composition choisie n’est pas celle que donnent les membres : dites pourquoi, ou laissez le calcul."
                )
        case .v10:
            return l("Les dates ne se suivent pas : arrivée en France, demande, décision, notification, puis le reste.")
        case .v11: return l("Dites qui a accordé la protection, l’OFPRA ou la CNDA.")
        case .v12: return l("La protection est terminée depuis le {jour}.", ["jour": first])
        case .v14: return papers(finding)
        case .v28: return l("Dites où va le courrier : là où vit le ménage, à une domiciliation, ou nulle part.")
        case .v26 where finding.field == "sharedPhone":
            return l.plural(
                finding.values.count, "Un autre ménage donne ce numéro ({codes}) : à qui répond-on ?",
                "{n} autres ménages donnent ce numéro ({codes}) : à qui répond-on ?",
                ["codes": finding.values.prefix(5).joined(separator: ", ")])
        case .v26: return l("« {numéro} » ne ressemble pas à un numéro de téléphone.", ["numéro": first])
        case .v30:
            return finding.severity == .block
                ? l("Écrivez la note avant de l’enregistrer.")
                : l(
                    "« {mots} » : ce texte ne doit rien dire de la santé, de la religion ni du récit d’asile.",
                    [
                        "mots": finding.values.count > 1 ? finding.values[1] : ""
                    ])
        case .v98:
            return l("Ce ménage a un projet en cours : écrivez à la personne qui prend la suite où il en est.")
        case .v89: return l("Dites pourquoi : le motif est gardé avec votre nom.")
        default: return nil
        }
    }

    private func birth(_ finding: Finding, _ first: String) -> String {
        if finding.field == "memberFrom" {
            return l("L’arrivée dans le ménage vient avant la naissance ({jour}).", ["jour": first])
        }
        if finding.severity == .warn {
            return l("Cette personne aurait {âge} ans : vérifiez la date de naissance.", ["âge": first])
        }
        return l("Cette date de naissance n’est pas possible ({valeur}).", ["valeur": first])
    }

    private func papers(_ finding: Finding) -> String {
        if finding.field == "expires" || finding.field == "expires_on" || finding.field == "issued_on" {
            return l("La fin du titre vient avant son début.")
        }
        let day = written(finding.values.last)
        return finding.values.first == "gap"
            ? l(
                "Entre deux titres, des jours ne sont pas couverts à partir du {jour} : les droits peuvent être coupés.",
                ["jour": day])
            : l("Deux titres se chevauchent à partir du {jour} : vérifiez les dates.", ["jour": day])
    }

    private func membership(_ finding: Finding) -> String? {
        let first = written(finding.values.first)
        switch finding.rule {
        case .v15: return l("Une personne mineure ne peut pas signer une convention.")
        case .v16: return l("Un mineur seul n’entre en relais qu’avec l’organisme qui en a la garde : donnez son nom.")
        case .v18 where finding.field == "endReason": return l("Un décès s’enregistre par l’acte « Décès ».")
        case .v18: return l("Le jour du décès ({jour}) n’est pas possible : aujourd’hui au plus tard.", ["jour": first])
        case .v19: return l("Donnez le jour de naissance : l’enfant est membre du ménage depuis ce jour.")
        case .v20:
            return l(
                "Avec les proches attendus, {personnes} personnes vivraient là pour {places} places.",
                [
                    "personnes": first, "places": written(finding.values.dropFirst().first),
                ])
        case .v22: return l("Une personne ne peut pas être dans deux ménages le même jour.")
        case .v23: return reference(finding, first)
        case .v24 where finding.field == "leaving":
            return l("Toutes les personnes partent : c’est le dossier entier qui change, pas une séparation.")
        case .v24:
            return l(
                "À régler lors d’une séparation : historique, confidentialité entre les dossiers, participation et dépôt, demande de logement, séjour de qui part."
            )
        case .v25:
            return l(
                "Choisissez la personne de référence et le lien de chacun avec elle ; les séjours en cours se terminent avant."
            )
        default: return nil
        }
    }

    private func reference(_ finding: Finding, _ first: String) -> String {
        if finding.field == "referent" {
            return l("Cette personne n’ouvre pas ce dossier : choisissez-en une autre.")
        }
        if finding.field == "kinship" {
            return l("Le ménage a déjà une personne de référence : choisissez un autre lien.")
        }
        if finding.values.isEmpty { return l("Choisissez la personne de référence du ménage : une personne adulte.") }
        if let count = Int(first), count > 1, count < 100 {
            return l("Une seule personne est la personne de référence.")
        }
        return finding.severity == .warn
            ? l(
                "La personne de référence est peut-être mineure ({valeur}) : vérifiez sa date de naissance.",
                ["valeur": first])
            : l(
                "La personne de référence doit être adulte et membre du ménage ce jour-là ({valeur}).",
                ["valeur": first])
    }

    /// The record is not where the act begins.
    func wrongState(_ noun: String, _ state: String) -> String {
        switch (noun, state) {
        case ("household", "closed"): l("Ce dossier est clos : rouvrez-le d’abord.")
        case ("household", "merged"): l("Ce dossier a été réuni à un autre : travaillez dans celui-là.")
        case ("household", "erased"): l("Ce dossier a été effacé.")
        case ("household", "open"): l("Ce dossier est déjà ouvert.")
        case ("stayExtension", "asked"): l("Une prolongation est déjà demandée : notez d’abord la réponse.")
        case ("consent", _): l("Cet accord est déjà retiré.")
        default: l("Cet élément a changé entre-temps : revenez au dossier et regardez où il en est.")
        }
    }
}

extension Ask {
    /// Why an extension is not possible.
    func sentence(_ refusal: AuthorisedStay.Refusal) -> String {
        switch refusal {
        case .wrongAuthority(let expected):
            l("Cette décision revient à une autre autorité : {autorité}.", ["autorité": words(expected)])
        case .exhausted: l("La réglementation ne prévoit pas d’autre prolongation pour ce séjour.")
        case .notLater(let day): l("Le nouveau terme doit venir après le {jour}.", ["jour": l.shortDay(day)])
        case .beyondMaximum(let day): l("Le nouveau terme ne peut pas dépasser le {jour}.", ["jour": l.shortDay(day)])
        }
    }

    func words(_ authority: AuthorisedStay.Authority) -> String {
        switch authority {
        case .ofii: l("l’OFII")
        case .prefect: l("le préfet")
        case .association: l("l’association")
        }
    }
}

extension AuthorisedStay.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: "terme", sentence: ask.sentence(self))
    }
}
