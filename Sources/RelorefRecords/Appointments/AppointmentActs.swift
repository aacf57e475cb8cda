package import RelorefDomain
package import RelorefStorage

/// An appointment as it is made or changed.
package struct NewAppointment: Sendable, Hashable {
    package var kind: Appointment.Kind
    package var on: Day
    package var at: TimeOfDay
    package var minutes: Int
    package var place: Appointment.Place
    package var colleague: String?
    /// Nobody named means the whole household.
    package var members: Set<String>
    package var language: String?
    package var interpreter: Appointment.Interpreter
    package var reminderDays: Int?
    package var texts: AppointmentTexts

    package init(
        _ kind: Appointment.Kind, on: Day, at: TimeOfDay, minutes: Int = 60, place: Appointment.Place = .office,
        colleague: String? = nil, members: Set<String> = [], language: String? = nil,
        interpreter: Appointment.Interpreter = .notNeeded, reminderDays: Int? = nil,
        texts: AppointmentTexts = AppointmentTexts()
    ) {
        (self.kind, self.on, self.at, self.minutes, self.place) = (kind, on, at, minutes, place)
        (self.colleague, self.members, self.language) = (colleague, members, language)
        (self.interpreter, self.reminderDays, self.texts) = (interpreter, reminderDays, texts)
    }
}

extension Transaction {
    /// Makes an appointment with a household.
    ///
    /// Rules: V30, V94, V95, V96, V97.
    @discardableResult
    package func makeAppointment(
        _ new: NewAppointment, for household: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> Appointment {
        try author.needs(.writeFiles)
        // A closed file may still be told of an appointment of before; after its end there is none (V96).
        var act = Act(author, .history, confirming: confirming)
        let file = try file(household, act)
        let one = try drawn(new, for: file, &act)
        try check(one, new.texts, file, detector, &act)
        try settle(
            act, "makeAppointment", "appointment", one.id, household: file.id, site: file.site,
            detail: Self.told(one))
        try insert(
            one, new.texts, by: author.actor.id, at: author.now, vault: author.vault, newID: author.newID)
        return one
    }

    /// Another day or hour: the appointment stays as it was, and the one that takes its place is linked to it.
    @discardableResult
    package func moveAppointment(
        _ id: String, to new: NewAppointment, by party: Appointment.Party, reason: String,
        checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Appointment {
        try author.needs(.writeFiles)
        var act = Act(author, .history, confirming: confirming)
        var (old, file) = try appointment(id, act)
        let one = try drawn(new, for: file, &act)
        try old.move(to: one.id, by: party)
        // The old hour is free again.
        try check(one, new.texts, file, detector, &act, but: old.id)
        act.add(ContactRules(act.context).note(reason, detector, field: "reason"))
        try settle(
            act, "moveAppointment", "appointment", id, household: file.id, site: file.site,
            detail: Self.told(one).merging(["to": one.id, "party": party.rawValue]) { first, _ in first })
        try insert(
            one, new.texts, by: author.actor.id, at: author.now, vault: author.vault, newID: author.newID)
        try keep(old, because: reason, by: author)
        try endLinks(of: old.id)
        try withdrawMessages(about: old.id, at: author.now)
        return one
    }

    /// What is put right of an appointment that stays on its day: the place, the interpreter, what to bring.
    package func changeAppointment(
        _ id: String, to new: NewAppointment, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        try author.needs(.writeFiles)
        var act = Act(author, .history, confirming: confirming)
        let (old, file) = try appointment(id, act)
        guard old.state.isPlanned else { throw Appointment.Refusal.notPlanned }
        var new = new
        (new.on, new.at) = (old.on, old.at)
        var one = try drawn(new, for: file, id: id, &act)
        one.version = old.version
        let rules = AppointmentRules(act.context)
        act.add(rules.form(one, with: new.texts.with))
        act.add(rules.overlap(one, others: try neighbours(of: one)))
        checkWords(new.texts, detector, &act)
        try settle(
            act, "changeAppointment", "appointment", id, household: file.id, site: file.site, detail: Self.told(one))
        try update(one, new.texts, vault: author.vault)
        try name(one.members, in: id, newID: author.newID)
    }

    private func drawn(
        _ new: NewAppointment, for file: Household, id: String? = nil, _ act: inout Act
    ) throws -> Appointment {
        let author = act.author
        let known = Set(try members(of: file.id, by: author).filter(\.isOpen).map(\.id))
        if let stranger = new.members.subtracting(known).sorted().first { throw NotVisible("person", stranger) }
        if let colleague = new.colleague {
            guard let actor = try actor(colleague, on: author.today) else { throw NotVisible("account", colleague) }
            // Of the site, but kept out of this file: nobody is sent to a household that they may not know of.
            if try household(file.id, visibleTo: actor) == nil { act.add(Finding(.v96, .block, field: "access")) }
        }
        let zone = try row("SELECT time_zone FROM site WHERE id = \(file.site)")?.text("time_zone") ?? "Europe/Paris"
        return Appointment(
            id: id ?? author.newID(), household: file.id, kind: new.kind, on: new.on, at: new.at,
            minutes: new.minutes, zone: zone, place: new.place, colleague: new.colleague,
            members: new.members == known ? [] : new.members, language: new.language, interpreter: new.interpreter,
            reminderDays: new.reminderDays)
    }

    private func check(
        _ one: Appointment, _ words: AppointmentTexts, _ file: Household, _ detector: FreeText, _ act: inout Act,
        but old: String? = nil
    ) throws {
        let rules = AppointmentRules(act.context)
        let place = try row("SELECT departement FROM site WHERE id = \(file.site)")
        act.add(rules.time(one, opened: file.openedOn, closed: file.closedOn, now: act.author.now))
        act.add(rules.form(one, with: words.with))
        act.add(rules.dayOff(one, department: try place?.text("departement")))
        act.add(rules.overlap(one, others: try neighbours(of: one).filter { $0.id != old }))
        checkWords(words, detector, &act)
    }

    private func checkWords(_ words: AppointmentTexts, _ detector: FreeText, _ act: inout Act) {
        let rules = ContactRules(act.context)
        act.add(rules.note(words.note, detector, field: "note") + rules.note(words.bring, detector, field: "bring"))
    }

    /// What the household and the colleague have around that day: a long one may begin on the day before.
    private func neighbours(of one: Appointment) throws -> [Appointment] {
        let colleague: Query = one.colleague.map { "OR appointment.colleague_id = \($0)" } ?? ""
        return try appointments(
            where: """
                (appointment.household_id = \(one.household) \(colleague)) AND appointment.state = 'planned'
                AND appointment.on_day >= \(one.on.adding(days: -1)) AND appointment.on_day <= \(one.on.adding(days: 1))
                """)
    }

    private static func told(_ one: Appointment) -> [String: String?] {
        ["appointment_kind": one.kind.rawValue, "on": one.on.iso, "at": one.at.text]
    }
}
