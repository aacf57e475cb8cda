import RelorefDomain

/// An appointment before its words are sealed.
struct DrawnAppointment: Sendable {
    let appointment: Appointment
    let texts: (place: String, interpreter: String, bring: String, note: String)
    let account: String
    let at: Moment
}

/// Draws the appointments of households that somebody follows, behind and ahead of today, with chance of its own: nothing
/// else is drawn otherwise.
struct AppointmentDrawing {
    private var dice: Dice
    private let today: Day
    /// Hours that a referent's day has already.
    private var taken: Set<String> = []

    init(_ pen: Pen) {
        dice = Dice(seed: pen.seed, stream: 22)
        today = pen.today
    }

    /// One household in three has an appointment ahead, and most of those had one before.
    ///
    /// - Parameters:
    ///   - account: who makes them.
    ///   - desk: whose hours are given away when others keep them; nil when the one who makes them does.
    mutating func add(to drawn: inout DrawnHousehold, by account: String?, desk: String? = nil, _ pen: inout Pen) {
        guard let account, drawn.household.closedOn == nil, dice.chance(34) else { return }
        if dice.chance(60) { append(dice.number(-40, -3), to: &drawn, account, desk, &pen) }
        append(dice.chance(20) ? 0 : dice.number(1, 20), to: &drawn, account, desk, &pen)
    }

    private mutating func append(
        _ shift: Int, to drawn: inout DrawnHousehold, _ account: String, _ desk: String?, _ pen: inout Pen
    ) {
        var day = today.adding(days: shift)
        while day.isWeekend || Holidays(year: day.year)[day] != nil { day = day.adding(days: shift < 0 ? -1 : 1) }
        guard day >= drawn.household.openedOn, let hour = free(on: day, desk ?? account) else { return }
        let place: Appointment.Place = dice.weighted([(.office, 5), (.home, 3), (.phone, 2)], or: .office)
        let needsInterpreter = drawn.people.first?.profile?.needsInterpreter == true
        let isPast = day < today
        let appointment = Appointment(
            id: pen.ids.next("k"), household: drawn.household.id,
            kind: dice.weighted(Self.kinds, or: .interview), on: day, at: hour,
            minutes: dice.one(of: [30, 45, 60], or: 60), place: place,
            colleague: desk == nil || drawn.household.referent == account ? account : nil,
            language: needsInterpreter ? drawn.people.first?.profile?.languages.first { $0 != "fra" } : nil,
            interpreter: needsInterpreter ? (isPast || dice.chance(60) ? .booked : .toBook) : .notNeeded,
            reminderDays: dice.chance(70) ? 1 : nil,
            state: isPast
                ? dice.weighted(
                    [(.over(.honoured), 8), (.over(.absent), 1), (.over(.excused), 1), (.planned, 1)], or: .planned)
                : .planned)
        let made = day.adding(days: -dice.number(5, 12))
        drawn.appointments.append(
            DrawnAppointment(
                appointment: appointment,
                texts: (
                    place == .office ? "salle d’entretien" : "",
                    appointment.interpreter == .booked ? "Inter Langues, 01 99 00 14 20" : "",
                    dice.chance(40) ? dice.one(of: Self.papers, or: "") : "",
                    dice.chance(30) ? dice.one(of: Self.notes, or: "") : ""
                ), account: account, at: Moment(made, at: hour, in: "Europe/Paris")))
    }

    /// An hour that nobody at the desk has given away on that day.
    private mutating func free(on day: Day, _ desk: String) -> TimeOfDay? {
        for hour in dice.shuffled([9, 10, 11, 14, 15, 16]) {
            let time = TimeOfDay(minutes: hour * 60)
            if taken.insert("\(desk) \(day.iso) \(time.text)").inserted { return time }
        }
        return nil
    }

    private static let kinds: [(Appointment.Kind, Int)] = [
        (.interview, 4), (.housing, 4), (.rights, 3), (.budget, 2), (.employment, 2), (.schooling, 1),
    ]
    private static let papers = [
        "Titre de séjour et dernier avis d’impôt.", "Trois derniers bulletins de paie.", "Attestation de la CAF.",
        "Carnet scolaire des enfants.", "Facture d’énergie.",
    ]
    private static let notes = [
        "Relire ensemble la demande de logement.", "Préparer la visite du logement.", "Point sur le budget du mois.",
        "Formulaire à compléter sur place.",
    ]
}
