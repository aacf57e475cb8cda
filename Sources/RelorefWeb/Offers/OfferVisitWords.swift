import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Moments named for seeing a dwelling, in words.
struct OfferVisitWords {
    let l: Language

    /// "mardi 24 novembre 2026 à 10 h".
    func moment(_ visit: OfferVisit) -> String {
        l("{jour} à {heure}", ["jour": l.longDay(visit.on), "heure": l.time(visit.at)])
    }

    func badge(_ visit: OfferVisit) -> Badge {
        switch visit.state {
        case .proposed:
            Badge(.wait, visit.by == .association ? l("réponse du bailleur attendue") : l("proposée par le bailleur"))
        case .agreed: Badge(.ok, l("convenue"))
        case .declined: Badge(.refused, l("refusée"))
        case .cancelled: Badge(.plain, l("annulée"))
        }
    }

    func sentence(_ refusal: OfferVisit.Refusal, _ ask: Ask) -> String {
        switch refusal {
        case .offerIs(let state):
            l(
                "La proposition est maintenant « {état} » : aucune visite ne s’y ajoute.",
                ["état": ask.label("offerState", state)])
        case .visitIs(let state): answered(state)
        case .past: l("Ce moment est passé : proposez-en un autre.")
        case .named: l("Ce moment est déjà proposé.")
        case .enough(let most):
            l.plural(
                most, "{n} moment attend déjà une réponse.", "{n} moments attendent déjà une réponse.")
        case .own: l("C’est à l’autre partie de répondre à ce moment.")
        }
    }

    private func answered(_ state: OfferVisit.State) -> String {
        switch state {
        case .agreed: l("Cette visite est déjà convenue.")
        case .declined: l("Cette visite a déjà été refusée.")
        case .cancelled: l("Cette visite a été annulée.")
        case .proposed: l("Cette visite attend une réponse.")
        }
    }

    func field(_ refusal: OfferVisit.Refusal) -> String { refusal == .past || refusal == .named ? "heure" : "jour" }

    /// The day and the hour of a form; nil with what is wrong told on the fields.
    static func read(_ reading: inout FormReading) -> (Day, TimeOfDay)? {
        let day = reading.day("jour", .term)
        guard let time = TimeOfDay(typed: reading.ask.form["heure"]) else {
            reading.refuse("heure", reading.ask.l("Écrivez l’heure, par exemple 14:30."))
            return nil
        }
        return reading.errors.isEmpty ? (day, time) : nil
    }

    static func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.div(.class("line")) {
            form.day(h, "jour", l("Jour"))
            form.field("heure", l("Heure"), hint: l("par exemple 14:30")).input(
                h, type: "time", value: form.value("heure"), .autocomplete("off"))
        }
    }

    /// What a calendar takes: no name of a household, the dwelling as the landlord calls it.
    static func calendar(_ visit: OfferVisit, _ title: String, place: String, _ ask: Ask) -> CalendarFile {
        CalendarFile(
            name: ask.l("Visite"),
            events: [
                CalendarFile.Event(
                    uid: "\(visit.id)@reloref", sequence: visit.version,
                    when: .at(visit.on, visit.at, minutes: 60, zone: visit.zone),
                    summary: ask.l("Visite : {logement}", ["logement": title]), location: place,
                    isCancelled: visit.state == .cancelled)
            ], stamp: ask.now)
    }
}
