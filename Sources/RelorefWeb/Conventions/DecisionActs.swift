import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A committee decides something.
struct DecisionAct: ConventionAct {
    static let noun = "nouvelle-decision"
    static func title(_ l: Language) -> String { l("Décision du comité") }

    private let sheet: ConventionSheet
    private let meeting: SteeringMeeting
    private let colleagues: [(id: String, name: String)]
    var version: Int { meeting.version }

    init(_ request: ConventionRequest) throws {
        sheet = request.sheet
        meeting = try request.meeting()
        colleagues = try request.tx.conventionColleagues(at: sheet.convention.site, on: request.ask.today)
    }

    func write(_ h: HTML, _ form: ActForm) { DecisionWordFields(sheet: sheet, colleagues: colleagues).write(h, form) }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (l, id, subject) = (reading.ask.l, sheet.convention.id, meeting.id)
        guard let typed = DecisionWordFields.read(&reading, colleagues) else { return nil }
        return { tx, author in
            try tx.decide(
                typed.words, by: typed.party, owner: typed.owner, dueOn: typed.dueOn, at: subject, of: id, by: author)
            return ConventionDone(
                sentence: typed.dueOn == nil
                    ? l("Décision notée.") : l("Décision notée : elle paraîtra dans Aujourd’hui."),
                page: ConventionLinks.meeting(subject, of: id))
        }
    }
}

/// What was written down of a decision is put right.
struct DecisionChangeAct: ConventionAct {
    static let noun = "decision-modifiee"
    static func title(_ l: Language) -> String { l("Modifier la décision") }

    private let sheet: ConventionSheet
    private let decision: ConventionDecision
    private let colleagues: [(id: String, name: String)]
    var version: Int { decision.version }

    init(_ request: ConventionRequest) throws {
        (sheet, decision) = (request.sheet, try request.decision())
        colleagues = try request.tx.conventionColleagues(at: sheet.convention.site, on: request.ask.today)
    }

    func write(_ h: HTML, _ form: ActForm) {
        DecisionWordFields(
            sheet: sheet, colleagues: colleagues, usual: decision, words: sheet.texts(decision.id)
        ).write(h, form)
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (l, id, subject, version) = (reading.ask.l, sheet.convention.id, decision, reading.version)
        guard let typed = DecisionWordFields.read(&reading, colleagues) else { return nil }
        return { tx, author in
            try tx.changeDecision(
                subject.id, typed.words, by: typed.party, owner: typed.owner, dueOn: typed.dueOn, of: id,
                version: version, by: author)
            return ConventionDone(
                sentence: l("Décision modifiée."), page: ConventionLinks.meeting(subject.meeting, of: id))
        }
    }
}

/// What is decided, who does it, who sees to it, until when.
struct DecisionWordFields {
    struct Typed {
        let words: String
        let party: Convention.Party
        let owner: String?
        let dueOn: Day?
    }

    let sheet: ConventionSheet
    let colleagues: [(id: String, name: String)]
    var usual: ConventionDecision?
    var words = ""

    func write(_ h: HTML, _ form: ActForm) {
        let (l, ask) = (form.l, form.ask)
        form.area(h, "titre", l("Ce qui est décidé"), usual: words)
        form.choice(
            h, "partie", l("Qui le fait"),
            Convention.Party.allCases.map {
                ($0.rawValue, $0 == .partner ? sheet.partner.name : ask.label("conventionParty", $0).capitalizedFirst)
            }, usual: usual?.party.rawValue ?? "")
        form.choice(
            h, "collegue", l("Collègue qui y veille"), colleagues.map { ($0.id, $0.name) },
            hint: l("La décision paraît dans sa liste du jour."), usual: usual?.owner ?? "", empty: l("toute l’équipe"))
        form.day(h, "au", l("Pour le"), usual: usual?.dueOn)
    }

    static func read(_ reading: inout FormReading, _ colleagues: [(id: String, name: String)]) -> Typed? {
        let l = reading.ask.l
        let words = reading.text("titre", orSay: l("Écrivez ce qui est décidé."))
        let party: Convention.Party? = reading.code("partie", orSay: l("Dites qui le fait."))
        let owner = reading.listed("collegue", colleagues.map(\.id))
        let due = reading.optionalDay("au")
        guard let party else { return nil }
        return Typed(words: words, party: party, owner: owner, dueOn: due)
    }
}

extension ConventionRequest {
    /// The decision that the form is about.
    fileprivate func decision() throws(AccessRefusal) -> ConventionDecision {
        guard let found = sheet.decisions.first(where: { $0.id == subject }) else { throw .notFound }
        return found
    }
}

/// What was decided is done.
struct DecisionDoneAct: ConventionAct {
    static let noun = "decision-faite"
    static func title(_ l: Language) -> String { l("Décision faite") }

    private let sheet: ConventionSheet
    private let decision: ConventionDecision
    var version: Int { decision.version }

    init(_ request: ConventionRequest) throws {
        (sheet, decision) = (request.sheet, try request.decision())
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p { h.b(sheet.texts(decision.id)) }
        form.day(h, "jour", form.l("Faite le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (l, day, version) = (reading.ask.l, reading.day("jour"), reading.version)
        let (id, decision) = (sheet.convention.id, decision)
        return { tx, author in
            try tx.finishDecision(decision.id, on: day, of: id, version: version, by: author)
            return ConventionDone(
                sentence: l("Décision marquée comme faite."),
                page: ConventionLinks.meeting(decision.meeting, of: id))
        }
    }
}
