package import RelorefDomain
package import RelorefStorage

/// One line of a breakdown: the code (nil when it is not known) and the figure of its cases.
package struct FigurePart: Sendable, Hashable, Codable {
    package let code: String?
    package let figure: Figure
}

/// A figure of one year of a longer period.
package struct FigureYear: Sendable, Hashable, Codable {
    package let period: Period
    package let figure: Figure
}

extension Transaction {
    /// The figure that somebody may know: counted from the facts in reach.
    package func figure(_ question: FigureQuestion, for actor: Actor) throws -> Figure {
        try figure(question, within: actor.facts)
    }

    package func figure(
        _ id: IndicatorID, over period: Period, filter: FigureFilter = .none, for actor: Actor
    ) throws -> Figure {
        try figure(FigureQuestion(id, over: period, filter: filter), within: actor.facts)
    }

    package func figure(_ question: FigureQuestion, within reach: Reach) throws -> Figure {
        if question.indicator.countsDays {
            return question.aggregate(try everyCase(question, within: reach))
        }
        guard let kept = try KeptSums(question, within: reach)?.counts(question.indicator, self) else {
            return try figure(question, from: CaseLists.list(question, within: reach), within: reach)
        }
        return question.figure(
            cases: kept.cases, departements: 0, numerator: kept.numerator, denominator: kept.cases, unknown: 0,
            durations: [])
    }

    /// How many rows the list behind a figure has.
    func rows(of question: FigureQuestion, within reach: Reach) throws -> Int {
        if question.indicator.isSifted { return try everyCase(question, within: reach).count }
        if let kept = try KeptSums(question, within: reach)?.counts(question.indicator, self) { return kept.cases }
        let list = CaseLists.list(question, within: reach)
        return try row("SELECT count(*) AS cases FROM (\(list)) AS counted")?.int("cases") ?? 0
    }

    /// The declared aggregate over a list with the columns of `CaseColumns`, done by the database where no row has to be
    /// weighed.
    package func figure(_ question: FigureQuestion, from list: Query, within reach: Reach) throws -> Figure {
        if question.indicator.countsDays {
            return question.aggregate(try everyCase(question, from: list, within: reach))
        }
        guard let sums = try row("SELECT \(Self.sums(of: question)) FROM (\(list)) AS counted") else {
            return Figure(question.indicator, numerator: 0)
        }
        return try Self.figure(question, sums)
    }

    /// The figure for each value of a dimension, the largest first; one pass over the same list.
    package func breakdown(
        _ question: FigureQuestion, by dimension: FigureDimension, for actor: Actor
    ) throws -> [FigurePart] {
        try breakdown(question, by: dimension, within: actor.facts)
    }

    func breakdown(
        _ question: FigureQuestion, by dimension: FigureDimension, within reach: Reach
    ) throws -> [FigurePart] {
        let parts: [FigurePart]
        if question.indicator.countsDays {
            let cases = try everyCase(question, within: reach)
            parts = Dictionary(grouping: cases) { $0[dimension] }
                .map { FigurePart(code: $0.key, figure: question.aggregate($0.value)) }
        } else {
            let list = CaseLists.list(question, within: reach)
            let grouped = try rows(
                """
                SELECT CAST(counted.\(dimension.column) AS TEXT) AS code, \(Self.sums(of: question)) FROM (\(list)) AS counted
                GROUP BY counted.\(dimension.column)
                """)
            parts = try grouped.map { row in
                FigurePart(code: try row.optionalText("code"), figure: try Self.figure(question, row))
            }
        }
        return parts.sorted { one, other in
            let (left, right) = (one.figure.weight, other.figure.weight)
            return left != right ? left > right : (one.code ?? "~") < (other.code ?? "~")
        }
    }

    /// The figure of each year of the period; for a stock, at the end of each.
    func trend(_ question: FigureQuestion, over period: Period, within reach: Reach) throws -> [FigureYear] {
        try period.byYear.map { year in
            let asked = FigureQuestion(question.indicator, over: year, filter: question.filter)
            return FigureYear(period: year, figure: try figure(asked, within: reach))
        }
    }

    private static func sums(of question: FigureQuestion) -> Query {
        // Counted where it is asked for alone: it keeps a set of what was seen.
        let departements: Query =
            question.definition.aggregate == .distinct ? "count(DISTINCT counted.departement)" : "0"
        return """
            count(*) AS cases, \(departements) AS departements,
            CAST(coalesce(sum(counted.numerator), 0) AS BIGINT) AS numerator,
            CAST(coalesce(sum(counted.denominator), 0) AS BIGINT) AS denominator,
            CAST(coalesce(sum(counted.unknown), 0) AS BIGINT) AS unknown
            """
    }

    private static func figure(_ question: FigureQuestion, _ sums: ResultRow) throws(StorageError) -> Figure {
        question.figure(
            cases: try sums.int("cases"), departements: try sums.int("departements"),
            numerator: try sums.int("numerator"), denominator: try sums.int("denominator"),
            unknown: try sums.int("unknown"), durations: [])
    }
}

extension Figure {
    /// What a part of a breakdown is ordered by: the cases that it stands on.
    fileprivate var weight: Int { denominator ?? numerator }
}

extension FigureQuestion {
    /// The figure from its cases: what anybody with the exported rows can do.
    package func aggregate(_ cases: [FigureCase]) -> Figure {
        figure(
            cases: cases.count, departements: Set(cases.compactMap { $0[.departement] }).count,
            numerator: cases.reduce(0) { $0 + $1.numerator }, denominator: cases.reduce(0) { $0 + $1.denominator },
            unknown: cases.reduce(0) { $0 + $1.unknown },
            durations: definition.isDuration ? cases.filter { $0.unknown == 0 }.map(\.numerator) : [])
    }

    func figure(
        cases: Int, departements: Int, numerator: Int, denominator: Int, unknown: Int, durations: [Int]
    ) -> Figure {
        switch definition.aggregate {
        case .count: Figure(indicator, numerator: cases, unknown: unknown)
        case .distinct: Figure(indicator, numerator: departements, unknown: unknown)
        case .sum: Figure(indicator, numerator: numerator, unknown: unknown)
        case .mean, .median, .ratio:
            Figure(
                indicator, numerator: numerator, denominator: denominator, unknown: unknown,
                factor: indicator == .rotation ? window.period.days : 1, durations: durations)
        }
    }
}
