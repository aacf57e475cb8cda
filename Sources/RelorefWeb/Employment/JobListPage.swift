import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The jobs that employers propose: those that are looked for, or those that are over.
struct JobListPage {
    let ask: Ask
    private let isOver: Bool
    private let lines: [JobLine]
    private let pages: PageNumbers

    private static let size = 50

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let (actor, query) = (try ask.actor(), ask.query)
        let isOver = query["etat"] == "closes"
        (self.ask, self.isOver) = (ask, isOver)
        let partner = query.filled("employeur")
        pages = PageNumbers(
            asked: query["page"], count: try tx.jobCount(isOver: isOver, partner: partner, visibleTo: actor),
            size: Self.size
        ) { Link.jobs.with(query.query(setting: "page", to: String($0))) }
        lines = try tx.jobs(
            isOver: isOver, partner: partner, skipping: pages.skipping, limit: Self.size, visibleTo: actor)
    }

    private var l: Language { ask.l }

    var answer: Answer {
        Self.frame(ask, current: isOver ? "closes" : "") { h in
            if lines.isEmpty {
                h.p(l("Aucune offre d’emploi ici."), .class("muted"))
            } else {
                table.write(into: h)
                pages.write(h, l)
            }
        }
    }

    /// What the lists of jobs and of those presented have in common.
    ///
    /// - Parameter current: the tab that is open.
    static func frame(_ ask: Ask, current: String, _ content: (HTML) -> Void) -> Answer {
        let l = ask.l
        return ask.page(l("Offres d’emploi"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Bailleurs et partenaires"), .href(Link.partners.path)) }
            h.div(.class("head")) {
                h.h1(l("Offres d’emploi"))
                if ask.may(.writePartners) {
                    h.div(.class("acts noprint")) {
                        h.a(l("Noter une offre"), .class("btn b2"), .href(Link.newJob.path))
                    }
                }
            }
            h.nav(.class("tabs"), .aria("label", l("État"))) {
                for (tab, title) in [
                    ("", l("Ouvertes")), ("closes", l("Closes")), (PresentedPeoplePage.tab, l("Candidatures")),
                ] {
                    h.a(
                        title, .href((tab.isEmpty ? Link.jobs : Link.jobs.with("etat", tab)).path),
                        tab == current ? .aria("current", "page") : nil)
                }
            }
            content(h)
        }
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(pages.count, "{n} offre d’emploi", "{n} offres d’emploi"),
            columns: [
                .init(l("Poste")), .init(l("Employeur")), .init(l("Reçue le"), isDay: true),
                .init(l("Réponse avant le"), isDay: true), .init(l("Candidatures"), isNumber: true),
                .init(l("Embauches"), isNumber: true), .init(l("État")),
            ],
            rows: lines.map { line in
                let facts = line.offer.facts
                return .init(
                    .init(facts.title, href: Link.job(line.id).path),
                    [
                        .init(line.partnerName), .init(l.shortDay(facts.receivedOn)),
                        .init(facts.answerBy.map(l.shortDay) ?? "–"), .init(l.number(line.applications)),
                        .init(
                            l(
                                "{n} sur {total}",
                                ["n": l.number(line.hired), "total": l.number(facts.positions)])),
                        .init(JobWords(ask: ask).badge(line.offer.state).words),
                    ])
            })
    }
}
