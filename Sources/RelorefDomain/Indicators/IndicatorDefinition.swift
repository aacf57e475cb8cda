/// What an indicator counts, in words and in terms that a computer can follow; an edition keeps the version it used.
package struct IndicatorDefinition: Sendable, Hashable, Identifiable {
    package enum Unit: String, Sendable, Codable {
        case household, person, dwelling, place, departement, percent, days, entriesPerDwelling, exits
        case request, claim, proposal, agreement
    }

    /// How the rows of the list become the figure.
    package enum Aggregate: String, Sendable, Codable {
        /// The number of rows.
        case count
        /// The number of different départements.
        case distinct
        /// The sum of the rows' numerators.
        case sum
        /// The sum of the numerators over the sum of the denominators, median and ninth decile beside it.
        case mean
        /// The middle one of the rows' numerators, the ninth decile beside it.
        case median
        /// The sum of the numerators over the sum of the denominators.
        case ratio
    }

    package enum Days: String, Sendable, Codable { case over, at, overOrAt }

    /// Whether cases that are not known are part of the denominator, or stand beside it. They are never a "no" unseen.
    package enum Unknowns: String, Sendable, Codable { case within, beside }

    package let id: IndicatorID
    package let version: Int
    /// Message of the catalogue, in French.
    package let name: String
    /// Numerator, denominator, what is left out: message of the catalogue, in French.
    package let sentence: String
    package let unit: Unit
    package let aggregate: Aggregate
    package let days: Days
    package let breakdowns: [FigureDimension]
    package let rounding: FigureRounding
    package let unknowns: Unknowns
    /// How many parts of one its numbers are counted in: 100 where what is due is not a whole number.
    package let parts: Int
    /// Where the definition comes from.
    package let source: String

    init(
        _ id: IndicatorID, version: Int = 1, _ name: String, _ sentence: String, unit: Unit, _ aggregate: Aggregate,
        days: Days = .over, by breakdowns: [FigureDimension], rounding: FigureRounding = .whole,
        unknowns: Unknowns = .within, parts: Int = 1, source: String = "domain guide, § 3.3"
    ) {
        (self.id, self.version, self.name, self.sentence) = (id, version, name, sentence)
        (self.unit, self.aggregate, self.days, self.breakdowns) = (unit, aggregate, days, breakdowns)
        (self.rounding, self.unknowns, self.parts, self.source) = (rounding, unknowns, parts, source)
    }

    /// The place among the leaflet's ten figures, from 0; nil for the others.
    package var leafletRank: Int? { IndicatorID.leaflet.firstIndex(of: id) }

    /// Whether the figure is computed in days from the rows (mean, median), by the programme and not by the database.
    package var isDuration: Bool { aggregate == .mean || aggregate == .median }

    package static let all: [IndicatorDefinition] =
        served + housed + exits + durations + afterwards + search + mobilising + upstream

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    package static func of(_ id: IndicatorID) -> IndicatorDefinition {
        // A test walks every indicator through here: none is without its definition.
        byID[id] ?? IndicatorDefinition(id, id.rawValue, "", unit: .household, .count, by: [])
    }
}

extension IndicatorID {
    package var definition: IndicatorDefinition { IndicatorDefinition.of(self) }
}
