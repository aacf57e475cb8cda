import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A card of the board goes into another column by the very acts of the offer's page; where an act needs facts, its form
/// asks for them.
enum OfferMoveRoutes {
    static let all: [Route] = [
        .post("/propositions/:id/deplacement", .needs(.writePartners), move),
        .post("/propositions/:id/deplacement/annulation", .needs(.writePartners)) { ask, tx, author in
            let sheet = try OfferRequest(ask, tx).sheet
            do {
                try AccessRefusal.hiding { try tx.undoLastAct(ofOffer: sheet.offer.id, by: author) }
            } catch let refusal as HousingOffer.Refusal {
                return refused(ask, sheet, refusal)
            }
            guard let now = try tx.offerSheet(sheet.offer.id, by: author) else { throw AccessRefusal.notFound }
            return .redirect(
                to: OfferLinks.board(at: sheet.offer.id),
                saying: Flash(
                    ask.l(
                        "Annulé : {logement} est de nouveau dans « {colonne} ».",
                        ["logement": title(ask, sheet), "colonne": column(ask, now.offer.column)])))
        },
    ]

    @Sendable private static func move(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let sheet = try OfferRequest(ask, tx).sheet
        let offer = sheet.offer
        guard let target = OfferColumn(rawValue: ask.form["etat"]), let move = offer.move(to: target) else {
            return .redirect(
                to: OfferLinks.board(at: offer.id),
                saying: Flash(
                    ask.l(
                        "{logement} ne passe pas de « {avant} » à « {après} » : ouvrez sa fiche pour voir ce qui reste à faire.",
                        [
                            "logement": title(ask, sheet), "avant": column(ask, offer.column),
                            "après": OfferColumn(rawValue: ask.form["etat"]).map { column(ask, $0) } ?? "–",
                        ]), tone: .bad))
        }
        guard case .steps(let steps) = move else { return try form(ask, sheet, move) }
        do {
            try AccessRefusal.hiding { try tx.advanceOffer(offer.id, steps, by: author) }
        } catch let refusal as HousingOffer.Refusal {
            return refused(ask, sheet, refusal)
        }
        return .redirect(
            to: OfferLinks.board(at: offer.id),
            saying: Flash(
                ask.l(
                    "{logement} passe dans « {colonne} ».",
                    ["logement": title(ask, sheet), "colonne": column(ask, target)]),
                undo: OfferLinks.undoMove(offer.id)))
    }

    /// What lacks is asked for by the offer's form; another refusal is told on the board.
    private static func refused(_ ask: Ask, _ sheet: OfferSheet, _ refusal: HousingOffer.Refusal) -> Answer {
        let sentence = OfferRefusalWords(ask: ask).sentence(refusal)
        var link = OfferLinks.board(at: sheet.offer.id)
        if case .lacking = refusal { link = OfferLinks.act(sheet.offer.id, "modification") }
        return .redirect(to: link, saying: Flash(sentence, tone: .bad))
    }

    /// The form that asks for what the move needs.
    private static func form(_ ask: Ask, _ sheet: OfferSheet, _ move: HousingOffer.Move) throws -> Answer {
        let (id, l) = (sheet.offer.id, ask.l)
        func candidate(_ states: [Candidacy.State], _ noun: String, _ otherwise: String) -> Answer {
            let found = sheet.candidates.filter { states.contains($0.candidacy.state) }
            guard let first = found.first else {
                return .redirect(to: OfferLinks.board(at: id), saying: Flash(otherwise, tone: .bad))
            }
            // Which of several is a choice that the offer's page shows.
            return .redirect(to: found.count == 1 ? OfferLinks.act(id, first.id, noun) : .offer(id).at("candidatures"))
        }
        switch move {
        case .sending:
            guard sheet.ready > 0 else { return refused(ask, sheet, .nobodyReady) }
            return .redirect(to: OfferLinks.act(id, OfferSendingAct.noun))
        case .decision:
            return candidate(
                [.sent], CandidateDecisionAct.noun, l("Aucun dossier n’attend de décision : proposez un ménage."))
        case .lease:
            return candidate(
                [.accepted], CandidateLeaseAct.noun, l("Aucun ménage n’a encore accepté ce logement."))
        case .closing, .steps: return .redirect(to: OfferLinks.act(id, OfferClosingAct.noun))
        }
    }

    private static func title(_ ask: Ask, _ sheet: OfferSheet) -> String {
        OfferWords(ask: ask).title(sheet.offer.facts, sheet.communeName)
    }

    private static func column(_ ask: Ask, _ column: OfferColumn) -> String { OfferColumnWords(ask: ask).name(column) }
}
