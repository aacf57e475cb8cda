import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The complete files go to the landlord.
struct OfferSendingAct: OfferAct {
    static let noun = "envoi"
    static let permission = Permission.writePartners
    static let isOfCandidate = false
    static func title(_ l: Language) -> String { l("Envoyer les dossiers au bailleur") }

    private let sheet: OfferSheet

    init(_ request: OfferRequest) throws { sheet = request.sheet }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l.plural(
                sheet.ready, "{n} dossier complet part ensemble.", "{n} dossiers complets partent ensemble."))
        h.p(
            l(
                "Le bailleur voit la composition, les ressources et les pièces : ni la nationalité, ni l’histoire du statut, ni les notes."
            ),
            .class("small muted"))
        form.day(h, "jour", l("Envoyés le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, day, id) = (reading.ask.l, reading.day("jour"), sheet.offer.id)
        return { tx, author, _ in
            let count = try tx.sendCandidates(of: id, on: day, by: author)
            return l.plural(count, "{n} candidature envoyée.", "{n} candidatures envoyées.")
        }
    }
}

/// The offer ends without a lease.
struct OfferClosingAct: OfferAct {
    static let noun = "cloture"
    static let permission = Permission.writePartners
    static let isOfCandidate = false
    static func title(_ l: Language) -> String { l("Clore la proposition") }

    private let sheet: OfferSheet
    private static let outcomes = HousingOffer.Outcome.allCases.filter { $0.state != nil }

    init(_ request: OfferRequest) throws { sheet = request.sheet }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.codes(h, "issue", l("Issue"), Self.outcomes, "offerOutcome", empty: l("à choisir"))
        form.day(h, "jour", l("Le"), usual: form.ask.today)
        form.area(h, "note", l("Note"), hint: l("Facultatif. Jamais rien d’un ménage."))
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id) = (reading.ask.l, sheet.offer.id)
        let outcome: HousingOffer.Outcome? = reading.code("issue", orSay: l("Choisissez l’issue."))
        let (day, note) = (reading.day("jour"), reading.ask.form["note"])
        guard let outcome else { return nil }
        return { tx, author, _ in
            try tx.closeOffer(id, as: outcome, on: day, note: note, by: author)
            return l("Proposition close.")
        }
    }
}
