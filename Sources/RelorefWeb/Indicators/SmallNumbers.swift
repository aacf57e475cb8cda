import RelorefDomain
import RelorefRecords

/// What somebody outside the network may read of a small group: fewer than five cases could point at a family.
///
/// Domain guide, § 3.1 and ux § 2.9: masked for the funder, shown to colleagues who work with the files or the stock.
struct SmallNumbers: Sendable {
    static let least = 5
    let isMasking: Bool

    init(_ ask: Ask) {
        isMasking = !ask.may(.seeStock) && !ask.may(.seeFiles)
    }

    /// Whether a part of a breakdown stands on too few cases to be shown.
    func hides(_ figure: Figure) -> Bool {
        let cases = (figure.denominator ?? figure.numerator) / figure.indicator.definition.parts
        return isMasking && cases > 0 && cases < Self.least
    }

    /// A day as this reader may know it: outside the network, the month is enough.
    func day(_ day: Day, _ l: Language) -> String { isMasking ? l.month(day) : l.shortDay(day) }

    func hides(cases: Int) -> Bool { isMasking && cases > 0 && cases < Self.least }
}
