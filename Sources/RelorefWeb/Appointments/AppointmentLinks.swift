import RelorefRecords

/// The addresses of appointments, and where one goes from an act.
enum AppointmentLinks {
    static let fromToday = "aujourdhui"
    static let fromAgenda = "agenda"

    static func one(_ code: String, _ id: String) -> Link {
        .act(.household(code, .appointments), FormFields.encode(id))
    }
    static func attendance(_ code: String, _ id: String) -> Link { .act(one(code, id), "presence") }
    static func replanning(_ code: String, _ id: String) -> Link { .act(one(code, id), "retablissement") }
    static func interpreter(_ code: String, _ id: String) -> Link { .act(one(code, id), "interprete") }
    static func asking(_ code: String, _ id: String) -> Link { .act(one(code, id), "lien") }
    static func revocation(_ code: String, _ id: String) -> Link { .act(asking(code, id), "revocation") }
    static func calendar(_ code: String, _ id: String) -> Link { .act(one(code, id), "agenda.ics") }
    /// The place of an appointment on the tab.
    static func shown(_ code: String, _ id: String) -> Link { Link.household(code, .appointments).at("r-\(id)") }

    /// Today or the agenda, when one came from there; otherwise the file.
    static func back(_ ask: Ask, _ code: String) -> Link {
        switch ask.form.filled("retour") ?? ask.query["retour"] {
        case fromToday: TodayScope.link(ask.form["portee"])
        case fromAgenda: .agenda
        default: .household(code, .appointments)
        }
    }

    /// What an undo carries along to come back to the same page.
    static func query(_ ask: Ask) -> String {
        let place = ask.form.filled("retour") ?? ask.query["retour"]
        return [fromToday, fromAgenda].contains(place) ? "retour=\(place)" : ""
    }
}
