package import RelorefDomain
package import RelorefStorage

/// A published figure that a change of the records would move.
package struct FigureMove: Sendable, Hashable, Codable {
    /// The report whose period, sites and filter the figure has.
    package let edition: Edition
    package let indicator: IndicatorID
    /// The figure as the records give it before and after; nil when the report goes beyond the asker's reach.
    package let before: Figure?
    package let after: Figure?
}

extension Store {
    /// Which figures of published reports' periods move if a change is made. The change is tried and taken back.
    ///
    /// - Throws: what the change itself throws, such as a refusal.
    package func figuresChanged(
        for actor: Actor, by change: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws -> [FigureMove] {
        do {
            return try await write { tx -> [FigureMove] in
                // Editions frozen over the same days and sites ask the same questions.
                let editions = try tx.allEditions()
                let questions = try tx.questions(of: editions)
                let before = try tx.answers(questions)
                try change(tx)
                let after = try tx.answers(questions)
                let moved = Set(questions.indices.filter { before[$0] != after[$0] })
                throw Rehearsal(
                    moves: moved.sorted().map { index in
                        let asked = questions[index]
                        let isWithin = asked.edition.scope.isWithin(actor.facts)
                        return FigureMove(
                            edition: asked.edition, indicator: asked.question.indicator,
                            before: isWithin ? before[index] : nil, after: isWithin ? after[index] : nil)
                    })
            }
        } catch let rehearsal as Rehearsal {
            return rehearsal.moves
        }
    }
}

/// Ends the transaction so that nothing of it stays, and carries what was learnt.
private struct Rehearsal: Error {
    let moves: [FigureMove]
}

/// A figure of a published report.
private struct EditionQuestion {
    let edition: Edition
    let question: FigureQuestion
}

extension Transaction {
    fileprivate func questions(of editions: [Edition]) throws -> [EditionQuestion] {
        try editions.flatMap { edition in
            try rows("SELECT indicator FROM edition_figure WHERE edition_id = \(edition.id)").map { row in
                EditionQuestion(
                    edition: edition,
                    question: FigureQuestion(
                        try row.code("indicator"), over: edition.period, filter: edition.scope.filter))
            }.sorted { $0.question.indicator < $1.question.indicator }
        }
    }

    fileprivate func answers(_ questions: [EditionQuestion]) throws -> [Figure] {
        try settleFacts()
        var known: [EditionScope: [FigureQuestion: Figure]] = [:]
        return try questions.map { asked in
            if let figure = known[asked.edition.scope]?[asked.question] { return figure }
            let figure = try figure(asked.question, within: asked.edition.scope.reach)
            known[asked.edition.scope, default: [:]][asked.question] = figure
            return figure
        }
    }
}
