import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Erasing a file, in two steps: what goes and what stays, then the code typed again. It cannot be taken back.
enum ErasureRoutes {
    static let all: [Route] = [
        .get("/menages/:code/effacement", .needs(.eraseFiles)) { ask, tx in
            try pages(ask, tx).first()
        },
        .search("/menages/:code/effacement-apercu", .needs(.eraseFiles), preview),
        .free(.post, "/menages/:code/effacement", .needs(.eraseFiles), erase).confirmed,
    ]

    private static func pages(_ ask: Ask, _ tx: any Transaction) throws -> ErasurePages {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil, found.erasedOn == nil else { throw AccessRefusal.notFound }
        return ErasurePages(
            ask: ask, file: try tx.file(of: found, by: try ask.author()),
            plan: try tx.erasurePlan(of: found, on: ask.today))
    }

    /// What was typed, and what stands against it.
    private static func reading(_ ask: Ask) -> (ErasureGround?, String, FormRefusal?) {
        var reading = FormReading(ask)
        let ground: ErasureGround? = reading.code("raison", orSay: ask.l("Choisissez la raison."))
        let reason = reading.text("motif", orSay: ask.l("Dites pourquoi, sans nommer personne."))
        if reading.errors.isEmpty, reason.filter({ !$0.isWhitespace }).count < 10 {
            reading.refuse("motif", ask.l("Dites-en un peu plus : dix signes au moins."))
        }
        guard reading.errors.isEmpty else { return (ground, reason, FormRefusal(errors: reading.errors)) }
        // The reason outlives the file: asked about before the last step.
        let told = ContactRules(RuleContext(today: ask.today)).note(reason, SensitiveWords.detector, field: "reason")
        let isConfirmed = told.isEmpty || Confirmation.given(in: ask.form)[.v30] != nil
        return (ground, reason, isConfirmed ? nil : FormRefusal(ask, .toConfirm(told), fields: ["*": "motif"]))
    }

    @Sendable private static func preview(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let pages = try pages(ask, tx)
        let (_, _, refusal) = reading(ask)
        guard refusal == nil, pages.plan.obstacle == nil else {
            return pages.first(refusal ?? FormRefusal(errors: []))
        }
        return pages.second()
    }

    @Sendable private static func erase(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        let pages = try await services.store.read { tx in try Self.pages(ask, tx) }
        let (ground, reason, refusal) = reading(ask)
        guard let ground, refusal == nil, pages.plan.obstacle == nil else {
            return pages.first(refusal ?? FormRefusal(errors: []))
        }
        let typed = (try? HouseholdCode(typed: ask.form["code"]))?.text
        guard typed == pages.file.household.code else {
            let sentence = ask.l("Ce n’est pas le code de ce dossier.")
            return pages.second(FormRefusal(errors: [.init(field: "code", sentence: sentence)]))
        }
        let household = pages.file.household
        let (author, confirming) = (try ask.author(), Confirmation.given(in: ask.form))
        do {
            try await services.store.write { tx in
                try tx.eraseFile(household.id, ground, reason: reason, by: author, confirming: confirming)
            }
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is ErasureObstacle {
            return .redirect(to: pages.link("effacement"))
        }
        services.names.forget(site: household.site)
        try await services.store.destroyKeysOfErasedFiles(vault: services.vault, at: ask.now)
        return .redirect(
            to: .household(household.code),
            saying: Flash(ask.l("Dossier effacé : il ne reste que des faits sans nom.")))
    }
}
