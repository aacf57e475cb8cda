package import RelorefDomain
package import RelorefStorage

/// What an edition is compared with: a later one, or the records as they are now.
package enum EditionRival: Sendable {
    case edition(Edition)
    case today
}

/// How one figure moved between two editions, case by case.
package struct FigureDifference: Sendable, Hashable, Codable {
    package let indicator: IndicatorID
    package let before: EditionFigure
    package let after: EditionFigure
    /// Cases that are new, gone, or counted differently.
    package let entered: [EditionCase]
    package let left: [EditionCase]
    package let changed: [CaseChange]

    /// Whether the figure is under the same definition on both sides.
    package var hasSameDefinition: Bool { before.definitionVersion == after.definitionVersion }
}

/// A case before and after.
package struct CaseChange: Sendable, Hashable, Codable {
    package let before: EditionCase
    package let after: EditionCase
}

/// What was done since: a correction with its old and new value, or another act of the journal.
package struct DifferenceCause: Sendable, Hashable, Identifiable, Codable {
    package let id: String
    package let at: Moment
    package let by: String
    package let household: String?
    package let noun: String
    package let subject: String
    /// The journal's act; nil for a correction.
    package let act: String?
    package let field: String?
    package let oldValue: String?
    package let newValue: String?
}

/// The figures that moved, and what explains it.
package struct EditionDifference: Sendable, Hashable, Codable {
    package let figures: [FigureDifference]
    package let causes: [DifferenceCause]

    package func causes(of household: String) -> [DifferenceCause] { causes.filter { $0.household == household } }
}

extension Transaction {
    /// Which cases entered, left or changed since an edition, and what did it.
    package func difference(_ edition: Edition, _ rival: EditionRival) throws -> EditionDifference {
        var differences: [FigureDifference] = []
        let later: [IndicatorID: EditionFigure]
        switch rival {
        case .edition(let other):
            later = Dictionary(try figures(of: other).map { ($0.indicator, $0) }, uniquingKeysWith: { one, _ in one })
        case .today: later = [:]
        }
        for before in try figures(of: edition) {
            let old = try cases(of: edition, before.indicator)
            let new: [EditionCase]
            let after: EditionFigure
            switch rival {
            case .edition(let other):
                guard let figure = later[before.indicator] else { continue }
                new = try cases(of: other, before.indicator)
                after = figure
            case .today:
                let question = FigureQuestion(before.indicator, over: edition.period, filter: edition.scope.filter)
                let cases = try everyCase(question, within: edition.scope.reach)
                new = cases.map(EditionCase.init)
                after = EditionFigure(question.aggregate(cases))
            }
            if let difference = FigureDifference(before, after, old, new) { differences.append(difference) }
        }
        var until: Moment?
        if case .edition(let other) = rival { until = other.frozenAt }
        return EditionDifference(figures: differences, causes: try causes(of: differences, edition.frozenAt, until))
    }

    private func causes(
        of differences: [FigureDifference], _ since: Moment, _ until: Moment?
    ) throws -> [DifferenceCause] {
        let moved = differences.flatMap { $0.entered + $0.left + $0.changed.map(\.after) }
        let households = Set(moved.compactMap(\.household)).sorted()
        let dwellings = Set(moved.compactMap { $0.facts["dwelling"] }).sorted()
        let before: Query = until.map { "AND at <= \($0)" } ?? ""
        var causes: [DifferenceCause] = []
        for some in households.chunks(of: 200) {
            causes += try rows(
                """
                SELECT id, at, account_id AS by_id, household_id, noun, subject_id, CAST(NULL AS TEXT) AS act, field,
                  old_value, new_value
                FROM correction WHERE household_id IN \(Query.list(some)) AND at > \(since) \(before)
                """
            ).map { row in try DifferenceCause(row) }
            causes += try rows(
                """
                \(Self.acts) WHERE household_id IN \(Query.list(some)) AND act <> 'correct'
                AND at > \(since) \(before)
                """
            ).map { row in try DifferenceCause(row) }
        }
        for some in dwellings.chunks(of: 200) {
            causes += try rows(
                """
                \(Self.acts) WHERE noun = 'dwelling' AND subject_id IN \(Query.list(some)) AND household_id IS NULL
                AND at > \(since) \(before)
                """
            ).map { row in try DifferenceCause(row) }
        }
        return causes.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    private static var acts: Query {
        """
        SELECT id, at, actor_id AS by_id, household_id, noun, subject_id, act, CAST(NULL AS TEXT) AS field,
          CAST(NULL AS TEXT) AS old_value, CAST(NULL AS TEXT) AS new_value
        FROM journal_entry
        """
    }
}

extension FigureDifference {
    /// Nil when nothing moved.
    fileprivate init?(_ before: EditionFigure, _ after: EditionFigure, _ old: [EditionCase], _ new: [EditionCase]) {
        let known = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        let kept = Set(new.map(\.id))
        indicator = before.indicator
        (self.before, self.after) = (before, after)
        entered = new.filter { known[$0.id] == nil }
        left = old.filter { !kept.contains($0.id) }
        changed = new.compactMap { one in
            known[one.id].flatMap { $0 == one ? nil : CaseChange(before: $0, after: one) }
        }
        if before == after && entered.isEmpty && left.isEmpty && changed.isEmpty { return nil }
    }
}

extension DifferenceCause {
    fileprivate init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        at = try row.moment("at")
        by = try row.text("by_id")
        household = try row.optionalText("household_id")
        noun = try row.text("noun")
        subject = try row.text("subject_id")
        act = try row.optionalText("act")
        field = try row.optionalText("field")
        oldValue = try row.optionalText("old_value")
        newValue = try row.optionalText("new_value")
    }
}

extension [String] {
    fileprivate func chunks(of size: Int) -> [ArraySlice<String>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
