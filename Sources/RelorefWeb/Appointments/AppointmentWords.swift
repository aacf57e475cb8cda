import RelorefDomain
import RelorefHTML
import RelorefRecords

/// How an appointment is told.
struct AppointmentWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// "Logement, 14 h".
    func title(_ one: Appointment) -> String { title(one.kind, one.at) }
    func title(_ kind: Appointment.Kind, _ time: TimeOfDay) -> String {
        "\(ask.label("appointmentKind", kind).capitalizedFirst), \(l.time(time))"
    }

    /// "45 min", "1 h 30".
    func length(_ minutes: Int) -> String {
        if minutes < 60 { return l("{n} min", ["n": String(minutes)]) }
        let rest = minutes % 60
        let hours = l("{n} h", ["n": String(minutes / 60)])
        return rest == 0 ? hours : "\(hours)\u{A0}\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Where, with whom, how long: in a line.
    func details(_ file: AppointmentFile, _ household: HouseholdFile? = nil) -> String {
        let (one, texts) = (file.appointment, file.texts)
        var parts = [ask.label("appointmentPlace", one.place)]
        if !texts.place.isEmpty { parts.append(texts.place) }
        let others = [file.colleague, texts.with.nonEmpty].compactMap { $0 }
        if !others.isEmpty { parts.append(l("avec {nom}", ["nom": others.joined(separator: ", ")])) }
        if let names = household.flatMap({ named(one, $0) }) { parts.append(l("pour {nom}", ["nom": names])) }
        parts.append(length(one.minutes))
        return parts.joined(separator: " · ")
    }

    private func named(_ one: Appointment, _ household: HouseholdFile) -> String? {
        guard !one.members.isEmpty else { return nil }
        let people = household.members.filter { one.members.contains($0.id) }
        return people.map { $0.member.identity?.given.nonEmpty ?? ask.name($0.member.identity) }.joined(separator: ", ")
    }

    func state(_ one: Appointment) -> Badge? {
        switch one.state {
        case .planned: one.awaitsAttendance(on: ask.today) ? Badge(.wait, l("à compléter")) : nil
        case .over(.honoured): Badge(.ok, ask.label("attendance", Appointment.Attendance.honoured))
        case .over(.excused): Badge(.plain, ask.label("attendance", Appointment.Attendance.excused))
        case .over(.absent): Badge(.late, ask.label("attendance", Appointment.Attendance.absent))
        case .cancelled(let party):
            Badge(.refused, l("annulé par {qui}", ["qui": ask.label("appointmentParty", party)]))
        case .moved(_, let party):
            Badge(.refused, l("déplacé par {qui}", ["qui": ask.label("appointmentParty", party)]))
        }
    }

    /// What the household answered by its link; nil where it was not asked.
    func answer(_ file: AppointmentFile) -> Badge? {
        guard let asked = file.asked else { return nil }
        return switch (asked.link.answer, asked.link.state(at: ask.now)) {
        case (.comes, _): Badge(.ok, l("le ménage vient"))
        case (.otherTime, _): Badge(.wait, l("autre moment demandé"))
        case (nil, .locked): Badge(.refused, l("lien fermé, trop d’essais"))
        case (nil, .open): Badge(.wait, l("réponse attendue"))
        case (nil, _): nil
        }
    }

    /// Nil where nobody interprets.
    func interpreter(_ one: Appointment) -> Badge? {
        guard one.interpreter != .notNeeded else { return nil }
        let values: KeyValuePairs = [
            "état": ask.label("interpreterState", one.interpreter),
            "langue": one.language.map { ask.label("language", $0) } ?? "",
        ]
        let words =
            one.language == nil
            ? l("interprète {état}", values) : l("interprète ({langue}) {état}", values)
        return Badge(one.interpreter == .booked ? .ok : .wait, words)
    }
}

extension Ask {
    func sentence(_ refusal: Appointment.Refusal) -> String {
        switch refusal {
        case .notPlanned: l("Ce rendez-vous n’est plus prévu : il est passé, annulé ou déplacé.")
        case .notYet(let day):
            l("Ce rendez-vous n’a lieu que le {jour} : seule une excuse se note avant.", ["jour": l.shortDay(day)])
        case .movedOn: l("Ce rendez-vous est déplacé : corrigez celui qui le remplace.")
        }
    }
}

extension Appointment.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: fields["*"] ?? "", sentence: ask.sentence(self))
    }
}

extension StayRuleWords {
    /// What the rules on appointments say (V96, V97).
    func appointment(_ finding: Finding) -> String? {
        let l = ask.l
        let first = finding.values.first.map { value in
            Day(iso: value).map(l.shortDay) ?? TimeOfDay(text: value).map(l.time) ?? value
        }
        let values: KeyValuePairs = ["jour": first ?? "", "heure": first ?? ""]
        switch (finding.rule, finding.field) {
        case (.v96, "far"): return l("C’est trop loin : un rendez-vous se prend jusqu’au {jour} au plus.", values)
        case (.v96, "closed"): return l("Le dossier est clos depuis le {jour} : rien ne se prend après.", values)
        case (.v96, "opened"): return l("Le dossier n’est ouvert que depuis le {jour}.", values)
        case (.v96, "clock"): return l("Cette heure n’existe pas le {jour} : les montres changent.", values)
        case (.v96, "past"): return l("Ce jour est passé : le rendez-vous est-il noté après coup ?", values)
        case (.v96, "access"): return l("Ce collègue ne peut pas ouvrir ce dossier : choisissez-en un autre.")
        case (.v96, "length"): return l("Un rendez-vous dure de 5 minutes à 10 heures.")
        case (.v96, "reminder"): return l("Un rappel se donne de 0 à 30 jours avant.")
        case (.v96, _): return l("Dites qui le ménage rencontre : un collègue, ou quelqu’un d’autre en quelques mots.")
        case (.v97, "colleague"): return l("Ce collègue a déjà un rendez-vous à cette heure-là ({heure}).", values)
        case (.v97, _): return l("Le ménage a déjà un rendez-vous à cette heure-là ({heure}).", values)
        default: return nil
        }
    }
}
