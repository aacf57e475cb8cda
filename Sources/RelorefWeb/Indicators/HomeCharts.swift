import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The home page's drawings: where the relay dwellings are, the way from the centre to the exit, and the years.
struct HomeCharts {
    let ask: Ask
    let figures: HomeFigures

    private var l: Language { ask.l }
    private var state: FigureState { figures.state }

    func write(into h: HTML) {
        h.div(.class("half sec")) {
            map.write(into: h)
            writeFlows(into: h)
        }
        guard !figures.helpedByYear.isEmpty else { return }
        h.div(.class("pair sec")) {
            helped.write(into: h)
            exits.write(into: h)
        }
    }

    private var map: TileGrid {
        let opened = figures[.relayOpened].numerator
        let inParis = figures.relayInParisRegion
        let finding =
            inParis > 0
            ? l(
                "{n} relais sur {total} en Île-de-France", ["n": l.number(inParis), "total": l.number(opened)])
            : l.plural(opened, "{n} logement-relais ouvert", "{n} logements-relais ouverts")
        let places = Dictionary(
            figures.placesByDepartement.map { ($0.code, $0.figure.numerator) }, uniquingKeysWith: { first, _ in first })
        let tiles = figures.relayByDepartement.compactMap { part in tile(part, places: places[part.code] ?? 0) }
        return TileGrid(
            words(
                "carte", finding,
                note: l("Logements-relais ouverts par département, {années}.", ["années": l.span(state)]),
                table: l("Logements-relais ouverts et places, par département")),
            Measure(l.numbers), tiles, titles: [l("Département"), l("Logements"), l("Places")],
            total: l.plural(tiles.count, "{n} département", "{n} départements"))
    }

    private func tile(_ part: FigurePart, places: Int) -> TileGrid.Tile? {
        guard let code = part.code else { return nil }
        let name = ask.label("departement", code)
        let label = l(
            "{nom} : {valeur}",
            [
                "nom": name,
                "valeur": l.plural(part.figure.numerator, "{n} logement-relais", "{n} logements-relais") + ", "
                    + l.plural(places, "{n} place", "{n} places"),
            ])
        let list = Link.cases(IndicatorID.relayOpened.slug).with(state.narrowed(.departement, to: code))
        return TileGrid.Tile(
            code: code, name: name, value: Double(part.figure.numerator), href: ask.may(.seeCases) ? list.path : nil,
            label: label, more: [Double(places)])
    }

    private func writeFlows(into h: HTML) {
        let direct = figures[.exitsToDirectLease]
        guard let flows = figures.flows else { return }
        let finding = l(
            "Du centre au bail : {n} ménages sur {total}",
            ["n": l.number(direct.numerator), "total": l.number(direct.denominator ?? 0)])
        let words = words(
            "flux", finding,
            note: l(
                "Centre de départ, logement-relais et sortie. Ménages sortis, {années}.", ["années": l.span(state)]),
            table: l("Ménages sortis d’un logement-relais"))
        flows.drawing(words, ask) { code in
            guard ask.may(.seeCases) else { return nil }
            return Link.cases(IndicatorID.exitsByType.slug).with(state.narrowed(.exitType, to: code)).path
        }?.write(into: h)
    }

    private var helped: Trend {
        let best = figures.helpedByYear.max { $0.figure.numerator < $1.figure.numerator }
        let finding =
            best.map { best in
                l(
                    "{n} ménages aidés en {année}, l’année la plus haute",
                    ["n": l.number(best.figure.numerator), "année": String(best.period.from.year)])
            } ?? l("Ménages aidés par an")
        return Trend(
            words(
                "annees", finding,
                note: l("Ménages aidés par an ; un ménage aidé deux années compte dans chacune."),
                table: l("Ménages aidés par an")),
            Measure(l.numbers),
            figures.helpedByYear.map { year in
                .init(String(year.period.from.year), year.figure.value, href: link(year))
            },
            titles: .init(period: l("Année"), value: l("Ménages"), part: "", whole: ""))
    }

    private var exits: Trend {
        let known = figures.exitsByYear.filter { $0.figure.value != nil }
        var finding = l("Sorties en bail direct, par an")
        if let first = known.first, let last = known.last, known.count > 1 {
            finding = l(
                "Bail direct : {début} en {année}, {fin} en {autre}",
                [
                    "début": FigureText(first.figure, l).plain, "année": String(first.period.from.year),
                    "fin": FigureText(last.figure, l).plain, "autre": String(last.period.from.year),
                ])
        }
        return Trend(
            words(
                "bail", finding, note: l("Part des sorties de logement-relais vers un bail direct, par an."),
                table: l("Sorties en bail direct, par an")),
            Measure(l.numbers, unit: "%"),
            figures.exitsByYear.map { year in
                .init(
                    String(year.period.from.year), part: year.figure.numerator, of: year.figure.denominator ?? 0,
                    href: link(year))
            },
            titles: .init(
                period: l("Année"), value: l("Part"), part: l("En bail direct"), whole: l("Ménages sortis")))
    }

    private func link(_ year: FigureYear) -> String {
        Link.indicator(year.figure.indicator.slug).with(FigureState(period: year.period)).path
    }

    private func words(_ id: String, _ finding: String, note: String, table: String) -> ChartWords {
        ask.chartWords(id, finding, note: note, table: table)
    }
}

extension Ask {
    /// The words that every chart has around it.
    func chartWords(
        _ id: String, _ finding: String, note: String = "", description: String = "", table: String
    ) -> ChartWords {
        ChartWords(
            id: id, finding: finding, note: note, description: description,
            nothing: l("Rien à montrer pour cette période. Choisissez-en une autre, ou moins de filtres."),
            skip: l("Passer le graphique"),
            seeData: l("Voir les données"), tableCaption: table)
    }
}
