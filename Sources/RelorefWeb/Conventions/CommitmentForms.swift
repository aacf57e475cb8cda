import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What one party promises.
struct CommitmentAct: ConventionAct {
    static let noun = "engagement"
    static func title(_ l: Language) -> String { l("Engagement") }

    let convention: Convention
    private let partner: String
    var version: Int { convention.version }

    init(_ request: ConventionRequest) throws {
        (convention, partner) = (request.sheet.convention, request.sheet.partner.name)
    }

    func write(_ h: HTML, _ form: ActForm) { CommitmentFields(partner: partner).write(h, form) }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (l, id) = (reading.ask.l, convention.id)
        guard let typed = CommitmentFields.read(&reading) else { return nil }
        return { tx, author in
            try tx.addCommitment(
                typed.matter, of: typed.party, words: typed.words, dueOn: typed.dueOn, in: id, by: author)
            return ConventionDone(sentence: l("Engagement enregistré."))
        }
    }
}

/// What was written down of a promise is put right.
struct CommitmentChangeAct: ConventionAct {
    static let noun = "engagement-modifie"
    static func title(_ l: Language) -> String { l("Modifier l’engagement") }

    private let sheet: ConventionSheet
    private let commitment: ConventionCommitment
    var version: Int { commitment.version }

    init(_ request: ConventionRequest) throws {
        (sheet, commitment) = (request.sheet, try request.commitment())
    }

    func write(_ h: HTML, _ form: ActForm) {
        CommitmentFields(partner: sheet.partner.name, usual: commitment, words: sheet.texts(commitment.id))
            .write(h, form)
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let (l, id, subject, version) = (reading.ask.l, sheet.convention.id, commitment.id, reading.version)
        guard let typed = CommitmentFields.read(&reading) else { return nil }
        return { tx, author in
            try tx.changeCommitment(
                subject, typed.matter, of: typed.party, words: typed.words, dueOn: typed.dueOn, in: id,
                version: version, by: author)
            return ConventionDone(sentence: l("Engagement modifié."))
        }
    }
}

/// Who promises what, until when.
struct CommitmentFields {
    struct Typed {
        let party: Convention.Party
        let matter: ConventionCommitment.Matter
        let words: String
        let dueOn: Day?
    }

    let partner: String
    var usual: ConventionCommitment?
    var words = ""

    func write(_ h: HTML, _ form: ActForm) {
        let (l, ask) = (form.l, form.ask)
        form.choice(
            h, "partie", l("Qui s’engage"),
            Convention.Party.allCases.map {
                ($0.rawValue, $0 == .partner ? partner : ask.label("conventionParty", $0).capitalizedFirst)
            }, usual: usual?.party.rawValue ?? "")
        form.codes(
            h, "nature", l("À quoi"), ConventionCommitment.Matter.allCases, "commitmentMatter", usual: usual?.matter,
            empty: l("à choisir"))
        form.text(h, "mots", l("En quelques mots (facultatif)"), usual: words)
        form.day(h, "au", l("Pour le (facultatif)"), usual: usual?.dueOn)
    }

    static func read(_ reading: inout FormReading) -> Typed? {
        let l = reading.ask.l
        let party: Convention.Party? = reading.code("partie", orSay: l("Dites qui s’engage."))
        let matter: ConventionCommitment.Matter? = reading.code("nature", orSay: l("Choisissez l’engagement."))
        let due = reading.optionalDay("au")
        guard let party, let matter else { return nil }
        return Typed(party: party, matter: matter, words: reading.ask.form["mots"], dueOn: due)
    }
}

extension ConventionRequest {
    /// The promise that the form is about.
    fileprivate func commitment() throws(AccessRefusal) -> ConventionCommitment {
        guard let found = sheet.commitments.first(where: { $0.id == subject }) else { throw .notFound }
        return found
    }
}

/// Whether a promise was kept, and what shows it.
struct CommitmentEvidenceAct: ConventionAct {
    static let noun = "constat"
    static func title(_ l: Language) -> String { l("Constat sur un engagement") }

    let convention: Convention
    let commitment: ConventionCommitment
    private let evidence: String
    var version: Int { commitment.version }

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        commitment = try request.commitment()
        evidence = request.sheet.texts(commitment.id, ConventionTexts.evidence)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p { h.b(form.ask.label("commitmentMatter", commitment.matter).capitalizedFirst) }
        form.codes(
            h, "etat", l("Constat"), ConventionCommitment.State.allCases, "commitmentState", usual: commitment.state)
        form.day(h, "jour", l("Constaté le"), usual: commitment.stateOn ?? form.ask.today)
        form.area(
            h, "preuve", l("Preuve"), hint: l("Un compte rendu, une liste, un courrier : ce qui le montre."),
            usual: evidence)
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        let state: ConventionCommitment.State? = reading.code("etat", orSay: l("Choisissez le constat."))
        let day = reading.day("jour")
        let (words, version, id, subject) = (
            reading.ask.form["preuve"], reading.version, convention.id, commitment.id
        )
        guard let state else { return nil }
        return { tx, author in
            try tx.judgeCommitment(subject, state, on: day, evidence: words, of: id, version: version, by: author)
            return ConventionDone(sentence: l("Constat enregistré."))
        }
    }
}
