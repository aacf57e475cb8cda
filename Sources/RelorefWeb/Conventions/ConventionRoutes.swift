import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Conventions: their list, their page, and every form that writes into the ledger.
enum ConventionRoutes {
    static let all: [Route] =
        [
            .get("/conventions", .needs(.seeStock), list).kept,
            .get("/conventions/nouvelle", .needs(.writeConventions)) { ask, tx in
                try NewConventionPage(ask, tx).answer
            },
            .post("/conventions", .needs(.writeConventions), NewConventionPage.create),
            .get("/conventions/:code", .needs(.seeStock)) { ask, tx in try page(ask, tx) }.kept,
            .get("/conventions/:code/lignes/:compte", .needs(.seeStock)) { ask, tx in
                try ConventionRowsPage(ask, tx).answer
            }.kept,
            .get("/conventions/:code/candidatures", .needs(.seeStock)) { ask, tx in
                try FunnelRowsPage(ask, tx).answer
            }.kept,
            .post("/conventions/:code/etapes/:id/retrait", .needs(.writeConventions), takeBackStep),
            .get("/conventions/:code/comites/:id", .needs(.seeStock)) { ask, tx in
                try MeetingPage(ask, tx).answer
            }.kept,
            .get("/conventions/:code/comites/:id/dossier", .needs(.seeStock)) { ask, tx in
                try PackPage(ask, tx).answer
            }.kept,
            .free(.get, "/conventions/:code/comites/:id/dossier.pdf", .needs(.seeStock), PackPage.pdf),
            .post("/conventions/:code/baux/:id/retrait", .needs(.writeConventions), unlink),
        ] + ConventionRecordAct.routes + ConventionStepAct.routes + ConventionClausesAct.routes
        + ConventionTargetAct.routes + TargetCorrectionAct.routes + AmendmentAct.routes + AmendmentDecisionAct.routes
        + CommitmentAct.routes
        + CommitmentChangeAct.routes
        + CommitmentEvidenceAct.routes + ConventionLeaseAct.routes + MeetingPlanAct.routes + MeetingMinutesAct.routes
        + DecisionAct.routes + DecisionDoneAct.routes + DecisionChangeAct.routes

    private static let pageSize = 25

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        let filter = ConventionFilter(life: ConventionFilter.Life(rawValue: ask.query["etat"]))
        let pages = PageNumbers(
            asked: ask.query["page"], count: try tx.conventionCount(filter, visibleTo: actor), size: pageSize
        ) { page in Link.conventions.with(ask.query.query(setting: "page", to: String(page))) }
        let lines = try tx.conventions(
            filter, on: ask.today, skipping: pages.skipping, limit: pageSize, visibleTo: actor)
        return ConventionListPage(ask: ask, filter: filter, lines: lines, pages: pages).answer
    }

    private static func page(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let sheet = try tx.conventionSheet(ask.parameter("code"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        let asked = try? DateEntry(ask.query["au"], for: .event(today: ask.today)).day()
        return try ConventionPage(ask, sheet, on: min(asked ?? ask.today, ask.today), tx).answer
    }

    @Sendable private static func takeBackStep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let id = ask.parameter("code")
        return try told(ask, id) {
            try tx.takeBackStep(ask.parameter("id"), of: id, by: author)
            return Flash(ask.l("Étape retirée."))
        }
    }

    @Sendable private static func unlink(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let id = ask.parameter("code")
        return try told(ask, id) {
            try tx.unlinkLease(ask.parameter("id"), of: id, by: author)
            return Flash(ask.l("Bail détaché de la convention."))
        }
    }

    /// A refusal of a small act is told at the top of the page.
    private static func told(_ ask: Ask, _ id: String, _ work: () throws -> Flash) throws -> Answer {
        do {
            return .redirect(to: .convention(id), saying: try AccessRefusal.hiding(work))
        } catch let refusal as Convention.Refusal {
            let sentence = ConventionRefusalWords(ask: ask).told(refusal).sentence
            return .redirect(to: .convention(id), saying: Flash(sentence, tone: .bad))
        }
    }
}
