import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Puts the model's answer beside the database's and tells where they differ.
struct FigureComparison {
    let model: ModelFigures
    let actor: Actor

    /// Sentences, one for each difference; none when both agree.
    func differences(_ question: FigureQuestion, _ tx: any Transaction) throws -> [String] {
        let expected = model.cases(question)
        let cases = try tx.everyCase(question, for: actor)
        let figure = try tx.figure(question, for: actor)
        var found: [String] = []
        func check(_ what: String, _ agree: Bool, _ values: @autoclosure () -> String) {
            if !agree { found.append("\(question.indicator.rawValue) \(question.filter.text) \(what): \(values())") }
        }
        let modelled = answer(question, expected)
        check("figure", modelled == figure, "model \(modelled), records \(figure)")
        check(
            "recomputed", question.aggregate(cases) == figure, "\(question.aggregate(cases)) from the rows, \(figure)")
        let ours = Dictionary(expected.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        let theirs = Dictionary(cases.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        check("ids are unique", theirs.count == cases.count, "\(cases.count) rows, \(theirs.count) ids")
        check("cases", Set(ours.keys) == Set(theirs.keys), "\(ours.keys.sorted()) \(theirs.keys.sorted())")
        for (id, one) in ours {
            guard let other = theirs[id] else { continue }
            check(
                id,
                (one.numerator, one.denominator, one.unknown) == (other.numerator, other.denominator, other.unknown),
                "model \(one), records \(other)")
            for dimension in question.definition.breakdowns {
                check(
                    "\(id) \(dimension)", one.codes[dimension] == other[dimension],
                    "\(one.codes[dimension] ?? "nil") \(other[dimension] ?? "nil")")
            }
        }
        return found
    }

    /// The figure as the definition says, from the model's cases.
    func answer(_ question: FigureQuestion, _ cases: [ModelCase]) -> Figure {
        let numerator = cases.reduce(0) { $0 + $1.numerator }
        let denominator = cases.reduce(0) { $0 + $1.denominator }
        let unknown = cases.reduce(0) { $0 + $1.unknown }
        switch question.indicator {
        case .householdsHelped, .personsHelped, .dwellingsMobilised, .relayOpened, .relayManaged, .exitsByType,
            .claimsFiled, .proposalsRefused:
            return Figure(question.indicator, numerator: cases.count, unknown: unknown)
        case .departementsCovered:
            return Figure(question.indicator, numerator: Set(cases.compactMap { $0.codes[.departement] }).count)
        case .relayPlaces, .contractsAtExit, .placesFreed, .centreDaysAvoided, .staysBeyondTerm, .movedAway,
            .movedAwayToWork, .socialRequestsActive, .claimsRecognised, .claimsRehoused, .conventionsActive:
            return Figure(question.indicator, numerator: numerator, unknown: unknown)
        case .stayLength, .leaseDelay, .leaseDelayFromRelay, .claimDays, .offerToLease:
            return Figure(
                question.indicator, numerator: numerator, denominator: denominator, unknown: unknown,
                durations: cases.filter { $0.unknown == 0 }.map(\.numerator))
        case .rotation:
            return Figure(
                question.indicator, numerator: numerator, denominator: denominator, factor: question.window.period.days)
        default:
            return Figure(question.indicator, numerator: numerator, denominator: denominator, unknown: unknown)
        }
    }

    /// The parts of every breakdown add up to the figure, and each is the figure of its own filter.
    func breakdownDifferences(_ question: FigureQuestion, _ tx: any Transaction) throws -> [String] {
        let figure = try tx.figure(question, for: actor)
        return try question.definition.breakdowns.flatMap { dimension -> [String] in
            let parts = try tx.breakdown(question, by: dimension, for: actor)
            var found: [String] = []
            let sum = parts.reduce(0) { $0 + $1.figure.numerator }
            let below = parts.reduce(0) { $0 + ($1.figure.denominator ?? 0) }
            if sum != figure.numerator || below != figure.denominator ?? 0 {
                found.append("\(question.indicator.rawValue) by \(dimension): \(sum)/\(below), not \(figure)")
            }
            for part in parts {
                let narrowed = FigureQuestion(
                    question.indicator, question.window,
                    filter: question.filter.narrowed(dimension, to: part.code ?? ""))
                let alone = try tx.figure(narrowed, for: actor)
                if alone != part.figure {
                    found.append(
                        "\(question.indicator.rawValue) \(dimension)=\(part.code ?? ""): \(alone), \(part.figure)")
                }
            }
            return found
        }
    }
}
