import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is printed of the search: the journal, which proves it, and a budget, to be talked over.
struct HousingSearchPrints {
    let ask: Ask
    let file: HouseholdFile

    private var l: Language { ask.l }
    private var household: String { ask.title(of: file.head?.member.identity, code: file.household.code) }
    private var name: String { file.head.map { ask.name($0.member.identity) } ?? file.household.code }

    func journal(_ leads: [HousingLead], communes: [String: String]) -> Answer {
        letter(l("Journal de recherche de logement")) { h in
            h.p(l("{ménage}, dossier {code}", ["ménage": name, "code": file.household.code]))
            if let first = leads.last?.contactedOn, let last = leads.first?.contactedOn {
                h.p(
                    l(
                        "Recherche du {début} au {fin} : {faits}.",
                        [
                            "début": l.day(first), "fin": l.day(last),
                            "faits": LeadCount(l: l, leads: leads).sentence,
                        ]))
            }
            LeadTable(ask: ask, leads: leads, communes: communes).write(h)
            h.p(
                l("Ce journal dit des faits : qui a été contacté, quand, et ce qui a été répondu."),
                .class("small muted"))
        }
    }

    func budget(_ kept: KeptBudget) -> Answer {
        letter(l("Simulation de budget")) { h in
            h.p(
                l(
                    "{ménage}, {personnes}, calcul du {jour}.",
                    [
                        "ménage": name, "personnes": ask.persons(kept.budget.persons),
                        "jour": l.day(kept.madeOn),
                    ]))
            BudgetResult(ask: ask, budget: kept.budget).write(h)
            if let guarantee = kept.guarantee {
                h.p(l("Garantie envisagée : {garantie}.", ["garantie": ask.label("guarantee", guarantee)]))
            }
            h.p(
                l("L’aide au logement est une estimation : seule la CAF ou la MSA la fixe."), .class("small muted"))
        }
    }

    private func letter(_ title: String, _ content: (HTML) -> Void) -> Answer {
        let code = file.household.code
        return ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over noprint")) { h.a(household, .href(Link.household(code, .search).path)) }
            h.article(.class("letter wide")) {
                h.p(file.siteName, .class("muted"))
                h.h1(title)
                content(h)
                h.p(l("Fait à {site}, le {jour}", ["site": file.siteName, "jour": l.day(ask.today)]))
            }
            h.p(.class("acts noprint sec")) {
                h.button(l("Imprimer"), .type("button"), .class("btn"), .data("print", ""), .hidden)
            }
        }.opening(file.household.id)
    }
}

/// The pages that are printed.
enum HousingSearchPrintRoutes {
    static let all: [Route] = [
        .get("/menages/:code/recherche-logement/journal", .needs(.seeFiles)) { ask, tx in
            let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
            let leads = try tx.housingLeads(of: found.id, by: author) ?? []
            let communes = try tx.communeNames(Set(leads.compactMap(\.commune)))
            return HousingSearchPrints(ask: ask, file: try tx.file(of: found, by: author))
                .journal(leads, communes: communes)
        },
        .get("/menages/:code/budgets/:id", .needs(.seeFiles)) { ask, tx in
            let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
            let kept = try tx.housingBudgets(of: found.id, by: author)?.first { $0.id == ask.parameter("id") }
            guard let kept else { throw AccessRefusal.notFound }
            return HousingSearchPrints(ask: ask, file: try tx.file(of: found, by: author)).budget(kept)
        },
    ]
}
