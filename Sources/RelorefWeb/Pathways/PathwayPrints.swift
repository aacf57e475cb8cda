import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The plan that a household takes home: what it wants and the three things to do next, in its own words first.
struct PathwayPlanPage {
    let ask: Ask
    let file: HouseholdFile
    let pathway: PathwayFile

    private var l: Language { ask.l }
    private var household: String { ask.title(of: file.head?.member.identity, code: file.household.code) }
    private var title: String { l("Notre plan") }

    var answer: Answer {
        let code = file.household.code
        return ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over noprint")) { h.a(household, .href(Link.household(code, .project).path)) }
            h.article(.class("letter plan")) {
                h.p(l("{ménage}, le {jour}", ["ménage": household, "jour": l.day(ask.today)]), .class("muted"))
                h.h1(title)
                wanted(h)
                next(h)
                h.p(
                    l("Votre référent : {nom}, {site}.", ["nom": file.referentName ?? "–", "site": file.siteName]),
                    .class("sec"))
            }
            h.p(.class("acts noprint sec")) {
                h.button(l("Imprimer"), .type("button"), .class("btn"), .data("print", ""), .hidden)
            }
        }.opening(file.household.id)
    }

    private func wanted(_ h: HTML) {
        let active = pathway.goals.filter { $0.goal.state == .active }
        guard !active.isEmpty else { return }
        h.section(.class("sec")) {
            h.h2(l("Ce que nous voulons"))
            h.ul(.class("said-list")) {
                for goal in active { h.li { PathwayText(words: goal.words, l: l).write(h, "words said-by") } }
            }
        }
    }

    /// Three at most: a plan of one page, that is read again at home.
    private func next(_ h: HTML) {
        let steps = pathway.nextSteps(3)
        h.section(.class("sec")) {
            h.h2(l("À faire maintenant"))
            if steps.isEmpty { h.p(l("Aucune étape n’est prévue : parlez-en à votre référent.")) }
            h.ol(.class("actions")) {
                for (_, step) in steps {
                    h.li {
                        PathwayText(words: step.words, l: l).write(h, "words said-by")
                        h.p(.class("when")) {
                            if let due = step.step.dueOn { h.b(l.day(due)) }
                            h.text(step.step.dueOn == nil ? "" : " · ")
                            h.text(who(step.step.responsible))
                        }
                    }
                }
            }
        }
    }

    private func who(_ responsible: Goal.Responsible) -> String {
        switch responsible {
        case .person: l("c’est nous")
        case .referent: l("c’est notre référent")
        case .partner: l("c’est un partenaire")
        }
    }
}

/// The pages that are printed.
enum PathwayPrintRoutes {
    static let all: [Route] = [
        .get("/menages/:code/projet/plan", .needs(.seeFiles)) { ask, tx in
            let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
            guard let pathway = try tx.pathway(of: found.id, by: author) else { throw AccessRefusal.notFound }
            return PathwayPlanPage(ask: ask, file: try tx.file(of: found, by: author), pathway: pathway).answer
        },
        .get("/menages/:code/projet/:domaine", .needs(.seeFiles)) { ask, tx in
            let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
            guard let domain = PathwayDomain(rawValue: ask.parameter("domaine")),
                let pathway = try tx.pathway(of: found.id, by: author)
            else { throw AccessRefusal.notFound }
            let frame = FileFrame(ask: ask, file: try tx.file(of: found, by: author), part: .project)
            return DomainPage(frame: frame, pathway: pathway, domain: domain).answer.opening(found.id)
        },
    ]
}
