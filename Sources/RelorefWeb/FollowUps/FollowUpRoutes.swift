import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What is taken back and put back of a follow-up.
enum FollowUpRoutes {
    static let all: [Route] =
        ContactAct.routes + RentCheckAct.routes + LandlordMailAct.routes + FollowUpClosingAct.routes
        + FollowUpExtensionAct.routes
        + [.get("/visites", .needs(.seeFiles)) { ask, tx in try VisitsPage(ask, tx).answer }]
        + ArrearsPlanAct.routes + ArrearsPlanRoutes.all + [
            .post("/menages/:code/visites/:id/retrait", .needs(.writeFiles)) { ask, tx, author in
                try turned(
                    ask, tx, saying: ask.l("Retiré du suivi : il reste dans l’historique."),
                    undo: FollowUpLinks.restoration
                ) { try tx.withdrawContact($0, by: author) }
            },
            .post("/menages/:code/visites/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
                try turned(
                    ask, tx, saying: ask.l("Rétabli dans le suivi."), undo: FollowUpLinks.withdrawal
                ) { try tx.restoreContact($0, by: author) }
            },
            .post("/menages/:code/suivis/:id/demande/:mois", .needs(.writeFiles)) { ask, tx, author in
                let found = try tx.visibleHousehold(ask)
                let (token, page) = (SessionKeeper.newToken(), Link.household(found.code, .followUp))
                try notFoundIfHidden {
                    try tx.askLandlord(
                        ofMonth: Int(ask.parameter("mois")) ?? 0, in: ask.parameter("id"),
                        tokenHash: SessionKeeper.hash(token), by: author)
                }
                return .redirect(
                    to: page, showingOnce: ask.origin + Link.landlord(token).path,
                    saying: Flash(ask.l("Lien prêt : remettez-le au bailleur.")), ask.services)
            },
            .post("/menages/:code/liens/:id/revocation", .needs(.writeFiles)) { ask, tx, author in
                let found = try tx.visibleHousehold(ask)
                try notFoundIfHidden { try tx.revokeLandlordLink(ask.parameter("id"), by: author) }
                return .redirect(
                    to: .household(found.code, .followUp),
                    saying: Flash(ask.l("Lien retiré : il ne mène plus nulle part.")))
            },
        ]

    /// A contact is taken back or put back, and the banner leads the other way.
    private static func turned(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String, undo: (String, String) -> Link,
        _ act: (String) throws -> Void
    ) throws -> Answer {
        let (found, id) = (try tx.visibleHousehold(ask), ask.parameter("id"))
        try notFoundIfHidden { try act(id) }
        return .redirect(
            to: FollowUpLinks.back(ask, found.code),
            saying: Flash(sentence, undo: undo(found.code, id).with(FollowUpLinks.query(ask))))
    }

    private static func notFoundIfHidden(_ act: () throws -> Void) throws {
        do {
            try act()
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is ActRefusal {
            throw AccessRefusal.notFound
        }
    }
}

/// Where one goes from an act of the follow-up.
enum FollowUpLinks {
    static let fromToday = "aujourdhui"

    static func withdrawal(_ code: String, _ id: String) -> Link {
        .act(.act(.household(code), "visites/\(FormFields.encode(id))"), "retrait")
    }
    static func restoration(_ code: String, _ id: String) -> Link {
        .act(.act(.household(code), "visites/\(FormFields.encode(id))"), "retablissement")
    }

    static func asking(_ code: String, _ followUp: String, _ month: Int) -> Link {
        .act(.act(.household(code), "suivis/\(FormFields.encode(followUp))"), "demande/\(month)")
    }
    static func plan(_ code: String, _ id: String) -> Link {
        .act(.household(code), "plans/\(FormFields.encode(id))")
    }
    static func payment(_ code: String, _ plan: String, _ position: Int) -> Link {
        .act(Self.plan(code, plan), "paiements/\(position)")
    }
    static func ending(_ code: String, _ plan: String) -> Link { .act(Self.plan(code, plan), "fin") }
    static func revocation(_ code: String, _ id: String) -> Link {
        .act(.act(.household(code), "liens/\(FormFields.encode(id))"), "revocation")
    }

    /// Today, when one came from there; otherwise the file.
    static func back(_ ask: Ask, _ code: String) -> Link {
        isFromToday(ask) ? .today : .household(code, .followUp)
    }

    static func query(_ ask: Ask) -> String { isFromToday(ask) ? "retour=\(fromToday)" : "" }

    private static func isFromToday(_ ask: Ask) -> Bool {
        (ask.form.filled("retour") ?? ask.query["retour"]) == fromToday
    }
}
