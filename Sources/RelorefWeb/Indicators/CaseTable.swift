import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The rows of a list of cases; on a telephone each one becomes a short card.
struct CaseTable {
    let ask: Ask
    let rows: [CaseList.Row]
    /// Titles of the cells, in their order.
    let titles: [String]
    /// The first row's place in the whole list, from 1, and how long that list is.
    let first: Int
    let total: Int
    /// Whether each row counts once or not at all.
    let countsRows: Bool

    private var l: Language { ask.l }
    private var small: SmallNumbers { SmallNumbers(ask) }
    private var hasDates: Bool { rows.contains { $0.from != nil || $0.to != nil } }
    private var hasDwellings: Bool { rows.contains { $0.dwelling != nil } }
    private var hasWeights: Bool { rows.contains { $0.weight != nil } }

    func write(into h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(.class("vh")) {
                h.text(
                    l(
                        "Cas {début} à {fin} sur {total}",
                        [
                            "début": l.number(first), "fin": l.number(first + rows.count - 1),
                            "total": l.number(total),
                        ]))
            }
            h.thead {
                h.tr {
                    h.th(l("Cas"), .scope("col"))
                    if hasDates {
                        h.th(l("Début"), .scope("col"))
                        h.th(l("Fin"), .scope("col"))
                    } else {
                        h.th(l("Jour"), .scope("col"))
                    }
                    for name in titles { h.th(name, .scope("col")) }
                    if hasDwellings { h.th(l("Logement"), .scope("col")) }
                    if hasWeights { h.th(l("Pèse"), .scope("col"), .class("n")) }
                    if countsRows { h.th(l("Compté"), .scope("col")) }
                }
            }
            h.tbody { for row in rows { write(row, into: h) } }
        }
    }

    private func write(_ row: CaseList.Row, into h: HTML) {
        h.tr {
            h.th(.scope("row")) {
                if let link = row.link { h.a(row.name, .href(link.path)) } else { h.code(row.name) }
            }
            dates(row, into: h)
            for (name, cell) in zip(titles, row.cells) { h.td(cell, .data("l", name)) }
            if hasDwellings { dwelling(row, into: h) }
            if hasWeights { h.td(row.weight ?? "–", .class("n"), .data("l", l("Pèse"))) }
            if countsRows {
                h.td(.data("l", l("Compté"))) { h.span(row.counted.words(l), .class(row.counted.badge)) }
            }
        }
    }

    private func dates(_ row: CaseList.Row, into h: HTML) {
        guard hasDates else {
            h.td(small.day(row.day, l), .class("d"), .data("l", l("Jour")))
            return
        }
        h.td(row.from.map { small.day($0, l) } ?? "–", .class("d"), .data("l", l("Début")))
        h.td(row.to.map { small.day($0, l) } ?? l("en cours"), .class("d"), .data("l", l("Fin")))
    }

    private func dwelling(_ row: CaseList.Row, into h: HTML) {
        h.td(.data("l", l("Logement"))) {
            if let dwelling = row.dwelling { h.a(dwelling.code, .href(dwelling.link.path)) } else { h.text("–") }
        }
    }
}
