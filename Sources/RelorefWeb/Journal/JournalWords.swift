import RelorefDomain
import RelorefRecords

/// The journal's words on a page of its own: what an entry is about, the acts to choose from, before and after.
struct JournalWords {
    let ask: Ask
    /// What corrected references name, by id.
    var references: [String: String] = [:]

    private var l: Language { ask.l }

    /// The acts that the filter offers.
    static let acts = [
        "create", "update", "correct", "admit", "enter", "exit", "transfer", "merge", "undoMerge", "close", "reopen",
        "export", "import", "freeze", "invite", "give", "endRight", "disable", "signIn", "refuse",
    ]

    func act(_ act: String) -> String {
        switch act {
        case "create": l("création")
        case "update": l("modification")
        case "correct": l("correction")
        case "admit": l("admission")
        case "enter": l("entrée")
        case "exit": l("sortie")
        case "transfer": l("changement de logement-relais")
        case "merge": l("réunion de dossiers")
        case "undoMerge": l("réunion annulée")
        case "close": l("clôture")
        case "reopen": l("réouverture")
        case "export": l("export")
        case "import": l("import")
        case "freeze": l("rapport figé")
        case "invite": l("invitation")
        case "give": l("droit donné")
        case "endRight": l("fin de droit")
        case "disable": l("compte fermé")
        case "signIn": l("connexion")
        case "refuse": l("connexion refusée")
        default: act
        }
    }

    func matter(_ matter: JournalFilter.Matter) -> String {
        switch matter {
        case .files: l("dossiers des ménages")
        case .dwellings: l("logements")
        case .accounts: l("comptes et droits")
        case .connections: l("connexions")
        case .network: l("réseau et listes")
        case .exchange: l("imports et exports")
        case .reports: l("rapports figés")
        case .tasks: l("liste du jour")
        }
    }

    /// Fields whose value before is kept beside the one after: "ancien devient nouveau".
    func changes(_ entry: JournalEntry) -> [String] {
        if entry.act == "correct", let field = entry.detail["field"] {
            let known = CorrectableField(noun: entry.noun, column: field)
            let reference = known?.referred == nil ? nil : known
            return [
                change(
                    known.map { CorrectionWords.label($0, l) } ?? field, entry.detail["old"], entry.detail["new"],
                    reference)
            ]
        }
        return entry.detail.keys.filter { $0.hasSuffix("_before") }.sorted().map { key in
            let field = String(key.dropLast("_before".count))
            return change(label(field), entry.detail[key], entry.detail[field])
        }
    }

    private func change(
        _ field: String, _ before: String?, _ after: String?, _ reference: CorrectableField? = nil
    ) -> String {
        let words = HistoryWords(ask: ask, references: references)
        return l(
            "{champ} : {avant} devient {après}",
            [
                "champ": field, "avant": words.written(before?.isEmpty == true ? nil : before, reference),
                "après": words.written(after?.isEmpty == true ? nil : after, reference),
            ])
    }

    private func label(_ field: String) -> String {
        switch field {
        case "name": l("Nom")
        case "departement": l("Département")
        case "time_zone": l("Heure locale")
        case "closed_on": l("Fermeture")
        case "french": l("Libellé français")
        case "english": l("Libellé anglais")
        case "to", "retired_on": l("Dernier jour")
        case "verified": l("Confirmé")
        case "value": l("Valeur")
        default: field
        }
    }
}
