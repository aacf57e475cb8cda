import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// An appointment is made with a household.
struct NewAppointmentAct: FileAct {
    static let noun = "nouveau-rendez-vous"
    static let permission = Permission.writeFiles
    static let fields = AppointmentFields.fields

    static func title(_ l: Language) -> String { l("Nouveau rendez-vous") }

    let household: Household
    let fields: AppointmentFields

    init(_ request: ActRequest) throws {
        household = request.household
        fields = try AppointmentFields(request)
    }

    func write(_ h: HTML, _ form: ActForm) { fields.write(h, form) }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        guard let new = fields.read(&reading) else { return nil }
        let (ask, household) = (reading.ask, household)
        return { tx, author, confirming in
            let one = try tx.makeAppointment(
                new, for: household.id, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(
                link: .household(household.code, .appointments),
                sentence: ask.l("Rendez-vous pris : {quand}.", ["quand": ask.l.moment(one)]))
        }
    }
}

/// An appointment is moved to another day or hour: it stays readable, and another one takes its place.
struct MoveAppointmentAct: FileAct {
    static let noun = "report-de-rendez-vous"
    static let permission = Permission.writeFiles
    static let fields = AppointmentFields.fields

    static func title(_ l: Language) -> String { l("Déplacer le rendez-vous") }
    static func button(_ l: Language) -> String { l("Déplacer") }

    let household: Household
    let fields: AppointmentFields
    let before: AppointmentFile
    private let isTold: Bool

    init(_ request: ActRequest) throws {
        household = request.household
        before = try AppointmentFile.asked(request)
        fields = try AppointmentFields(request, before: before)
        isTold = try AppointmentNews.isAgreed(request)
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.l("Prévu le {quand}.", ["quand": form.l.moment(before.appointment)]))
        if isTold {
            AppointmentNews(ask: form.ask).announce(
                h, form.l("Le ménage est d’accord pour les SMS : un message lui dit le nouveau jour et l’heure."))
        }
        form.options(
            h, "qui_deplace", form.l("Qui le demande ?"),
            form.ask.options("appointmentParty", Appointment.Party.allCases), usual: "household")
        form.text(h, "motif", form.l("Pourquoi"), hint: form.l("Si c’est utile à savoir."))
        fields.write(h, form)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, household, id) = (reading.ask, household, before.id)
        let party: Appointment.Party? = reading.code("qui_deplace", orSay: ask.l("Dites qui le demande."))
        guard let new = fields.read(&reading), let party else { return nil }
        return { tx, author, confirming in
            let one = try tx.moveAppointment(
                id, to: new, by: party, reason: ask.form["motif"], checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(
                link: AppointmentLinks.shown(household.code, one.id),
                sentence: ask.l("Rendez-vous déplacé : {quand}.", ["quand": ask.l.moment(one)])
                    + (try AppointmentNews(ask: ask).tell(one, .appointmentMoved, tx, author)))
        }
    }
}

/// The place, the interpreter or what to bring is put right; the day and the hour stay.
struct ChangeAppointmentAct: FileAct {
    static let noun = "precisions-de-rendez-vous"
    static let permission = Permission.writeFiles
    static let fields = AppointmentFields.fields

    static func title(_ l: Language) -> String { l("Modifier le rendez-vous") }

    let household: Household
    let fields: AppointmentFields
    let before: AppointmentFile

    init(_ request: ActRequest) throws {
        household = request.household
        before = try AppointmentFile.asked(request)
        fields = try AppointmentFields(request, before: before, asksTime: false)
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.l("Prévu le {quand}.", ["quand": form.l.moment(before.appointment)]))
        fields.write(h, form)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        guard let new = fields.read(&reading) else { return nil }
        let (ask, household, id) = (reading.ask, household, before.id)
        return { tx, author, confirming in
            try tx.changeAppointment(
                id, to: new, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(
                link: AppointmentLinks.shown(household.code, id), sentence: ask.l("Rendez-vous modifié."))
        }
    }
}

/// Nobody is expected any more.
struct CancelAppointmentAct: FileAct {
    static let noun = "annulation-de-rendez-vous"
    static let permission = Permission.writeFiles
    static let fields = ["*": "motif"]

    static func title(_ l: Language) -> String { l("Annuler le rendez-vous") }
    static func button(_ l: Language) -> String { l("Annuler le rendez-vous") }

    let household: Household
    let before: AppointmentFile
    private let isTold: Bool

    init(_ request: ActRequest) throws {
        household = request.household
        before = try AppointmentFile.asked(request)
        isTold = try AppointmentNews.isAgreed(request)
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.l("Prévu le {quand}.", ["quand": form.l.moment(before.appointment)]))
        if isTold {
            AppointmentNews(ask: form.ask).announce(
                h, form.l("Le ménage est d’accord pour les SMS : un message lui dit que c’est annulé."))
        }
        form.options(
            h, "qui_annule", form.l("Qui annule ?"),
            form.ask.options("appointmentParty", Appointment.Party.allCases), usual: "household")
        form.text(h, "motif", form.l("Pourquoi"), hint: form.l("Si c’est utile à savoir."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, household, before, id) = (reading.ask, household, before.appointment, before.id)
        let party: Appointment.Party? = reading.code("qui_annule", orSay: ask.l("Dites qui annule."))
        guard let party else { return nil }
        return { tx, author, confirming in
            try tx.cancelAppointment(
                id, by: party, reason: ask.form["motif"], checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            let told = try AppointmentNews(ask: ask).tell(before, .appointmentCancelled, tx, author)
            return Done(
                link: .household(household.code, .appointments), sentence: ask.l("Rendez-vous annulé.") + told,
                undo: AppointmentLinks.replanning(household.code, id))
        }
    }
}

extension AppointmentFile {
    /// The planned one that the address names.
    static func asked(_ request: ActRequest) throws -> AppointmentFile {
        let all = try request.tx.appointments(of: request.household.id, by: try request.ask.author()) ?? []
        guard let found = all.first(where: { $0.id == request.subject }) else { throw AccessRefusal.notFound }
        return found
    }
}

extension Language {
    /// "mar. 24 nov. 2026, 14 h", as the clocks of the place show it.
    func moment(_ one: Appointment) -> String { "\(day(one.on)), \(time(one.at))" }

    /// "14 h 30", "14:30".
    func time(_ time: TimeOfDay) -> String {
        guard isFrench else { return time.text }
        let minutes = time.minute == 0 ? "" : "\u{A0}\(time.minute < 10 ? "0" : "")\(time.minute)"
        return "\(time.hour)\u{A0}h\(minutes)"
    }
}
