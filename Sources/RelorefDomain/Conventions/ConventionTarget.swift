/// How many a convention promises, in which unit, over which time: one version of it. An amendment makes another one; a
/// refused one changes nothing.
package struct ConventionTarget: Sendable, Hashable, Identifiable {
    /// What is counted: « 5 logements par an » was read in three ways by its own partners.
    package enum Unit: String, Sendable, Codable, CaseIterable {
        case proposal, allocation, lease
        /// Of a convention with an employer: jobs proposed, people interviewed, people hired. `presentation` is read and no
        /// longer offered.
        case jobOffer, interview, presentation, hire

        package static func offered(for kind: Convention.Kind) -> [Unit] {
            kind == .housing ? [.proposal, .allocation, .lease] : [.jobOffer, .interview, .hire]
        }
    }

    package enum Span: String, Sendable, Codable, CaseIterable {
        case year
        /// From its first day to its last.
        case total
    }

    package enum Decider: String, Sendable, Codable, CaseIterable { case convention, amendment }

    package let id: String
    package var quantity: Int
    package var unit: Unit
    package var span: Span
    package var from: Day
    /// Its last day; nil while it stands.
    package var to: Day?
    package var decidedBy: Decider
    package var amendment: String?

    package init(
        id: String, _ quantity: Int, _ unit: Unit, per span: Span = .year, from: Day, to: Day? = nil,
        decidedBy: Decider = .convention, amendment: String? = nil
    ) {
        (self.id, self.quantity, self.unit, self.span, self.from, self.to) = (id, quantity, unit, span, from, to)
        (self.decidedBy, self.amendment) = (decidedBy, amendment)
    }

    /// Whether it may stand in a convention (V73, V74).
    package func check(in convention: Convention) throws(Convention.Refusal) {
        guard let start = convention.from else { throw .notSigned }
        guard quantity > 0 else { throw .quantity }
        let isInside =
            from >= start && [from, to ?? from].allSatisfy { day in convention.to.map { day <= $0 } ?? true }
        guard isInside, to.map({ $0 >= from }) ?? true else {
            throw .outsideConvention(from: start, to: convention.to)
        }
        if span == .total, to == nil, convention.to == nil { throw .needsTerm }
    }
}

/// What was due on a day, pro rata of the days: each version's number times its days, over 365.25 for a yearly one.
///
/// From one day to another, the first is counted and the last is not: 17 November 2006 to 31 October 2009 are 1,079 days,
/// and five a year make 14.77 (experience sheet n° 5).
package struct ProRata: Sendable, Hashable {
    package static let daysOfYear = 365.25

    /// Days for which something was promised.
    package private(set) var days = 0
    package private(set) var due = 0.0

    package init() {}

    /// So many days more, under one version of a target.
    mutating func add(_ target: ConventionTarget, days count: Int, term: Day?) {
        guard count > 0 else { return }
        days += count
        switch target.span {
        case .year: due += Double(target.quantity) * Double(count) / Self.daysOfYear
        case .total:
            guard let last = target.to ?? term else { return }
            due += Double(target.quantity * count) / Double(max(1, target.from.days(until: last)))
        }
    }

    /// A count over what was due, in whole hundredths, a half upwards; nil where nothing was due.
    package func percent(_ achieved: Int) -> Int? {
        due > 0 ? Int((Double(achieved) * 100 / due + 0.5).rounded(.down)) : nil
    }
}
