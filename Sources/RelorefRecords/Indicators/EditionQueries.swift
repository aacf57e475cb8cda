package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Freezes a report: the figures of the author's reach over a period, and the cases behind each.
    package func freezeEdition(
        titled title: String, over period: Period, filter: FigureFilter = .none,
        indicators: [IndicatorID] = IndicatorID.allCases, by author: Author
    ) throws -> Edition {
        let scope = EditionScope(reach: author.actor.facts, filter: filter)
        var frozen: [(EditionFigure, [EditionCase])] = []
        for indicator in indicators.sorted() {
            let question = FigureQuestion(indicator, over: period, filter: filter)
            let cases = try everyCase(question, within: scope.reach)
            frozen.append((EditionFigure(question.aggregate(cases)), cases.map(EditionCase.init)))
        }
        var hash = EditionHash()
        hash.add([title, period.from.iso, period.to.iso, scope.text, author.now.text])
        for (figure, cases) in frozen {
            hash.add(figure)
            for one in cases { hash.add(figure.indicator, one) }
        }
        let edition = Edition(
            id: author.newID(), title: title, period: period, scope: scope, frozenAt: author.now,
            frozenBy: author.actor.id, hash: hash.hexadecimal)
        try insert(edition)
        for (figure, cases) in frozen { try insert(figure, cases, of: edition) }
        try journal("freeze", "edition", edition.id, detail: ["hash": edition.hash], by: author)
        return edition
    }

    private func insert(_ edition: Edition) throws(StorageError) {
        try insert(
            "edition",
            [
                "id": edition.id, "title": edition.title, "from_day": edition.period.from, "to_day": edition.period.to,
                "scope": edition.scope.text, "frozen_at": edition.frozenAt, "frozen_by": edition.frozenBy,
                "hash": edition.hash,
            ])
    }

    private func insert(_ figure: EditionFigure, _ cases: [EditionCase], of edition: Edition) throws(StorageError) {
        try insert(
            "edition_figure",
            [
                "edition_id": edition.id, "indicator": figure.indicator.rawValue,
                "definition_version": figure.definitionVersion, "numerator": figure.numerator,
                "denominator": figure.denominator, "unknown": figure.unknown, "value": figure.value,
            ])
        for one in cases {
            try insert(
                "edition_case",
                [
                    "edition_id": edition.id, "indicator": figure.indicator.rawValue, "case_id": one.id,
                    "household_id": one.household, "numerator": one.numerator, "denominator": one.denominator,
                    "facts": one.factsText,
                ])
        }
    }

    /// The published reports that somebody may read, the latest first.
    package func editions(for actor: Actor) throws -> [Edition] {
        try allEditions().filter { $0.scope.isWithin(actor.facts) }
    }

    /// One published report; nil when it does not exist for the actor.
    package func edition(_ id: String, for actor: Actor) throws -> Edition? {
        try editions(for: actor).first { $0.id == id }
    }

    func allEditions() throws -> [Edition] {
        try rows(
            """
            SELECT id, title, from_day, to_day, scope, frozen_at, frozen_by, hash FROM edition
            ORDER BY frozen_at DESC, id DESC
            """
        ).map { row in
            guard let period = Period(from: try row.day("from_day"), to: try row.day("to_day")) else {
                throw StorageError.decoding("to_day")
            }
            return Edition(
                id: try row.text("id"), title: try row.text("title"), period: period,
                scope: try EditionScope(text: try row.text("scope")), frozenAt: try row.moment("frozen_at"),
                frozenBy: try row.text("frozen_by"), hash: try row.text("hash"))
        }
    }

    /// The figures of an edition, in the order of the catalogue.
    package func figures(of edition: Edition) throws -> [EditionFigure] {
        try rows(
            """
            SELECT indicator, definition_version, numerator, denominator, unknown, value FROM edition_figure
            WHERE edition_id = \(edition.id)
            """
        ).map { row in try EditionFigure(row) }.sorted { $0.indicator < $1.indicator }
    }

    /// The cases that a frozen figure counted.
    package func cases(of edition: Edition, _ indicator: IndicatorID) throws -> [EditionCase] {
        try rows(
            """
            SELECT case_id, household_id, numerator, denominator, facts FROM edition_case
            WHERE edition_id = \(edition.id) AND indicator = \(indicator.rawValue) ORDER BY case_id
            """
        ).map { row in try EditionCase(row) }
    }

    /// Whether the stored rows still have the fingerprint that was printed on the report.
    package func holds(_ edition: Edition) throws -> Bool {
        var hash = EditionHash()
        hash.add([
            edition.title, edition.period.from.iso, edition.period.to.iso, edition.scope.text, edition.frozenAt.text,
        ])
        for figure in try figures(of: edition) {
            hash.add(figure)
            for one in try cases(of: edition, figure.indicator) { hash.add(figure.indicator, one) }
        }
        return hash.hexadecimal == edition.hash
    }
}
