import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Frozen reports: the list, the form that freezes one, each report, its cases, and what has moved since.
enum EditionRoutes {
    static let all: [Route] = [
        .get("/rapports", .needs(.seeFigures)) { ask, tx in
            let editions = try tx.editions(for: try ask.actor())
            return EditionListPage(ask: ask, editions: editions, form: EditionForm(ask.query, ask)).answer
        },
        .post("/rapports", .needs(.freezeFigures), freeze),
        .get("/rapports/:id", .needs(.seeFigures)) { ask, tx in
            try EditionPage(ask, tx, try edition(ask, tx)).answer
        },
        .post("/rapports/:id/commentaire", .needs(.freezeFigures), EditionCommentPanel.save),
        .get("/rapports/:id/cas/:slug", .needs(.seeCases)) { ask, tx in
            guard let id = IndicatorID(slug: ask.parameter("slug")) else { throw AccessRefusal.notFound }
            return try EditionCasesPage(ask, tx, try edition(ask, tx), id).answer
        },
        .get("/rapports/:id/comparaison", .needs(.seeFigures)) { ask, tx in
            try ComparisonPage(ask, tx, try edition(ask, tx)).answer
        },
    ]

    static func edition(_ ask: Ask, _ tx: any Transaction) throws -> Edition {
        guard let edition = try tx.edition(ask.parameter("id"), for: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        return edition
    }

    @Sendable private static func freeze(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let form = EditionForm(ask.form, ask)
        guard let title = form.validTitle, form.periodFault == nil else {
            let editions = try tx.editions(for: author.actor)
            return EditionListPage(ask: ask, editions: editions, form: form.checked).answer
        }
        let edition = try tx.freezeEdition(titled: title, over: form.state.period, by: author)
        return .redirect(to: .edition(edition.id), saying: Flash(ask.l("Rapport figé.")))
    }
}
