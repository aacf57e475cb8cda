import Foundation

/// What was measured: lines of the tables, and each promise with what came of it.
struct Findings {
    /// One page under load.
    struct PageLine {
        let page: String
        /// Asked for under an address of its own each time, where the server keeps what it wrote.
        let isNew: Bool
        let database: String
        let perSecond: Double
        /// Of what the bare server answers, measured just before.
        let shareOfHello: Double
        let median: Double
        let p99: Double
        let answers: Int
        let failures: Int
    }

    /// One thing that is not a page under load.
    struct Line {
        let matter: String
        let database: String
        let value: String
    }

    /// A promise of the product, and whether this run kept it.
    struct Promise {
        let sentence: String
        let measured: String
        let isKept: Bool
    }

    var pages: [PageLine] = []
    var lines: [Line] = []
    var promises: [Promise] = []
    var hellos: [Double] = []

    mutating func note(_ matter: String, _ database: Prepared, _ value: String) {
        lines.append(Line(matter: matter, database: database.name, value: value))
        Talk.say("  \(matter), \(database.name): \(value)")
    }

    /// The promise holds for SQLite; on PostgreSQL the same is told without a floor.
    mutating func promise(_ sentence: String, _ database: Prepared, _ measured: String, _ isKept: Bool) {
        note(sentence, database, measured)
        guard database.postgres == nil else { return }
        promises.append(Promise(sentence: "\(sentence), \(database.name)", measured: measured, isKept: isKept))
    }
}

extension Prepared {
    /// How tables name it.
    var name: String {
        let people =
            households == Prepared.network ? "the demonstration network" : "\(households.formatted()) households"
        let size = offers == 0 ? people : "\(people) and \(offers.formatted()) offers"
        return postgres == nil ? size : size + ", PostgreSQL"
    }
}

extension Double {
    /// With one decimal below ten, without any above.
    var short: String { self < 10 ? String(format: "%.1f", self) : String(format: "%.0f", self) }
}
