import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The conventions of one's sites, each with its target and what came of it.
struct ConventionListPage {
    let ask: Ask
    let filter: ConventionFilter
    let lines: [ConventionLine]
    let pages: PageNumbers

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Conventions"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Conventions"))
                if ask.may(.writeConventions) {
                    h.div(.class("acts noprint")) {
                        h.a(l("Nouvelle convention"), .class("btn b2"), .href(Link.newConvention.path))
                    }
                }
            }
            StockTabs.write(h, ask, current: .conventions)
            form(h)
            if lines.isEmpty {
                h.div(.class("empty")) {
                    h.p(.role("status")) {
                        h.b(
                            filter.life == nil
                                ? l("Aucune convention n’est enregistrée sur vos sites.")
                                : l("Aucune convention ne correspond à ce filtre."))
                    }
                }
            } else {
                ConventionTable(ask: ask, lines: lines, count: pages.count).write(h)
            }
            pages.write(h, l)
        }
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.conventions.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "etat", label: l("État")).select(
                h,
                [
                    ("", l("Toutes")), (ConventionFilter.Life.inForce.rawValue, l("en vigueur")),
                    (ConventionFilter.Life.beforeSignature.rawValue, l("avant signature")),
                    (ConventionFilter.Life.over.rawValue, l("terminées")),
                ], chosen: filter.life?.rawValue ?? "")
            h.div(.class("acts")) { h.button(l("Afficher"), .class("btn b2")) }
        }
    }
}

/// Conventions in a table: on their own page, and on a partner's.
struct ConventionTable {
    let ask: Ask
    let lines: [ConventionLine]
    let count: Int
    var namesPartner = true

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        let words = ConventionWords(ask: ask)
        let partner: [DataTable.Column] = namesPartner ? [.init(l("Partenaire"))] : []
        DataTable(
            caption: l.plural(count, "{n} convention", "{n} conventions"),
            columns: [.init(l("Convention"))] + partner + [
                .init(l("État")), .init(l("Signée le"), isDay: true), .init(l("Objectif")),
                .init(l("Ménages logés"), isNumber: true), .init(l("Dû au prorata"), isNumber: true),
                .init(l("Part"), isNumber: true),
            ],
            rows: lines.map { line in
                let (convention, seen) = (line.convention, line.achievement)
                let target = seen?.target
                let due = seen?.housed?.due.due ?? 0
                let named: [DataTable.Cell] = namesPartner ? [.init(line.partnerName)] : []
                return .init(
                    .init(
                        convention.facts.title, href: line.isVisible ? Link.convention(convention.id).path : nil),
                    named + [
                        .init(ask.label("conventionState", convention.state)),
                        .init(convention.signedOn.map(l.shortDay) ?? "–"),
                        .init(
                            line.isCarriedOut
                                ? l("par ses déclinaisons")
                                : target.map { words.target($0.quantity, $0.unit, $0.span) } ?? l("pas encore chiffré")),
                        .init(seen?.housed.map { words.count($0.count) } ?? "–"),
                        .init(due > 0 ? words.decimal(due) : "–"),
                        .init(seen?.housed?.percent.map(l.percent) ?? "–"),
                    ])
            }
        ).write(into: h)
    }
}
