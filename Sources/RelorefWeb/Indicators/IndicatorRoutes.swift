import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Every indicator, one of them, the cases behind it, and their export.
enum IndicatorRoutes {
    static let all: [Route] = [
        .get("/indicateurs", .needs(.seeFigures)) { ask, tx in
            let names = try FigureNames(ask, tx)
            let state = FigureState(ask.query)
            let figures = try AllFigures(tx, state, ask)
            return IndicatorListPage(ask: ask, names: names, figures: figures).answer
        }.kept,
        .get("/indicateurs/:slug", .needs(.seeFigures)) { ask, tx in
            let id = try indicator(ask)
            let names = try FigureNames(ask, tx, naming: id.definition.breakdowns)
            let figures = try IndicatorFigures(
                tx, id, FigureState(ask.query), dimensions: names.dimensions(id.definition), ask)
            return IndicatorPage(ask: ask, names: names, figures: figures).answer
        }.kept,
        .get("/indicateurs/:slug/cas", .needs(.seeCases)) { ask, tx in
            let list = try CaseList(ask, tx, of: try indicator(ask))
            return CaseListPage(ask: ask, list: list).answer
        },
        .export("/indicateurs/:slug/cas.csv", .needs(.seeCases)) { ask, tx in
            try CaseExport(ask, tx, of: try indicator(ask)).csv()
        },
        .export("/indicateurs/:slug/cas.xlsx", .needs(.seeCases)) { ask, tx in
            try CaseExport(ask, tx, of: try indicator(ask)).xlsx()
        },
    ]

    private static func indicator(_ ask: Ask) throws -> IndicatorID {
        guard let id = IndicatorID(slug: ask.parameter("slug")) else { throw AccessRefusal.notFound }
        return id
    }
}
