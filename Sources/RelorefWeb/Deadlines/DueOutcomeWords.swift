import RelorefDomain
import RelorefRecords

/// What the banner says after an act on items of Today: what was done, and why the rest was not. No names.
struct DueOutcomeWords {
    let l: Language

    func sentence(_ outcome: DueOutcome, _ verb: DueVerb, until: Day?) -> String {
        var sentences: [String] = []
        let count = outcome.marked.count
        if count > 0 {
            switch verb {
            case .finish, .prove: sentences.append(l.plural(count, "{n} ligne faite.", "{n} lignes faites."))
            case .postpone:
                sentences.append(
                    l.plural(
                        count, "{n} ligne reportée au {jour}.", "{n} lignes reportées au {jour}.",
                        ["jour": until.map(l.day) ?? ""]))
            case .give: sentences.append(l.plural(count, "{n} ligne confiée.", "{n} lignes confiées."))
            }
        }
        for (fault, faults) in Dictionary(grouping: outcome.faults, by: \.fault).sorted(by: {
            "\($0.key)" < "\($1.key)"
        }) {
            sentences.append(l.plural(faults.count, "{n} ligne reste :", "{n} lignes restent :") + " " + why(fault))
        }
        return sentences.joined(separator: " ")
    }

    private func why(_ fault: DueOutcome.Fault) -> String {
        switch fault {
        case .gone: l("elle n’est plus d’actualité.")
        case .colleagueMayNot: l("ce collègue n’a pas accès au dossier.")
        case .refused(let refusal): refused(refusal)
        }
    }

    func refused(_ refusal: DueMark.Refusal) -> String {
        switch refusal {
        case .needsRecord: l("la cocher ne suffit pas, il faut l’enregistrer dans le dossier ou la reporter.")
        case .notLater: l("choisissez un jour à venir.")
        case .tooFar(let last): l("on reporte au plus tard au {jour}.", ["jour": l.day(last)])
        case .doneAhead: l("choisissez un jour qui est déjà venu.")
        case .notOfThisFile: l("cette pièce n’est pas dans le dossier.")
        case .needsReason: l("au troisième report, dites pourquoi.")
        }
    }
}
