package import RelorefDomain

/// What is wrong with an entry of another directory, and what to do, in the reader's language.
package struct DirectoryFaultWords {
    let l: Language

    package init(_ l: Language) { self.l = l }

    /// "annuaire.json, ligne 12, siret « 123 » : un SIRET a 14 chiffres …"
    package func sentence(_ fault: DirectoryFault) -> String {
        let values: KeyValuePairs = [
            "fichier": fault.file, "ligne": String(fault.line), "champ": fault.field, "valeur": fault.value,
            "raison": reason(fault.reason),
        ]
        if fault.field.isEmpty { return l("{fichier}, ligne {ligne} : {raison}", values) }
        return fault.value.isEmpty
            ? l("{fichier}, ligne {ligne}, {champ} : {raison}", values)
            : l("{fichier}, ligne {ligne}, {champ} « {valeur} » : {raison}", values)
    }

    private func reason(_ reason: DirectoryFault.Reason) -> String {
        switch reason {
        case .unreadable:
            l("ce n’est ni du JSON ni un CSV de data·inclusion ou d’Open Referral ; reprenez le fichier à sa source.")
        case .noEntries: l("le fichier ne contient aucune structure.")
        case .notAnObject:
            l("ce n’est pas une structure ; retirez cette ligne (les services ne se reprennent pas ici).")
        case .missing: l("ce champ est obligatoire ; remplissez-le.")
        case .nameTooShort: l("un nom a au moins trois caractères ; complétez-le.")
        case .nameTooLong: l("un nom a au plus 150 caractères ; raccourcissez-le.")
        case .wrongSiret: l("un SIRET a 14 chiffres et une clé de contrôle ; corrigez-le ou videz le champ.")
        case .unknownCommune: l("un code INSEE a cinq caractères ; corrigez-le ou videz le champ.")
        case .wrongPostalCode: l("un code postal a cinq chiffres ; un zéro a peut-être disparu au début.")
        case .wrongEmail: l("ce courriel n’est pas complet ; corrigez-le ou videz le champ.")
        case .wrongDay: l("une date s’écrit comme 2026-04-27 ; corrigez-la.")
        case .wrongColumns: l("la ligne n’a pas autant de cellules que l’en-tête ; complétez-la.")
        case .tooManyEntries: l("le fichier a plus de 20 000 structures ; coupez-le.")
        }
    }
}
