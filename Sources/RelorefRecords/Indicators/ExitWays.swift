package import RelorefDomain
import RelorefStorage

/// The way of a household that left a relay dwelling: where it came from, where the relay was, and where it went.
package struct ExitWay: Hashable, Sendable {
    /// The kind of centre; nil when the household did not come straight from one.
    package let centre: String?
    package let departement: String?
    package let exit: String?

    package init(centre: String?, departement: String?, exit: String?) {
        self.centre = centre
        self.departement = departement
        self.exit = exit
    }
}

extension Transaction {
    /// How many households took each way, among the exits that a question names: the origin is the centre whose place
    /// the household freed (I-25), at any time up to the end of the period.
    func exitWays(_ question: FigureQuestion, within reach: Reach) throws -> [ExitWay: Int] {
        let exits = try everyCase(question, within: reach)
        var ways: [ExitWay: Int] = [:]
        guard !exits.isEmpty, let start = Day(year: 1990, month: 1, day: 1),
            let ever = Period(from: start, to: question.window.lastDay)
        else { return ways }
        var origins: [String: String] = [:]
        for freed in try everyCase(FigureQuestion(.placesFreed, over: ever), within: reach) {
            if let household = freed.household, origins[household] == nil { origins[household] = freed[.kind] }
        }
        for exit in exits {
            let centre = exit.household.flatMap { origins[$0] }
            ways[ExitWay(centre: centre, departement: exit[.departement], exit: exit[.exitType]), default: 0] += 1
        }
        return ways
    }
}
