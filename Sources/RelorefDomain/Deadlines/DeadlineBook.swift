/// One deadline as it holds from a day on, in the network or in one département: on which event it hangs, how long it
/// runs, when somebody is warned, how grave it is, and where that is written.
package struct DeadlineVersion: Sendable, Hashable {
    package enum Unit: String, CaseIterable, Sendable, Codable { case days, workingDays, weeks, months, years }
    /// `urgent`: a right or a home is lost.
    package enum Severity: String, CaseIterable, Sendable, Codable { case urgent, important, normal }
    /// Read in its source, told from memory, or decided by the network itself.
    package enum Mark: String, CaseIterable, Sendable, Codable {
        case verified = "V"
        case memory = "M"
        case own = "I"
    }

    package var code: DeadlineCode
    package var variant: DeadlineVariant
    /// Nil for the whole network.
    package var departement: String?
    package var from: Day
    /// The last day; nil while no end is known.
    package var to: Day?
    package var anchor: DeadlineAnchor
    /// Nil where the numbers stand among the dated delays (`DeadlineCode.delays`), or where each agreement has its own.
    package var delay: Int?
    package var unit: Unit
    /// Days before the deadline, the earliest first.
    package var warnings: [Int]
    package var severity: Severity
    package var source: String
    package var mark: Mark

    package init(
        _ code: DeadlineCode, _ variant: DeadlineVariant = .usual, in departement: String? = nil, from: Day,
        to: Day? = nil, on anchor: DeadlineAnchor, delay: Int? = nil, _ unit: Unit = .days, warnings: [Int] = [],
        _ severity: Severity = .normal, source: String = "", _ mark: Mark = .own
    ) {
        (self.code, self.variant, self.departement, self.from, self.to) = (code, variant, departement, from, to)
        (self.anchor, self.delay, self.unit) = (anchor, delay, unit)
        self.warnings = warnings.sorted(by: >)
        (self.severity, self.source, self.mark) = (severity, source, mark)
    }

    /// The day that the deadline falls on: months keep the day of the month or end with it, so that 31 January and one
    /// month is the end of February (V94); weekends and holidays move nothing, but for a delay in working days (V95).
    package func due(from day: Day, count: Int? = nil) -> Day {
        let delay = count ?? self.delay ?? 0
        return switch unit {
        case .days: day.adding(days: delay)
        case .workingDays: day.adding(workingDays: delay, in: departement)
        case .weeks: day.adding(days: 7 * delay)
        case .months: day.adding(months: delay)
        case .years: day.adding(months: 12 * delay)
        }
    }
}

/// Every version of every deadline: the dated table behind the due dates. Due dates follow from it each time and are
/// never stored.
package struct DeadlineBook: Sendable, Hashable {
    private struct Place: Sendable, Hashable {
        let code: DeadlineCode
        let variant: DeadlineVariant
        let departement: String?
    }

    private let versions: [Place: [DeadlineVersion]]

    /// Of two versions of one deadline, variant, place and day the later in the list holds.
    package init(_ all: [DeadlineVersion]) {
        versions = Dictionary(grouping: all) { Place(code: $0.code, variant: $0.variant, departement: $0.departement) }
            .mapValues { versions in
                let last = Dictionary(versions.map { ($0.from, $0) }, uniquingKeysWith: { _, later in later })
                return last.values.sorted { $0.from < $1.from }
            }
    }

    package static let empty = DeadlineBook([])

    /// What holds on a day: a département's own version in place of the network's, the usual one where a variant has
    /// none. Nil when none holds that day.
    package func version(
        _ code: DeadlineCode, _ variant: DeadlineVariant = .usual, on day: Day, in departement: String? = nil
    ) -> DeadlineVersion? {
        let variants = variant == .usual ? [variant] : [variant, .usual]
        for variant in variants {
            for place in departement == nil ? [nil] : [departement, nil] {
                let known = versions[Place(code: code, variant: variant, departement: place)] ?? []
                guard let last = known.last(where: { $0.from <= day }) else { continue }
                return last.to.map { day > $0 } ?? false ? nil : last
            }
        }
        return nil
    }

    /// Whether a deadline was ended for a day: then nothing is told of it.
    package func isEnded(_ code: DeadlineCode, on day: Day, in departement: String? = nil) -> Bool {
        versions.keys.contains { $0.code == code } && version(code, on: day, in: departement) == nil
    }

    /// Every version of a deadline, the network's first, the latest first.
    package func history(of code: DeadlineCode) -> [DeadlineVersion] {
        versions.filter { $0.key.code == code }.values.flatMap { $0 }.sorted {
            ($0.departement ?? "", $0.variant.rawValue, $1.from) < ($1.departement ?? "", $1.variant.rawValue, $0.from)
        }
    }

    /// The deadlines that hang on an event of a day.
    func hanging(on event: AnchorEvent, in departement: String?) -> [DeadlineVersion] {
        DeadlineCode.allCases.filter(\.hasOwnNumbers).compactMap { code in
            version(code, event.detail.variant, on: event.detail.leaseOn ?? event.on, in: departement)
        }.filter { $0.anchor == event.kind }
    }

    /// The longest time ahead that somebody is warned of anything that somebody wrote down.
    package var longestWarning: Int { versions.values.flatMap { $0 }.flatMap(\.warnings).max() ?? 0 }
}

extension DeadlineVersion {
    package enum Refusal: Error, Hashable, Sendable {
        case endBeforeStart
        /// A deadline that hangs on a day written down says how long it runs.
        case delayMissing
        /// More than ten years.
        case tooLong
        /// The event of this deadline is where the program looks for its day.
        case anchorFixed
        /// A warning comes before the day, up to two years.
        case warning
        case noSource
    }

    /// Longest delay in each unit: ten years.
    private var longest: Int {
        switch unit {
        case .days, .workingDays: 3_650
        case .weeks: 520
        case .months: 120
        case .years: 10
        }
    }

    /// Whether it may be set beside the others.
    package func check(against book: DeadlineBook) throws(Refusal) {
        if let to, to < from { throw .endBeforeStart }
        guard !source.allSatisfy(\.isWhitespace) else { throw .noSource }
        guard warnings.allSatisfy({ 1...730 ~= $0 }), warnings.count <= 6 else { throw .warning }
        if code.hasOwnNumbers {
            guard let delay else { throw .delayMissing }
            guard 0...longest ~= delay else { throw .tooLong }
            guard anchor.holder != nil else { throw .anchorFixed }
        } else {
            let known = book.history(of: code).first?.anchor ?? anchor
            guard delay == nil, warnings.isEmpty, anchor == known else { throw .anchorFixed }
        }
    }
}
