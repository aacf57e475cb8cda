import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Guarantees of the rent: the register, each guarantee, every form that moves one, and the service around a lease.
enum GuaranteeRoutes {
    static let all: [Route] =
        [
            .get("/garanties", .needs(.seeStock)) { ask, tx in try GuaranteeListPage(ask, tx).answer }.kept,
            .export("/garanties/export", .needs(.seeStock)) { ask, tx in try GuaranteeListPage(ask, tx).file(tx) },
            .get("/garanties/:id", .needs(.seeStock)) { ask, tx in try GuaranteePage(ask, tx).answer },
            .search("/menages/:code/garantie/regles", .needs(.writeFiles), ConsiderationAct.look),
            .post("/garanties/:id/retrait", .needs(.writeFiles)) { ask, tx, author in
                let id = ask.parameter("id")
                guard let file = try tx.guarantee(id, by: author) else { throw AccessRefusal.notFound }
                return try told(ask, file) {
                    try tx.withdrawGuarantee(id, by: author)
                    return Flash(ask.l("Garantie retirée."), undo: GuaranteeLinks.act(id, "retablissement"))
                }
            },
            .post("/garanties/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
                let id = ask.parameter("id")
                try AccessRefusal.hiding { try tx.restoreGuarantee(id, by: author) }
                guard let file = try tx.guarantee(id, by: author) else { throw AccessRefusal.notFound }
                return .redirect(to: GuaranteeLinks.home(file), saying: Flash(ask.l("Garantie rétablie.")))
            },
        ] + ConsiderationAct.routes + TenancyServiceAct.routes + ServicePartAct.routes + GuaranteeAskedAct.routes
        + GuaranteeGrantedAct.routes + GuaranteeStartAct.routes + GuaranteeRefusedAct.routes + PremiumAct.routes
        + HandOverAct.routes + ClaimAct.routes + SettlementAct.routes + GuaranteeEndAct.routes + SchemeRoutes.all

    /// A refusal of a small act is told at the top of the page that one comes back to.
    private static func told(_ ask: Ask, _ file: GuaranteeFile, _ work: () throws -> Flash) throws -> Answer {
        do {
            return .redirect(to: GuaranteeLinks.home(file), saying: try AccessRefusal.hiding(work))
        } catch is ActRefusal {
            throw AccessRefusal.notFound
        } catch let refusal as Guarantee.Refusal {
            let sentence = GuaranteeRefusalWords(ask: ask).sentence(refusal)
            return .redirect(to: GuaranteeLinks.home(file), saying: Flash(sentence, tone: .bad))
        }
    }
}
