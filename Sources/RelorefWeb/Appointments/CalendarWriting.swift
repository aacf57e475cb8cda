import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Appointments as events of a calendar: a subject, an hour, initials, and a way back to the file.
struct CalendarWriting {
    let ask: Ask
    /// The language of whoever reads the calendar.
    let l: Language
    let showsPlace: Bool

    func file(_ events: [CalendarFile.Event]) -> CalendarFile {
        CalendarFile(name: l("Rendez-vous"), events: events, stamp: ask.now)
    }

    func event(_ file: AppointmentFile, code: String, identity: PersonalIdentity?) -> CalendarFile.Event {
        let one = file.appointment
        let subject = ask.services.labels("appointmentKind", one.kind, l)
        let place = [ask.services.labels("appointmentPlace", one.place, l), file.texts.place].filter { !$0.isEmpty }
        let isOff =
            switch one.state {
            case .cancelled, .moved: true
            case .planned, .over: false
            }
        return CalendarFile.Event(
            uid: "\(one.id)@reloref", sequence: one.version,
            when: .at(one.on, one.at, minutes: one.minutes, zone: one.zone),
            summary: told(l("RDV {sujet} {heure}", ["sujet": subject, "heure": l.time(one.at)]), identity),
            location: showsPlace ? place.joined(separator: ", ") : "",
            address: address(AppointmentLinks.shown(code, one.id)), isCancelled: isOff)
    }

    /// The visit or the talk that a follow-up plans next: a day without an hour.
    func event(_ followed: FollowedHousehold, identity: PersonalIdentity?) -> CalendarFile.Event? {
        guard let next = followed.next, let day = followed.nextDay else { return nil }
        let words = next.isVisit ? l("Visite de suivi") : l("Entretien de suivi")
        return CalendarFile.Event(
            uid: "\(followed.id)-\(next.month)@reloref", sequence: followed.current.contacts.count, when: .on(day),
            summary: told(words, identity), address: address(.household(followed.household.code, .followUp)))
    }

    private func address(_ link: Link) -> String { ask.origin + link.path }

    private func told(_ words: String, _ identity: PersonalIdentity?) -> String {
        let initials = Self.initials(identity)
        return initials.isEmpty ? words : "\(words), \(initials)"
    }

    /// "H. M.": enough for whoever keeps the appointment, nothing for anybody else.
    static func initials(_ identity: PersonalIdentity?) -> String {
        [identity?.family, identity?.given].compactMap { $0?.first(where: \.isLetter) }
            .map { "\(String($0).uppercased())." }.joined(separator: "\u{A0}")
    }
}

/// Calendars: one appointment for a colleague who is signed in, and a secret address that a telephone reads.
enum CalendarRoutes {
    static let all: [Route] = [
        .get("/menages/:code/rendez-vous/:id/agenda.ics", .needs(.seeFiles)) { ask, tx in try single(ask, tx) },
        .get("/cal/:fichier", .everyone) { ask, tx in try feed(ask, tx) },
        .post("/compte/agenda", .needs(.seeFiles)) { ask, tx, author in
            let token = SessionKeeper.newToken()
            try tx.makeCalendarFeed(
                tokenHash: SessionKeeper.hash(token), showsPlace: ask.form.has("lieux"),
                showsFollowUps: ask.form.has("suivis"), by: author)
            return .redirect(
                to: .ownAccount, showingOnce: ask.origin + Link.calendar(token).path,
                saying: Flash(ask.l("Adresse prête : donnez-la à votre agenda.")), ask.services)
        }.confirmed,
        .post("/compte/agenda/revocation", .needs(.seeFiles)) { ask, tx, author in
            do {
                try tx.revokeCalendarFeed(by: author)
            } catch is NotVisible {
                throw AccessRefusal.notFound
            }
            return .redirect(
                to: .ownAccount, saying: Flash(ask.l("Adresse retirée : elle ne mène plus nulle part.")))
        },
    ]

    private static func single(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let author = try ask.author()
        let found = try tx.visibleHousehold(ask)
        let all = try tx.appointments(of: found.id, by: author) ?? []
        guard let file = all.first(where: { $0.id == ask.parameter("id") }) else { throw AccessRefusal.notFound }
        let feed = try tx.calendarFeed(of: author.actor.id)
        let writing = CalendarWriting(ask: ask, l: ask.l, showsPlace: feed?.showsPlace ?? false)
        let names = try tx.headNames(of: [found.id], vault: author.vault)
        let text = writing.file([writing.event(file, code: found.code, identity: names[found.id])]).text
        return .file("rendez-vous.ics", type: CalendarFile.contentType, Array(text.utf8))
    }

    /// The appointments of the account that the secret belongs to, with its rights of today.
    private static func feed(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let name = ask.parameter("fichier")
        guard name.hasSuffix(".ics"),
            let feed = try tx.calendarFeed(tokenHash: SessionKeeper.hash(String(name.dropLast(4)))),
            let actor = try tx.actor(feed.account, on: ask.today), actor.may(.seeFiles)
        else { throw AccessRefusal.notFound }
        let writing = CalendarWriting(
            ask: ask, l: ask.services.catalogue.language(actor.locale), showsPlace: feed.showsPlace)
        let entries = try tx.agenda(
            of: actor.id, from: ask.today.adding(days: -CalendarFeed.behind),
            to: ask.today.adding(days: CalendarFeed.ahead), visibleTo: actor, vault: ask.services.vault)
        let followed =
            feed.showsFollowUps ? try tx.followedHouseholds(.mine, on: ask.today, visibleTo: actor) : []
        let households = Set(entries.map(\.appointment.household) + followed.map(\.household.id)).sorted()
        let names = try tx.headNames(of: households, vault: ask.services.vault)
        let events =
            entries.map { writing.event($0.file, code: $0.code, identity: names[$0.appointment.household]) }
            + followed.compactMap { writing.event($0, identity: names[$0.household.id]) }
        return Answer(contentType: CalendarFile.contentType, body: Array(writing.file(events).text.utf8))
    }
}
