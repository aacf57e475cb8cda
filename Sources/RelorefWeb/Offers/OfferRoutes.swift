import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Dwellings that landlords propose: their list, their page, and every form that moves them or a candidacy.
enum OfferRoutes {
    static let all: [Route] =
        [
            .get("/propositions", .needs(.seeStock)) { ask, tx in
                ask.query["vue"] == OfferBoardPage.view
                    ? try OfferBoardPage(ask, tx).answer : try OfferListPage(ask, tx).answer
            }.kept,
            .get("/propositions/blocages", .needs(.seeStock)) { ask, tx in try ObstaclePage(ask, tx).answer }.kept,
            .get("/propositions/nouvelle", .needs(.writePartners)) { ask, tx in
                try OfferRecordPage(ask, tx, editing: nil, OfferForm(ask)).answer
            },
            .post("/propositions", .needs(.writePartners), OfferRecordPage.create),
            .get("/propositions/:id", .needs(.seeStock)) { ask, tx in
                guard let sheet = try tx.offerSheet(ask.parameter("id"), by: try ask.author()) else {
                    throw AccessRefusal.notFound
                }
                return OfferPage(ask: ask, sheet: sheet).answer
            },
            .get("/propositions/:id/modification", .needs(.writePartners)) { ask, tx in
                let sheet = try OfferRequest(ask, tx).sheet
                return try OfferRecordPage(ask, tx, editing: sheet, OfferForm(ask, sheet)).answer
            },
            .post("/propositions/:id", .needs(.writePartners), OfferRecordPage.change),
            .get("/propositions/:id/candidats", .needs(.writeFiles)) { ask, tx in
                try CandidateChoicePage(ask, tx).answer
            },
            .post("/propositions/:id/candidats", .needs(.writeFiles), CandidateChoicePage.propose),
        ] + steps + OfferMoveRoutes.all + LandlordLinkPage.routes + OfferSendingAct.routes + OfferClosingAct.routes
        + OfferConventionAct.routes
        + OfferVisits.routes
        + CandidateConsentAct.routes
        + CandidateReceiptAct.routes + CandidateDecisionAct.routes + CandidateYesAct.routes + CandidateNoAct.routes
        + CandidateLeaseAct.routes

    /// What takes one button and no field.
    private static let steps: [Route] = [
        .post("/propositions/:id/etude", .needs(.writePartners)) { ask, tx, author in
            try told(ask, ask.parameter("id")) {
                try tx.advanceOffer(ask.parameter("id"), .qualify, by: author)
                return Flash(ask.l("Proposition examinée."))
            }
        },
        .post("/propositions/:id/ouverture", .needs(.writePartners)) { ask, tx, author in
            try told(ask, ask.parameter("id")) {
                try tx.advanceOffer(ask.parameter("id"), .open, by: author)
                return Flash(ask.l("Proposition ouverte : choisissez des ménages."))
            }
        },
        .post("/propositions/:id/annulation", .needs(.seeStock)) { ask, tx, author in
            let id = ask.parameter("id")
            do {
                try AccessRefusal.hiding { try tx.undoLastAct(ofOffer: id, by: author) }
            } catch let refusal as HousingOffer.Refusal {
                return .redirect(
                    to: .offer(id), saying: Flash(OfferRefusalWords(ask: ask).sentence(refusal), tone: .bad))
            }
            return .redirect(to: .offer(id), saying: Flash(ask.l("C’est annulé : la proposition est comme avant.")))
        },
        candidate("dossier") { ask, tx, author in
            try tx.completeFile(ask.parameter("candidature"), by: author)
            return Flash(ask.l("Dossier complet : il peut être envoyé au bailleur."))
        },
        candidate("silence") { ask, tx, author in
            try tx.noteSilence(ask.parameter("candidature"), by: author)
            return Flash(ask.l("Pas de réponse dans le délai : c’est un refus."))
        },
        candidate("retrait") { ask, tx, author in
            try tx.withdrawCandidacy(ask.parameter("candidature"), by: author)
            return Flash(ask.l("Candidature retirée."))
        },
    ]

    private static func candidate(
        _ noun: String, _ work: @escaping @Sendable (Ask, any Transaction, Author) throws -> Flash
    ) -> Route {
        .post("/propositions/:id/candidatures/:candidature/\(noun)", .needs(.writeFiles)) { ask, tx, author in
            _ = try OfferRequest(ask, tx).chosen()
            return try told(ask, ask.parameter("id")) { try work(ask, tx, author) }
        }
    }

    /// A refusal of a small act is told at the top of the offer's page.
    static func told(_ ask: Ask, _ id: String, _ work: () throws -> Flash) throws -> Answer {
        do {
            let said = try AccessRefusal.hiding(work)
            return .redirect(to: .offer(id), saying: Flash(said.sentence, undo: OfferLinks.undo(id)))
        } catch let refusal as HousingOffer.Refusal {
            let sentence = OfferRefusalWords(ask: ask).sentence(refusal)
            return .redirect(to: .offer(id), saying: Flash(sentence, tone: .bad))
        }
    }
}
