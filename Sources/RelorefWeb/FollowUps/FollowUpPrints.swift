import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is printed of a follow-up and signed: the plan of payments, the certificate for the landlord.
struct FollowUpPrints {
    let ask: Ask
    let file: HouseholdFile
    let followUp: FollowUpFile

    private var l: Language { ask.l }
    private var household: String { ask.title(of: file.head?.member.identity, code: file.household.code) }
    /// Who signs for the household, by name.
    private var tenant: String { file.head.map { ask.name($0.member.identity) } ?? file.household.code }
    private var landlord: String { followUp.landlord ?? l("le bailleur") }
    /// The town of the home, where it is known.
    private var town: String {
        let home = file.homes.first { $0.id == followUp.lease.id }
        return home?.communeName ?? l("logement")
    }

    func plan(_ plan: ArrearsPlan) -> Answer {
        letter(l("Plan d’apurement")) { h in
            h.p(
                l(
                    "Entre {ménage}, locataire à {commune}, et {bailleur}. Suivi par l’association : {association}.",
                    ["ménage": tenant, "commune": town, "bailleur": landlord, "association": followUp.association]))
            h.p(
                l(
                    "Au {jour}, {dette} de loyers et de charges restent dus. Le ménage les paie ainsi :",
                    ["jour": l.day(plan.signedOn), "dette": l.money(cents: plan.debtCents)]))
            ArrearsTable(ask: ask, plan: plan).write(h)
            h.p(
                l(
                    "Le loyer courant continue d’être payé chaque mois. Un paiement manqué de plus de quinze jours rompt ce plan."
                ))
            signatures(h, [l("Le ménage"), l("Le bailleur"), l("L’association")])
        }
    }

    /// Facts on the visits and the rent only, and only where the household has agreed to it (domain § 2.h).
    func certificate() -> Answer {
        let title = followUp.followUp.isClosed ? l("Certificat de suivi") : l("Point sur le suivi")
        guard file.consents.contains(where: { $0.kind == .landlordContact && $0.withdrawnOn == nil }) else {
            return withoutConsent(title)
        }
        return letter(title) { h in
            let one = followUp.followUp
            let end = min(one.closing?.day ?? ask.today, ask.today)
            h.p(
                l(
                    "{association} suit {ménage}, locataire de {bailleur} à {commune}, depuis le {début}.",
                    [
                        "association": followUp.association, "ménage": tenant, "bailleur": landlord,
                        "commune": town, "début": l.day(one.start),
                    ]))
            h.ul(.class("bullets")) { for line in facts(until: end) { h.li(line) } }
            if let closing = one.closing {
                h.p(
                    l(
                        "Le suivi est clos le {jour} : {issue}.",
                        ["jour": l.day(closing.day), "issue": ask.label("followUpOutcome", closing.outcome)]))
            }
            signatures(h, [l("L’association")])
        }
    }

    private func facts(until end: Day) -> [String] {
        let (done, planned) = followUp.schedule.completion(on: end)
        let visits = followUp.contacts.count { $0.contact.met && $0.contact.kind == .visit }
        let checked = followUp.checks.filter { $0.status != .unknown }
        let paid = checked.count { $0.status == .ok }
        return [
            l.plural(visits, "{n} visite faite au domicile", "{n} visites faites au domicile"),
            l(
                "{faits} contacts faits à temps sur {prévus} prévus",
                ["faits": l.number(done), "prévus": l.number(planned)]),
            l(
                "{payés} mois de loyer payés à temps sur {vérifiés} vérifiés",
                ["payés": l.number(paid), "vérifiés": l.number(checked.count)]),
        ]
    }

    private func withoutConsent(_ title: String) -> Answer {
        var answer = ask.page(title, current: .households) { h in
            h.div(.class("prose")) {
                h.h1(title)
                h.p(l("Le ménage n’a pas donné son accord pour qu’on parle de lui à son bailleur."))
                h.p {
                    h.a(
                        l("Enregistrer son accord"), .class("btn"),
                        .href(Link.act(.household(file.household.code), "accord").path))
                }
            }
        }
        answer.status = .conflict
        return answer.opening(file.household.id)
    }

    private func signatures(_ h: HTML, _ who: [String]) {
        h.p(l("Fait à {site}, le {jour}", ["site": file.siteName, "jour": l.day(ask.today)]), .class("sec"))
        h.div(.class("signing")) { for one in who { h.p(one) } }
    }

    private func letter(_ title: String, _ content: (HTML) -> Void) -> Answer {
        let code = file.household.code
        return ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over noprint")) { h.a(household, .href(Link.household(code, .followUp).path)) }
            h.article(.class("letter")) {
                h.p(followUp.association, .class("muted"))
                h.h1(title)
                content(h)
            }
            h.p(.class("acts noprint sec")) {
                h.button(l("Imprimer"), .type("button"), .class("btn"), .data("print", ""), .hidden)
            }
        }.opening(file.household.id)
    }
}

/// The pages that are printed.
enum FollowUpPrintRoutes {
    static let all: [Route] = [
        .get("/menages/:code/suivis/:id/certificat", .needs(.seeFiles)) { ask, tx in
            try prints(ask, tx) { $0.id == ask.parameter("id") }.certificate()
        },
        .get("/menages/:code/plans/:id", .needs(.seeFiles)) { ask, tx in
            let pages = try prints(ask, tx) { file in file.plans.contains { $0.id == ask.parameter("id") } }
            guard let plan = pages.followUp.plans.first(where: { $0.id == ask.parameter("id") }) else {
                throw AccessRefusal.notFound
            }
            return pages.plan(plan)
        },
    ]

    private static func prints(
        _ ask: Ask, _ tx: any Transaction, where isAsked: (FollowUpFile) -> Bool
    ) throws -> FollowUpPrints {
        let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
        guard let followUp = try tx.followUps(of: found.id, by: author)?.first(where: isAsked) else {
            throw AccessRefusal.notFound
        }
        return FollowUpPrints(ask: ask, file: try tx.file(of: found, by: author), followUp: followUp)
    }
}
