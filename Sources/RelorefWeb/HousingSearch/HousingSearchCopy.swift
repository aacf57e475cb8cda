import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the search for a home.
extension FileCopySections {
    var housingSearch: CopySection {
        CopySection(
            ask.l("Recherche de logement"),
            copy.requests.flatMap(lines) + copy.claims.map(line) + copy.leads.map(line) + copy.budgets.map(line))
    }

    private func lines(_ request: SocialHousingRequest) -> [(String, String)] {
        let l = ask.l
        let days: [(String, String)] = [
            (l("Demande de logement social"), request.number?.grouped ?? l("sans numéro")),
            (l("Déposée le"), request.filedOn.map(l.day) ?? l("à déposer")),
            (l("Attestation reçue le"), request.attestedOn.map(l.day) ?? ""),
            (l("Renouvelée"), request.renewals.map(l.day).joined(separator: ", ")),
            (l("Mise à jour"), request.updates.map(l.day).joined(separator: ", ")),
            (
                l("Fin de la demande"),
                request.endedOn.map { "\(l.day($0)), \(ask.label("socialRequestOutcome", request.outcome))" } ?? ""
            ),
        ]
        let words = HousingSearchWords(ask: ask, terms: DatedTerms([]))
        return days + words.wishes(request, communes: copy.communes).map { ($0.name, $0.value) }
    }

    private func line(_ claim: EnforceableRightClaim) -> (String, String) {
        let (l, steps) = (ask.l, claim.steps)
        let days: [(String, Day?)] = [
            (l("Dépôt"), steps.filedOn), (l("Accusé de réception"), steps.acknowledgedOn),
            (l("Commission"), steps.decidedOn), (l("Proposition du préfet"), steps.offeredOn),
            (l("Tribunal"), steps.courtOn), (l("Relogement"), steps.housedOn), (l("Abandon"), steps.withdrawnOn),
        ]
        let told = days.compactMap { name, day in day.map { "\(name) \(l.shortDay($0))" } }
        let decision = steps.decision.map { [ask.label("claimDecision", $0)] } ?? []
        return (
            ask.label("claimKind", claim.kind),
            ([ask.label("claimGround", claim.ground)] + told + decision).joined(separator: ", ")
        )
    }

    private func line(_ lead: HousingLead) -> (String, String) {
        let l = ask.l
        let course = lead.course
        let parts: [String?] = [
            ask.label("leadSource", lead.source), lead.words?.contact, lead.words?.dwelling,
            lead.commune.map { copy.communes[$0] ?? $0 }, lead.rentCents.map { l.money(cents: $0) },
            course.visitedOn.map { l("visité le {jour}", ["jour": l.shortDay($0)]) },
            course.appliedOn.map { l("dossier déposé le {jour}", ["jour": l.shortDay($0)]) },
            course.answer.map { ask.label("leadAnswer", $0) }, lead.words?.remark,
        ]
        return (
            l("Piste du {jour}", ["jour": l.shortDay(lead.contactedOn)]),
            parts.compactMap { $0?.nonEmpty }.joined(separator: ", ")
        )
    }

    private func line(_ kept: KeptBudget) -> (String, String) {
        let (l, budget) = (ask.l, kept.budget)
        return (
            l("Budget du {jour}", ["jour": l.shortDay(kept.madeOn)]),
            l(
                "ressources {ressources}, loyer {loyer}, charges {charges}, aide {aide}, {personnes}",
                [
                    "ressources": l.money(cents: budget.resourcesCents), "loyer": l.money(cents: budget.rentCents),
                    "charges": l.money(cents: budget.chargesCents), "aide": l.money(cents: budget.aidCents),
                    "personnes": ask.persons(budget.persons),
                ])
        )
    }
}
