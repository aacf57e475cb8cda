package import RelorefRecords

/// What is wrong with an imported line, and what to do, in the reader's language.
package struct FaultWords {
    let l: Language

    package init(l: Language) { self.l = l }

    /// Where it is and what to do, in one line for a terminal.
    package func line(_ fault: ImportFault) -> String {
        var place = fault.file
        if let line = fault.line { place += l(", ligne {n}", ["n": String(line)]) }
        if let column = fault.column { place += l(", colonne « {nom} »", ["nom": column]) }
        var text = fault.values.reduce(l(fault.template)) { $0.replacing("{\($1.name)}", with: $1.value) }
        if fault.code == .rule { text += " (\(fault.hints.first ?? ""))" }
        return place.isEmpty ? text : l("{lieu} : {phrase}", ["lieu": place, "phrase": text])
    }

    func sentence(_ fault: ImportFault) -> String {
        let text = fault.values.reduce(l(fault.template)) { $0.replacing("{\($1.name)}", with: $1.value) }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The kind of problem, by which a table of faults is narrowed.
    func problem(_ fault: ImportFault) -> String {
        switch fault.code {
        case .required, .missingColumn, .noHeader, .together: l("Cellule vide")
        case .unknownCode, .notAFlag, .wrongShape, .controlCharacter: l("Valeur inconnue")
        case .notADay, .noSuchDay, .notABirthDate, .notAMoment, .wrongOrder: l("Date")
        case .notANumber, .outOfBounds: l("Nombre")
        case .repeatedIdentifier, .notUnique: l("Répétition")
        case .unknownReference: l("Référence introuvable")
        case .outOfReach, .notAllowed, .fixedColumn, .needsAccount: l("Hors de votre portée")
        case .rule: l("Règle {numéro}", ["numéro": fault.hints.first ?? ""])
        case .contradiction, .refusedBySchema: l("Contradiction")
        case .noTable, .unknownFile, .unsafePath, .unreadableDescription, .openQuote, .strayQuote, .fieldTooLong,
            .tooManyColumns, .encoding, .utf16, .unknownColumn, .repeatedColumn, .cellCount:
            l("Forme du fichier")
        }
    }

    func refusal(_ fault: UploadFault) -> String {
        switch fault {
        case .empty: l("Le fichier est vide.")
        case .unknownKind:
            l("Ce fichier n’est ni un CSV, ni un classeur XLSX, ODS ou XLS, ni un zip de fichiers CSV.")
        case .nothingInside: l("Le zip ne contient aucun fichier CSV.")
        case .tooLarge: l("Le fichier est trop grand une fois ouvert ; utilisez la commande reloref import.")
        case .damaged: l("Le fichier ne s’ouvre pas : il est abîmé ou protégé par un mot de passe.")
        case .noWorkbooks: l("Ce serveur n’ouvre pas les classeurs ; enregistrez chaque feuille en CSV.")
        case .tooSlow: l("Le classeur est trop lourd à ouvrir ; enregistrez chaque feuille en CSV.")
        }
    }
}
