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

    func write(_ h: HTML, _ form: ActForm) {
        let (l, ask) = (form.l, form.ask)
        form.choice(
            h, "partie", l("Qui s’engage"),
            Convention.Party.allCases.map {
                ($0.rawValue, $0 == .partner ? partner : ask.label("conventionParty", $0).capitalizedFirst)
            })
        form.codes(
            h, "nature", l("À quoi"), ConventionCommitment.Matter.allCases, "commitmentMatter", empty: l("à choisir"))
        form.text(h, "mots", l("En quelques mots (facultatif)"))
        form.day(h, "au", l("Pour le (facultatif)"))
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        let party: Convention.Party? = reading.code("partie", orSay: l("Dites qui s’engage."))
        let matter: ConventionCommitment.Matter? = reading.code("nature", orSay: l("Choisissez l’engagement."))
        let due = reading.optionalDay("au")
        let (words, id) = (reading.ask.form["mots"], convention.id)
        guard let party, let matter else { return nil }
        return { tx, author in
            try tx.addCommitment(matter, of: party, words: words, dueOn: due, in: id, by: author)
            return ConventionDone(sentence: l("Engagement enregistré."))
        }
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
        guard let found = request.sheet.commitments.first(where: { $0.id == request.subject }) else {
            throw AccessRefusal.notFound
        }
        commitment = found
        evidence = request.sheet.texts(found.id, ConventionTexts.evidence)
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
