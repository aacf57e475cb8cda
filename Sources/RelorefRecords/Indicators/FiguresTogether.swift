package import RelorefDomain
package import RelorefStorage

extension Store {
    /// Several figures of the same records, counted by two readers at once, in the order of the questions.
    ///
    /// Where somebody wrote between the one reader and the other, they are counted again by one.
    package func figures(_ questions: [FigureQuestion], for actor: Actor) async throws -> [Figure] {
        let (some, rest) = (questions.filter(Self.isCountedApart), questions.filter { !Self.isCountedApart($0) })
        async let apart = counted(some, for: actor)
        let others = try await counted(rest, for: actor)
        let one = try await apart
        guard one.stamp == others.stamp else { return try await counted(questions, for: actor).figures }
        var (those, these) = (one.figures[...], others.figures[...])
        return questions.compactMap { Self.isCountedApart($0) ? those.popFirst() : these.popFirst() }
    }

    /// Of the leaflet's figures these take as long as the others together, counted over a million households.
    private static func isCountedApart(_ question: FigureQuestion) -> Bool {
        switch question.indicator {
        case .personsHelped, .exitsToDirectLease, .employedAtDirectLease: true
        default: false
        }
    }

    private func counted(
        _ questions: [FigureQuestion], for actor: Actor
    ) async throws -> (figures: [Figure], stamp: String) {
        try await read { tx in
            (try questions.map { try tx.figure($0, for: actor) }, try tx.recordsStamp())
        }
    }
}
