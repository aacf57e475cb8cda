import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What moved since a report was frozen: each figure before and after, the cases that entered, left or changed, and the
/// correction behind each.
struct ComparisonPage {
    private let ask: Ask
    private let comparison: Comparison

    init(_ ask: Ask, _ tx: any Transaction, _ edition: Edition) throws {
        self.ask = ask
        comparison = try Comparison(ask, tx, edition)
    }

    private var l: Language { ask.l }
    private var edition: Edition { comparison.edition }

    var answer: Answer {
        ask.page(l("Comparaison : {titre}", ["titre": edition.title]), current: .indicators) { h in
            h.nav(.class("over"), .aria("label", l("Fil d’Ariane"))) {
                h.a(edition.title, .href(Link.edition(edition.id).path))
            }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Qu’est-ce qui a changé ?"))
                    h.p(summary)
                }
            }
            chooser(h)
            for moved in comparison.figures { write(moved, h) }
        }
    }

    private var summary: String {
        let other = comparison.rival?.title ?? l("aujourd’hui")
        let sides = l("{titre}, comparé à : {autre}.", ["titre": edition.title, "autre": other])
        let count = comparison.figures.count
        return sides + " "
            + (count == 0
                ? l("Aucun chiffre n’a bougé.") : l.plural(count, "{n} chiffre a bougé.", "{n} chiffres ont bougé."))
    }

    private func chooser(_ h: HTML) {
        guard !comparison.others.isEmpty else { return }
        h.form(.class("filters"), .action(Link.editionComparison(edition.id).path), .method("get")) {
            Field(id: "avec", label: l("Comparer à")).select(
                h, [("", l("aujourd’hui"))] + comparison.others.map { ($0.id, $0.title) },
                chosen: comparison.rival?.id ?? "")
            h.div(.class("acts")) { h.button(l("Comparer"), .class("btn b2")) }
        }
    }

    private func write(_ moved: Comparison.Moved, _ h: HTML) {
        h.section(.class("sec")) {
            h.h2(.class("group")) {
                h.text(l(moved.indicator.definition.name) + " ")
                h.span("\(moved.before.plain) → \(moved.after.plain)", .class("delta"))
            }
            h.p(
                [moved.counts.before, moved.counts.after].filter { !$0.isEmpty }.joined(separator: " → "),
                .class("small muted"))
            if !moved.hasSameDefinition {
                h.p(l("La définition a changé de version entre les deux."), .class("banner warn"))
            }
            if moved.cases.isEmpty {
                h.p(l.plural(moved.total, "{n} cas a bougé.", "{n} cas ont bougé."), .class("muted"))
            } else {
                table(moved, h)
            }
        }
    }

    private func table(_ moved: Comparison.Moved, _ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(l.plural(moved.total, "{n} cas a bougé", "{n} cas ont bougé"), .class("small"))
            h.thead {
                h.tr {
                    for title in [l("Cas"), l("Mouvement"), l("Ce qui a changé"), l("Pourquoi")] {
                        h.th(title, .scope("col"))
                    }
                }
            }
            h.tbody { for one in moved.cases { row(one, h) } }
        }
        if moved.total > moved.cases.count {
            h.p(l.plural(moved.total - moved.cases.count, "et {n} autre cas", "et {n} autres cas"), .class("muted"))
        }
    }

    private func row(_ one: Comparison.Case, _ h: HTML) {
        h.tr {
            h.th(.scope("row")) {
                if let link = one.link { h.a(one.name, .href(link.path)) } else { h.code(one.name) }
            }
            h.td(.data("l", l("Mouvement"))) { h.span(words(one.move), .class(badge(one.move))) }
            h.td(one.what, .data("l", l("Ce qui a changé")))
            h.td(.data("l", l("Pourquoi"))) {
                if one.causes.isEmpty { h.text("–") }
                for cause in one.causes { h.div(cause) }
            }
        }
    }

    private func words(_ move: Comparison.Case.Move) -> String {
        switch move {
        case .entered: l("entré")
        case .left: l("sorti")
        case .changed: l("modifié")
        }
    }

    private func badge(_ move: Comparison.Case.Move) -> String {
        switch move {
        case .entered: "badge ok"
        case .left: "badge refused"
        case .changed: "badge wait"
        }
    }
}
