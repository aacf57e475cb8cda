import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The cases that a frozen figure counted, as they were on the day it was frozen.
struct EditionCasesPage {
    private let ask: Ask
    private let edition: Edition
    private let id: IndicatorID
    private let figure: EditionFigure?
    private let total: Int
    private let number: Int
    private let rows: [CaseList.Row]
    private let titles: [String]
    private let isMasked: Bool

    init(_ ask: Ask, _ tx: any Transaction, _ edition: Edition, _ id: IndicatorID) throws {
        let cases = try tx.cases(of: edition, id)
        let size = CaseWalk.pageSize
        let number = min(max(Int(ask.query["page"]) ?? 1, 1), max((cases.count + size - 1) / size, 1))
        let names = try FigureNames(ask, tx, naming: id.definition.breakdowns)
        let columns = Array(names.dimensions(id.definition).filter { $0 != .year }.prefix(4))
        let isMasked = SmallNumbers(ask).hides(cases: cases.count)
        var codes = try CaseNames(ask, tx)
        (self.ask, self.edition, self.id, self.number, self.isMasked) = (ask, edition, id, number, isMasked)
        total = cases.count
        figure = try tx.figures(of: edition).first { $0.indicator == id }
        titles = columns.map { names.title($0, of: id) }
        let shown = isMasked ? [] : cases.dropFirst((number - 1) * size).prefix(size)
        rows = try shown.map { one in try Self.row(one, id, columns, names, &codes) }
    }

    static func row(
        _ one: EditionCase, _ id: IndicatorID, _ columns: [FigureDimension], _ names: FigureNames,
        _ codes: inout CaseNames
    ) throws -> CaseList.Row {
        let code = try codes.household(one.household)
        let subject = code == nil ? try codes.subject(one.id, of: id) : nil
        let isUnknown = one.facts["unknown"] != nil
        return CaseList.Row(
            name: code ?? subject?.name ?? CaseNames.pseudonym(one.household ?? one.facts["dwelling"] ?? one.id),
            link: code.map { Link.household($0) } ?? subject?.link, dwelling: nil, from: one.from, to: one.to,
            day: one.day ?? Day(number: 0), cells: columns.map { names.name($0, one[$0], of: id) },
            counted: one.numerator > 0 ? .yes : isUnknown ? .unknown : .no,
            weight: CaseList.weight(one.numerator, of: one.denominator, isUnknown: isUnknown, id, names.ask.l))
    }

    var answer: Answer {
        let l = ask.l
        let name = l(id.definition.name)
        return ask.page(l("{nom} : les cas", ["nom": name]), current: .indicators) { h in
            h.nav(.class("over"), .aria("label", l("Fil d’Ariane"))) {
                h.a(edition.title, .href(Link.edition(edition.id).path))
                h.span(id.rawValue)
            }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("{nom} : les cas", ["nom": name]))
                    h.p {
                        h.b(l.plural(total, "{n} cas", "{n} cas"))
                        h.text(
                            ", " + l("tels qu’ils étaient le {moment}.", ["moment": l.moment(edition.frozenAt)]) + " ")
                        if let figure { h.text(FigureText(figure.value, of: id.definition, l).plain) }
                    }
                }
            }
            body(h)
        }
    }

    private func body(_ h: HTML) {
        let l = ask.l
        if isMasked {
            h.p(.class("banner warn")) {
                h.span(
                    l(
                        "Moins de cinq cas : la liste n’est pas montrée hors du réseau, pour que personne ne soit reconnu."
                    ))
            }
        } else if rows.isEmpty {
            h.p(l("Aucun cas."), .class("muted"))
        } else {
            CaseTable(
                ask: ask, rows: rows, titles: titles, first: (number - 1) * CaseWalk.pageSize + 1, total: total,
                countsRows: id.countsRows
            ).write(into: h)
            let link = Link.editionCases(edition.id, id.slug)
            Pager(l: l, number: number, pages: (total + CaseWalk.pageSize - 1) / CaseWalk.pageSize) { page in
                page == 1 ? link.path : link.with("page", String(page)).path
            }.write(into: h)
        }
    }
}
