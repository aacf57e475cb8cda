import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The search for a home: every act of it, and what is taken back.
enum HousingSearchRoutes {
    static let all: [Route] =
        SocialRequestAct.routes + RequestAttestationAct.routes + RequestRenewalAct.routes + RequestUpdateAct.routes
        + RequestEndAct.routes + RightClaimAct.routes + LeadAct.routes + BudgetAct.routes + HousingSearchPrintRoutes.all
        + lists + [
            .search("/menages/:code/budget/calcul", .needs(.writeFiles), BudgetAct.reckon),
            .post("/menages/:code/demandes/:id/reouverture", .needs(.writeFiles)) { ask, tx, author in
                let code = try tx.visibleHousehold(ask).code
                try AccessRefusal.hidden { try tx.reopenRequest(ask.parameter("id"), by: author) }
                return .redirect(
                    to: .household(code, .search), saying: Flash(ask.l("La demande de logement continue.")))
            },
            .post("/menages/:code/pistes/:id/retrait", .needs(.writeFiles)) { ask, tx, author in
                try turned(
                    ask, tx, saying: ask.l("Piste retirée."), HousingSearchLinks.lead, "retablissement"
                ) { try tx.withdrawLead($0, by: author) }
            },
            .post("/menages/:code/pistes/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
                try turned(ask, tx, saying: ask.l("Piste rétablie."), HousingSearchLinks.lead, "retrait") {
                    try tx.restoreLead($0, by: author)
                }
            },
            .post("/menages/:code/budgets/:id/retrait", .needs(.writeFiles)) { ask, tx, author in
                try turned(
                    ask, tx, saying: ask.l("Calcul retiré."), HousingSearchLinks.budget, "retablissement"
                ) { try tx.withdrawBudget($0, by: author) }
            },
            .post("/menages/:code/budgets/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
                try turned(ask, tx, saying: ask.l("Calcul rétabli."), HousingSearchLinks.budget, "retrait") {
                    try tx.restoreBudget($0, by: author)
                }
            },
        ]

    private static let lists: [Route] = [
        .get("/demandes-de-logement", .needs(.seeFiles)) { ask, tx in try RequestsPage(ask, ask.query, tx).answer },
        .export("/demandes-de-logement/export", .needs(.seeFiles)) { ask, tx in
            try RequestsPage(ask, ask.query, tx).file()
        },
    ]

    /// Something is taken back or put back, and the banner leads the other way.
    private static func turned(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String,
        _ link: (String, String, String) -> Link, _ other: String, _ act: (String) throws -> Void
    ) throws -> Answer {
        let (code, id) = (try tx.visibleHousehold(ask).code, ask.parameter("id"))
        try AccessRefusal.hidden { try act(id) }
        return .redirect(
            to: .household(code, .search), saying: Flash(sentence, undo: link(code, id, other)))
    }
}

/// Where one goes from an act of the search.
enum HousingSearchLinks {
    static func reopening(_ code: String, _ request: String) -> Link {
        .act(.act(.household(code), "demandes/\(FormFields.encode(request))"), "reouverture")
    }
    static func lead(_ code: String, _ id: String, _ act: String) -> Link {
        .act(.act(.household(code), "pistes/\(FormFields.encode(id))"), act)
    }
    static func budget(_ code: String, _ id: String) -> Link {
        .act(.household(code), "budgets/\(FormFields.encode(id))")
    }
    static func budget(_ code: String, _ id: String, _ act: String) -> Link { .act(budget(code, id), act) }
    static func journal(_ code: String) -> Link { .act(.household(code, .search), "journal") }
}

extension AccessRefusal {
    /// What is not visible, or not where the act begins any more, does not exist.
    static func hidden(_ act: () throws -> Void) throws {
        do {
            try act()
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is ActRefusal {
            throw AccessRefusal.notFound
        }
    }
}
