import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The fields of an appointment: what is always asked, and what is asked where it is needed.
struct AppointmentFields {
    let file: HouseholdFile
    /// Colleagues who may open the file.
    let colleagues: [(id: String, name: String)]
    /// The appointment that is moved or put right.
    let before: AppointmentFile?
    /// Whether day and hour are asked for.
    let asksTime: Bool
    private let author: String

    init(_ request: ActRequest, before: AppointmentFile? = nil, asksTime: Bool = true) throws {
        file = request.file
        self.before = before
        self.asksTime = asksTime
        author = try request.ask.actor().id
        colleagues = try request.tx.colleagues(at: [request.household.site], on: request.ask.today)
    }

    static let fields = [
        "far": "jour", "closed": "jour", "opened": "jour", "past": "jour", "clock": "heure", "length": "duree",
        "reminder": "rappel", "with": "avec", "access": "avec", "note": "note", "bring": "apporter", "reason": "motif",
        "household": "heure", "colleague": "avec", "*": "jour",
    ]

    private static let lengths = [15, 30, 45, 60, 90, 120, 180]
    private static let reminders = [0, 1, 2, 3, 7]

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l, one) = (form.ask, form.l, before?.appointment)
        form.codes(
            h, "sujet_rdv", l("Sujet"), Appointment.Kind.allCases, "appointmentKind", usual: one?.kind ?? .interview)
        h.div(.class("line")) {
            if asksTime {
                form.day(h, "jour", l("Jour"), usual: one?.on)
                form.field("heure", l("Heure"), hint: l("par exemple 14:30")).input(
                    h, type: "time", value: form.value("heure", one?.at.text ?? ""), .autocomplete("off"))
            }
            form.choice(
                h, "duree", l("Durée"),
                Set(Self.lengths + [one?.minutes ?? 60]).sorted().map {
                    (String($0), AppointmentWords(ask: ask).length($0))
                }, usual: String(one?.minutes ?? 60))
        }
        form.options(
            h, "lieu", l("Lieu"), ask.options("appointmentPlace", Appointment.Place.allCases),
            usual: (one?.place ?? .office).rawValue)
        form.choice(
            h, "avec", l("Avec"), colleagues.map { ($0.id, $0.name) },
            usual: one.map { $0.colleague ?? "" } ?? author, empty: l("quelqu’un d’autre"))
        if file.present.count > 1 { members(h, form) }
        let profile = file.head?.profile
        let usual: Appointment.Interpreter = profile?.needsInterpreter == true ? .toBook : .notNeeded
        form.options(
            h, "interprete", l("Interprète"), ask.options("interpreterState", Appointment.Interpreter.allCases),
            usual: (one?.interpreter ?? usual).rawValue)
        // On a telephone what is always asked fits a screen or two; the rest lies folded until it is needed.
        h.details(isFilled(form) ? .open : nil) {
            h.summary(l("Préciser : adresse, langue, papiers, rappel, note"))
            more(h, form)
        }
    }

    private func isFilled(_ form: ActForm) -> Bool {
        form.refusal != nil || (before.map { $0.texts != AppointmentTexts(reason: $0.texts.reason) } ?? false)
    }

    private func more(_ h: HTML, _ form: ActForm) {
        let (l, one) = (form.l, before?.appointment)
        form.text(
            h, "lieu_mots", l("Où exactement"),
            hint: l("Adresse, étage, salle : montré dans le dossier, et au ménage sur sa page."),
            usual: before?.texts.place ?? "")
        form.text(
            h, "avec_mots", l("Et avec qui d’autre"), hint: l("Un bailleur, une préfecture, un partenaire."),
            usual: before?.texts.with ?? "")
        interpreting(h, form)
        form.field("apporter", l("À apporter"), hint: l("Ce que le ménage doit avoir avec lui.")).area(
            h, value: form.value("apporter", before?.texts.bring ?? ""), rows: 2)
        form.choice(
            h, "rappel", l("Rappel souhaité"),
            Set(Self.reminders + [one?.reminderDays].compactMap { $0 }).sorted().map { (String($0), told($0, l)) },
            usual: one.map { $0.reminderDays.map(String.init) ?? "" } ?? "1", empty: l("aucun"))
        form.field(
            "note", l("Note"), hint: l("Pour l’équipe. Jamais de santé, de religion ni de récit d’asile.")
        ).area(h, value: form.value("note", before?.texts.note ?? ""), rows: 2)
    }

    private func told(_ days: Int, _ l: Language) -> String {
        days == 0 ? l("le jour même") : l.plural(days, "{n} jour avant", "{n} jours avant")
    }

    /// Nobody ticked means everybody.
    private func members(_ h: HTML, _ form: ActForm) {
        let chosen = form.refusal == nil ? before?.appointment.members ?? [] : Set(form.ask.form.all("qui"))
        form.group(h, "qui", form.l("Qui est attendu"), hint: form.l("Personne de coché : tout le ménage.")) {
            h.div(.class("opts")) {
                for member in file.present {
                    h.label {
                        h.input(
                            .type("checkbox"), .name("qui"), .value(member.id),
                            chosen.contains(member.id) ? .checked : nil)
                        h.text(member.member.identity?.given.nonEmpty ?? form.ask.name(member.member.identity))
                    }
                }
            }
        }
    }

    private func interpreting(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let languages = ask.offered("language").filter { $0 != "fra" }.map { ($0, ask.label("language", $0)) }
        let spoken = file.head?.profile?.languages.first { $0 != "fra" }
        h.div(.class("line")) {
            form.choice(
                h, "langue", l("Langue"), languages,
                usual: before.map { $0.appointment.language ?? "" } ?? spoken ?? "", empty: l("français"))
            form.text(
                h, "interprete_mots", l("Qui interprète"), hint: l("Nom, service, téléphone."),
                usual: before?.texts.interpreter ?? "")
        }
    }

    /// What was typed; nil where something could not be read.
    func read(_ reading: inout FormReading) -> NewAppointment? {
        let (l, form) = (reading.ask.l, reading.ask.form)
        let kind: Appointment.Kind? = reading.code("sujet_rdv", orSay: l("Choisissez un sujet."))
        let place: Appointment.Place? = reading.code("lieu", orSay: l("Choisissez un lieu."))
        let day = before.flatMap { asksTime ? nil : $0.appointment.on } ?? reading.day("jour")
        let time = before.flatMap { asksTime ? nil : $0.appointment.at } ?? TimeOfDay(typed: form["heure"])
        if time == nil { reading.refuse("heure", l("Écrivez l’heure, par exemple 14:30.")) }
        guard let kind, let place, let time else { return nil }
        let interpreter = Appointment.Interpreter(rawValue: form["interprete"]) ?? .notNeeded
        let (colleague, language) = (form.filled("avec"), reading.listed("langue", reading.ask.offered("language")))
        if let colleague, !colleagues.contains(where: { $0.id == colleague }) {
            reading.refuse("avec", l("Choisissez un collègue de la liste."))
        }
        let people = Set(form.all("qui"))
        return NewAppointment(
            kind, on: day, at: time, minutes: Int(form["duree"]) ?? 0, place: place, colleague: colleague,
            members: people.intersection(file.present.map(\.id)), language: language, interpreter: interpreter,
            reminderDays: form.filled("rappel").flatMap { Int($0) },
            texts: AppointmentTexts(
                place: form["lieu_mots"], with: form["avec_mots"], interpreter: form["interprete_mots"],
                bring: form["apporter"], note: form["note"]))
    }
}
