import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The lease is signed: timeline, exit, follow-up, request, convention and offer in one act.
struct CandidateLeaseAct: OfferAct {
    static let noun = "bail"
    static let permission = Permission.writeFiles
    static let isOfCandidate = true
    static let canUndo = false
    static let fields = [
        "signedOn": "signature", "start": "debut_bail", "from": "debut_bail", "rent": "loyer", "to": "sortie",
        "reason": "sortie", "*": "signature",
    ]
    static func title(_ l: Language) -> String { l("Bail signé") }

    private let candidate: CandidateLine
    private let facts: HousingOffer.Facts
    private let home: HomePlace?
    private let hasRequest: Bool
    /// What was prepared for the lease, and becomes its own.
    private let guarantees: [Guarantee]

    init(_ request: OfferRequest) throws {
        candidate = try request.chosen()
        guard candidate.mayOpenFile else { throw AccessRefusal.notFound }
        facts = request.sheet.offer.facts
        let household = candidate.candidacy.household
        home = try request.tx.currentHome(of: household)
        hasRequest = try request.tx.hasOpenRequest(household)
        guarantees = (try request.tx.guarantees(of: household, by: try request.ask.author()) ?? [])
            .map(\.guarantee).filter { $0.lease == nil && $0.state.isBefore }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.day(h, "signature", l("Bail signé le"), usual: form.ask.today)
        form.day(h, "debut_bail", l("Début du bail"), hint: l("Vide : le jour de la signature."))
        form.number(
            h, "loyer", l("Loyer mensuel (€)"), hint: l("par exemple 412,50"),
            usual: facts.rentCents.map(MoneyField.text) ?? "")
        if let home {
            h.p(l("Le ménage vit aujourd’hui ici : {lieu}.", ["lieu": form.ask.place(of: home)]))
            form.day(
                h, "sortie", l("Il en sort le"),
                hint: l(
                    "Vide s’il y reste encore : la sortie s’enregistrera depuis son dossier."), usual: form.ask.today)
        }
        if hasRequest {
            form.tick(h, "demande_satisfaite", l("La demande de logement social est satisfaite"), usual: true)
        }
        prepared(h, form.ask)
        h.p(
            l(
                "Le parcours du ménage, le suivi après l’entrée, la demande de logement et la convention se mettent à jour ensemble."
            ),
            .class("small muted"))
    }

    private func prepared(_ h: HTML, _ ask: Ask) {
        let l = ask.l
        guard !guarantees.isEmpty else {
            h.p(l("Aucune garantie n’est préparée pour ce bail."), .class("small muted"))
            return
        }
        h.p(l("Ces garanties passent au bail, et celles qui sont accordées le couvrent dès son premier jour :"))
        h.ul {
            for one in guarantees {
                h.li {
                    h.text(GuaranteeWords(ask: ask).name(one.scheme) + " ")
                    GuaranteeWords(ask: ask).badge(one.state).write(h)
                }
            }
        }
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id) = (reading.ask.l, candidate.id)
        let signedOn = reading.day("signature")
        let new = OfferedLease(
            signedOn: signedOn, from: reading.optionalDay("debut_bail"), rentCents: reading.parts("loyer", of: 100),
            leavesOn: home == nil ? nil : reading.optionalDay("sortie"),
            meetsRequest: hasRequest && reading.ask.form.has("demande_satisfaite"))
        let ask = reading.ask
        return { tx, author, confirming in
            let lease = try tx.signOfferedLease(new, of: id, by: author, confirming: confirming)
            return l("Bail enregistré.") + (try FollowUpWords(ask: ask).opened(by: lease, tx))
        }
    }
}
