import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The household wants this dwelling.
struct CandidateConsentAct: OfferAct {
    static let noun = "accord"
    static let permission = Permission.writeFiles
    static let isOfCandidate = true
    static func title(_ l: Language) -> String { l("Accord du ménage") }

    private let candidate: CandidateLine

    init(_ request: OfferRequest) throws { candidate = try request.chosen() }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.day(h, "jour", l("Le ménage est d’accord depuis le"), usual: form.ask.today)
        if candidate.facts.mayTellLandlord {
            h.p(l("Il accepte déjà que l’on parle de lui aux bailleurs."), .class("small muted"))
        } else {
            form.group(h, "accord_bailleur", l("Ce que le bailleur verra")) {
                form.tick(h, "accord", l("Le ménage accepte que le bailleur voie sa composition et ses ressources"))
            }
        }
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, candidate.id, reading.day("jour"))
        let isRecorded = reading.ask.form.has("accord")
        return { tx, author, _ in
            try tx.consent(id, on: day, recording: isRecorded, by: author)
            return l("Accord du ménage enregistré.")
        }
    }
}

/// What the landlord's committee decided.
struct CandidateDecisionAct: OfferAct {
    static let noun = "decision"
    static let permission = Permission.writePartners
    static let isOfCandidate = true
    static func title(_ l: Language) -> String { l("Décision du bailleur") }

    private let candidate: CandidateLine
    /// After a first decision the landlord may only refuse.
    private let possible: [Candidacy.Decision]
    private let papers: [String]

    init(_ request: OfferRequest) throws {
        candidate = try request.chosen()
        let isFirst = candidate.candidacy.state == .sent
        possible = isFirst ? Candidacy.Decision.allCases : Candidacy.Decision.allCases.filter(\.isRefusal)
        papers = request.ask.offered("documentKind")
    }

    func write(_ h: HTML, _ form: ActForm) {
        DecisionFields(form: form, possible: possible, papers: papers).write(h)
        form.day(h, "jour", form.l("Décision du"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id) = (reading.ask.l, candidate.id)
        let typed = DecisionFields.read(&reading, papers: papers)
        let day = reading.day("jour")
        guard let typed else { return nil }
        return { tx, author, _ in
            try tx.decide(id, try typed.verdict(), on: day, by: author)
            return l("Décision enregistrée.")
        }
    }
}

/// The five decisions of a committee, with what each asks for.
struct DecisionFields {
    let form: ActForm
    let possible: [Candidacy.Decision]
    let papers: [String]

    /// What was typed.
    struct Typed: Sendable {
        let decision: Candidacy.Decision
        let rank: Int?
        let paper: String?
        let reason: Candidacy.LandlordReason?

        func verdict() throws -> Candidacy.Verdict {
            try Candidacy.Verdict(decision, rank: rank, condition: paper, reason: reason)
        }
    }

    func write(_ h: HTML) {
        let (l, ask) = (form.l, form.ask)
        form.options(h, "decision", l("Décision"), ask.options("allocationDecision", possible))
        // What a decision asks for besides shows with it, where the browser can; else all of it, with its hint.
        if possible.contains(.ranked) {
            h.div(.class("when ranked")) {
                form.number(h, "rang", l("Rang"), hint: l("Pour une attribution avec classement : 1, 2, 3…"))
            }
            h.div(.class("when condition")) {
                form.choice(
                    h, "piece", l("Pièce qui manque"),
                    papers.map { ($0, ask.label("documentKind", $0).capitalizedFirst) },
                    hint: l("Pour une attribution sous condition."), empty: l("aucune"))
            }
        }
        h.div(.class("when refused")) {
            form.codes(
                h, "motif", l("Motif"), Candidacy.LandlordReason.allCases, "landlordRefusalReason",
                hint: l("Pour une non-attribution ou un rejet."), empty: l("aucun"))
        }
    }

    static func read(_ reading: inout FormReading, papers: [String]) -> Typed? {
        let decision: Candidacy.Decision? = reading.code("decision", orSay: reading.ask.l("Choisissez la décision."))
        let rank = reading.number("rang")
        guard let decision else { return nil }
        return Typed(
            decision: decision, rank: rank, paper: reading.listed("piece", papers),
            reason: Candidacy.LandlordReason(rawValue: reading.ask.form["motif"]))
    }
}

/// The household says yes.
struct CandidateYesAct: OfferAct {
    static let noun = "acceptation"
    static let permission = Permission.writeFiles
    static let isOfCandidate = true
    static func title(_ l: Language) -> String { l("Le ménage accepte le logement") }

    private let candidate: CandidateLine

    init(_ request: OfferRequest) throws { candidate = try request.chosen() }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let last = candidate.candidacy.days.answerBy
        form.day(
            h, "jour", l("Accepté le"),
            hint: last.map { l("Au plus tard le {jour} : sans réponse, c’est un refus.", ["jour": l.shortDay($0)]) },
            usual: form.ask.today)
        if let last, form.ask.today > last {
            form.text(h, "retard", l("Pourquoi une réponse tardive compte"), hint: l("Seulement après le délai."))
        }
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day, why) = (reading.ask.l, candidate.id, reading.day("jour"), reading.ask.form["retard"])
        return { tx, author, _ in
            try tx.acceptAllocation(id, on: day, whyLate: why, by: author)
            return l("Logement accepté : reste le bail à signer.")
        }
    }
}

/// The household says no, and why.
struct CandidateNoAct: OfferAct {
    static let noun = "refus"
    static let permission = Permission.writeFiles
    static let isOfCandidate = true
    static func title(_ l: Language) -> String { l("Le ménage refuse le logement") }

    private let candidate: CandidateLine

    init(_ request: OfferRequest) throws { candidate = try request.chosen() }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.codes(
            h, "motif", l("Motif"), Candidacy.HouseholdReason.allCases, "householdRefusalReason", empty: l("à choisir"))
        form.day(h, "jour", l("Refusé le"), usual: form.ask.today)
        form.text(h, "note", l("En quelques mots"), hint: l("Facultatif, lu par l’équipe seule. Rien de la santé."))
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id) = (reading.ask.l, candidate.id)
        let reason: Candidacy.HouseholdReason? = reading.code("motif", orSay: l("Donnez le motif."))
        let (day, note) = (reading.day("jour"), reading.ask.form["note"])
        guard let reason else { return nil }
        return { tx, author, _ in
            try tx.refuseByHousehold(id, reason, on: day, note: note, by: author)
            return l("Refus du ménage enregistré.")
        }
    }
}
