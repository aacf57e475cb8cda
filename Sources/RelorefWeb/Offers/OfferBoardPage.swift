import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The offers as a board: a column for each state, a card for each dwelling, moved by its own list and button (S12).
struct OfferBoardPage {
    static let view = "tableau"

    let ask: Ask
    private let partner: String?
    private let columns: [Column]
    private let landlords: [Landlord]

    private struct Column {
        let column: OfferColumn
        let lines: [OfferLine]
        let count: Int
    }

    /// Cards of a column; what is over shows its last few.
    private static let most = 30
    private static let mostOver = 8

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let actor = try ask.actor()
        let partner = ask.query.filled("bailleur")
        (self.ask, self.partner) = (ask, partner)
        let counts = try tx.offerCounts(partner: partner, visibleTo: actor)
        columns = try OfferColumn.allCases.map { column in
            let isOver = column == .leased || column == .over
            let lines = try column.states.flatMap { state in
                try tx.offers(
                    OfferFilter(state: state, partner: partner), limit: isOver ? Self.mostOver : Self.most,
                    visibleTo: actor)
            }
            let last = isOver ? lines.sorted { Self.end($0) > Self.end($1) }.prefix(Self.mostOver) : lines[...]
            return Column(
                column: column, lines: Array(last),
                count: counts.filter { column.states.contains($0.state) }.map(\.count).reduce(0, +))
        }
        landlords = try tx.landlords(visibleTo: actor, with: partner, limit: 200)
    }

    private static func end(_ line: OfferLine) -> Day { line.offer.outcomeOn ?? line.offer.facts.receivedOn }

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Tableau des propositions"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Tableau des propositions"))
                h.div(.class("acts noprint")) {
                    if ask.may(.writePartners) {
                        h.a(l("Noter une proposition"), .class("btn b2"), .href(Link.newOffer.path))
                    }
                }
            }
            StockTabs.write(h, ask, current: .offers)
            OfferViews(ask: ask, isBoard: true).write(h)
            form(h)
            h.div(.class("board"), .data("board", "")) {
                for column in columns { write(h, column) }
            }
            if ask.may(.writePartners) { keys(h) }
            h.script(src: Assets.shipped.link("board.js").path, .type("module"))
        }
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.offers.path), .method("get"), .role("search"), .aria("label", l("Filtres"))
        ) {
            h.input(.type("hidden"), .name("vue"), .value(Self.view))
            Field(id: "bailleur", label: l("Bailleur")).select(
                h, [("", l("Tous"))] + landlords.map { ($0.id, $0.name) }, chosen: partner ?? "")
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if partner != nil {
                    h.a(l("Effacer les filtres"), .class("btn b3"), .href(OfferLinks.board().path))
                }
            }
        }
    }

    private func write(_ h: HTML, _ column: Column) {
        let name = OfferColumnWords(ask: ask).name(column.column)
        h.section(
            .id("colonne-\(column.column.rawValue)"), .data("column", column.column.rawValue),
            .aria("label", name)
        ) {
            h.h2 {
                h.text(name + " ")
                h.span(l.number(column.count), .class("count"))
            }
            if column.lines.isEmpty { h.p(l("Aucune carte."), .class("muted small")) }
            for line in column.lines { OfferCard(ask: ask, line: line).write(h) }
            if column.count > column.lines.count, let state = column.column.states.first {
                h.p(.class("small")) {
                    h.a(
                        l("Voir les {n} dans la liste", ["n": l.number(column.count)]),
                        .href(OfferLinks.list(state).path))
                }
            }
        }
    }

    private func keys(_ h: HTML) {
        h.p(
            l(
                "Au clavier, sur une carte : ] la fait avancer d’une colonne, [ annule son dernier déplacement. Une carte se glisse aussi à la souris."
            ), .class("small muted noprint"))
    }
}
