import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A committee is planned.
struct MeetingPlanAct: ConventionAct {
    static let noun = "comite"
    static func title(_ l: Language) -> String { l("Prévoir un comité de pilotage") }

    let convention: Convention
    private let usual: Day?
    var version: Int { convention.version }

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        let last = request.sheet.meetings.compactMap(\.heldOn).max() ?? convention.signedOn
        usual = last.map { max($0.adding(months: 12), request.ask.today) }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.day(h, "jour", l("Prévu le"), usual: usual)
        form.text(h, "place", l("Lieu"))
        form.area(h, "participants", l("Participants"), hint: l("Leur fonction plutôt que leur nom."))
        form.area(
            h, "agenda", l("Ordre du jour"),
            usual: l("Chiffres de l’année. Difficultés. Suite des décisions. Objectif de l’année qui vient."))
        form.group(h, "fait", l("S’il a déjà eu lieu")) {
            form.day(h, "tenu", l("Tenu le"))
            for part in [MeetingWords.difficulties, .minutes] {
                form.area(h, part.rawValue, MeetingWords.title(part, l))
            }
        }
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        let held = reading.optionalDay("tenu", .event(today: reading.ask.today))
        let planned = reading.optionalDay("jour") ?? held
        if planned == nil { reading.refuse("jour", l("Donnez une date, par exemple 24/11/2026.")) }
        let words = MeetingWords.read(reading.ask, MeetingWords.allCases)
        let id = convention.id
        guard let planned else { return nil }
        return { tx, author in
            let made = try tx.planMeeting(on: planned, words, of: id, by: author)
            if let held {
                try tx.changeMeeting(
                    made.id, plannedOn: planned, heldOn: held, words, of: id, version: 0, by: author)
            }
            return ConventionDone(
                sentence: held == nil ? l("Comité prévu.") : l("Compte rendu enregistré."),
                page: ConventionLinks.meeting(made.id, of: id))
        }
    }
}

/// What was said at a committee, or another day for it.
struct MeetingMinutesAct: ConventionAct {
    static let noun = "compte-rendu"
    static func title(_ l: Language) -> String { l("Compte rendu du comité") }

    private let sheet: ConventionSheet
    private let meeting: SteeringMeeting
    var version: Int { meeting.version }

    init(_ request: ConventionRequest) throws {
        sheet = request.sheet
        meeting = try request.meeting()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.div(.class("line")) {
            form.day(h, "jour", l("Prévu le"), usual: meeting.plannedOn)
            form.day(h, "tenu", l("Tenu le"), hint: l("Vide tant qu’il n’a pas eu lieu."), usual: meeting.heldOn)
        }
        for part in MeetingWords.allCases {
            let usual = sheet.texts(meeting.id, part.rawValue)
            if part == .place {
                form.text(h, part.rawValue, MeetingWords.title(part, l), usual: usual)
            } else {
                form.area(h, part.rawValue, MeetingWords.title(part, l), usual: usual)
            }
        }
        form.day(
            h, "approuve", l("Compte rendu approuvé le"),
            hint: l("Un compte rendu approuvé ne change plus : videz ce jour pour le reprendre."),
            usual: meeting.approvedOn)
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        let approved = reading.optionalDay("approuve", .event(today: reading.ask.today))
        let planned = meeting.heldOn == nil ? reading.day("jour") : meeting.plannedOn
        let held = reading.optionalDay("tenu", .event(today: reading.ask.today))
        let words = MeetingWords.read(reading.ask, MeetingWords.allCases)
        let (id, subject, version) = (sheet.convention.id, meeting.id, reading.version)
        return { tx, author in
            try tx.changeMeeting(
                subject, plannedOn: planned, heldOn: held, approvedOn: approved, words, of: id, version: version,
                by: author)
            return ConventionDone(
                sentence: held == nil ? l("Comité modifié.") : l("Compte rendu enregistré."),
                page: ConventionLinks.meeting(subject, of: id))
        }
    }
}

extension ConventionRequest {
    /// The committee that the form is about.
    func meeting() throws(AccessRefusal) -> SteeringMeeting {
        guard let found = sheet.meetings.first(where: { $0.id == subject }) else { throw .notFound }
        return found
    }
}

extension MeetingWords {
    static func read(_ ask: Ask, _ parts: [MeetingWords]) -> [MeetingWords: String] {
        Dictionary(uniqueKeysWithValues: parts.map { ($0, ask.form[$0.rawValue]) })
    }
}
