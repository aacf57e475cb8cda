import RelorefDomain
import RelorefHTML
import RelorefRecords

/// How incidents are told.
struct IncidentWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// "Chauffage, salle de bain".
    func what(_ incident: Incident) -> String {
        "\(ask.label("breakdownMatter", incident.matter).capitalizedFirst), \(ask.label("incidentPlace", incident.place))"
    }

    /// What is broken, how grave it is, and whether somebody dealt with it.
    func head(_ h: HTML, _ incident: Incident) {
        h.p {
            h.b(what(incident))
            h.text(" ")
            severity(incident).write(h)
            h.text(" ")
            state(incident).write(h)
        }
    }

    func severity(_ incident: Incident) -> Badge {
        let tone: Badge.Tone = incident.isOpen && incident.severity == .danger ? .late : .wait
        return Badge(incident.severity == .minor ? .plain : tone, ask.label("incidentSeverity", incident.severity))
    }

    func state(_ incident: Incident) -> Badge {
        guard let day = incident.doneOn else { return Badge(.late, l("à voir")) }
        return Badge(.ok, l("réglé le {jour}", ["jour": l.shortDay(day)]))
    }
}

/// What was done about incidents, as the history of a file tells it.
enum IncidentVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch (entry.noun, entry.act) {
        case ("incident", "recordIncident"): l("Incident signalé")
        case ("incident", "finishIncident"): l("Incident réglé")
        default: nil
        }
    }
}

extension Incident.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        let l = ask.l
        return switch self {
        case .alreadyDone:
            .init(field: "texte", sentence: l("Un collègue a déjà dit ce qui a été fait : relisez le dossier."))
        case .wordsMissing: .init(field: "texte", sentence: l("Dites en quelques mots ce qui a été fait."))
        case .notYet: .init(field: "jour", sentence: l("Ce jour n’est pas encore venu."))
        case .beforeIncident: .init(field: "jour", sentence: l("C’était avant l’incident : vérifiez le jour."))
        }
    }
}

extension FileCopySections {
    /// What a copy of the file says of what was broken.
    var incidents: CopySection {
        let words = IncidentWords(ask: ask)
        return CopySection(
            ask.l("Incidents dans le logement"),
            copy.incidents.map { one in
                (
                    ask.l.day(one.incident.on),
                    [
                        words.what(one.incident), ask.label("incidentSeverity", one.incident.severity), one.text,
                        words.state(one.incident).words, one.done,
                    ].compactMap { $0 }.joined(separator: " · ")
                )
            })
    }
}
