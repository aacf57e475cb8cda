import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A frozen report's drawings, made from the cases that it kept and from nothing else.
struct EditionCharts {
    let ask: Ask
    let report: FrozenReport

    private var l: Language { ask.l }
    private var span: String { l.span(FigureState(period: report.edition.period)) }

    func write(into h: HTML) {
        h.div(.class("half sec")) {
            map.write(into: h)
            flows(h)
        }
        if report.exitsByYear.count > 1 {
            h.div(.class("sec")) { exits.write(into: h) }
        }
    }

    private var map: TileGrid {
        let parts = report.relaysByDepartement
        let total = parts.reduce(0) { $0 + $1.dwellings }
        let tiles = parts.map { part in
            let name = ask.label("departement", part.code)
            let words = l.plural(part.dwellings, "{n} logement-relais", "{n} logements-relais")
            return TileGrid.Tile(
                code: part.code, name: name, value: Double(part.dwellings),
                label: l("{nom} : {valeur}", ["nom": name, "valeur": words]), more: [Double(part.places)])
        }
        return TileGrid(
            ask.chartWords(
                "carte", l.plural(total, "{n} logement-relais ouvert", "{n} logements-relais ouverts"),
                note: l("Logements-relais ouverts par département, {années}.", ["années": span]),
                description: parts.prefix(5).map { "\(ask.label("departement", $0.code)) \(l.number($0.dwellings))" }
                    .joined(separator: ", "),
                table: l("Logements-relais ouverts et places, par département")),
            Measure(l.numbers), tiles, titles: [l("Département"), l("Logements"), l("Places")],
            total: l.plural(tiles.count, "{n} département", "{n} départements"))
    }

    private func flows(_ h: HTML) {
        let direct = report[.exitsToDirectLease]
        let words = ask.chartWords(
            "flux",
            l(
                "Du centre au bail : {n} ménages sur {total}",
                ["n": l.number(direct?.numerator ?? 0), "total": l.number(direct?.denominator ?? 0)]),
            note: l("Centre de départ, logement-relais et sortie. Ménages sortis, {années}.", ["années": span]),
            table: l("Ménages sortis d’un logement-relais"))
        report.flows.drawing(words, ask) { _ in nil }?.write(into: h)
    }

    private var exits: Trend {
        Trend(
            ask.chartWords(
                "annees", l("Sorties en bail direct, par an"),
                note: l("Part des sorties de logement-relais vers un bail direct, par an."),
                table: l("Sorties en bail direct, par an")),
            Measure(l.numbers, unit: "%"),
            report.exitsByYear.map { .init(String($0.year), part: $0.direct, of: $0.all) },
            titles: .init(
                period: l("Année"), value: l("Part"), part: l("En bail direct"), whole: l("Ménages sortis")))
    }
}
