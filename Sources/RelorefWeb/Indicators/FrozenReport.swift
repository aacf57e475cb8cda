import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A frozen report read back: its figures, and its charts drawn from the cases that it kept.
struct FrozenReport: Sendable {
    let edition: Edition
    let figures: [EditionFigure]
    /// Whether the rows still have the fingerprint that was printed.
    let isIntact: Bool
    let relays: [EditionCase]
    let exits: [EditionCase]
    let flows: ExitFlows

    init(_ tx: any Transaction, _ edition: Edition) throws {
        self.edition = edition
        figures = try tx.figures(of: edition)
        isIntact = try tx.holds(edition)
        relays = try tx.cases(of: edition, .relayPlaces)
        exits = try tx.cases(of: edition, .exitsToDirectLease)
        let freed = try tx.cases(of: edition, .placesFreed)
        let origins = Dictionary(
            freed.compactMap { one in one.household.flatMap { household in one[.kind].map { (household, $0) } } },
            uniquingKeysWith: { first, _ in first })
        let ways = exits.map { one in
            ExitWay(
                centre: one.household.flatMap { origins[$0] }, departement: one[.departement], exit: one[.exitType])
        }
        flows = ExitFlows(Dictionary(ways.map { ($0, 1) }, uniquingKeysWith: +))
    }

    subscript(id: IndicatorID) -> EditionFigure? { figures.first { $0.indicator == id } }

    /// Relay dwellings and places of each département, the largest first.
    var relaysByDepartement: [(code: String, dwellings: Int, places: Int)] {
        Dictionary(grouping: relays) { $0[.departement] ?? "" }
            .map { ($0.key, $0.value.count, $0.value.reduce(0) { $0 + $1.numerator }) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// Exits of each year: to a direct lease, and all.
    var exitsByYear: [(year: Int, direct: Int, all: Int)] {
        let byYear = Dictionary(grouping: exits) { Day(iso: $0.facts["day"] ?? "")?.year ?? 0 }
        return edition.period.years.map { year in
            let exits = byYear[year] ?? []
            return (year, exits.reduce(0) { $0 + $1.numerator }, exits.count)
        }
    }
}

extension EditionCase {
    subscript(dimension: FigureDimension) -> String? { facts[dimension.rawValue] }

    var from: Day? { facts["from"].flatMap { Day(iso: $0) } }
    var to: Day? { facts["to"].flatMap { Day(iso: $0) } }
    var day: Day? { facts["day"].flatMap { Day(iso: $0) } }
}

extension EditionFigure {
    func fraction(_ l: Language) -> String? {
        let parts = indicator.definition.parts
        return denominator.map {
            l(
                "{n} sur {total}",
                ["n": l.number(numerator, inPartsOf: parts), "total": l.number($0, inPartsOf: parts)])
        }
    }
}
