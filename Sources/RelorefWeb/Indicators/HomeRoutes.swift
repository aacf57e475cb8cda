import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The first page: the leaflet's figures, from the records, for the years that one asks for.
enum HomeRoutes {
    static let all: [Route] = [
        .get("/", .needs(.seeFigures)) { ask, tx in
            // The first page has no filter: each figure's own page has them.
            let asked = FigureState(ask.query)
            var state = asked
            state.filter = .none
            let figures = try HomeFigures(tx, state, ask)
            return HomePage(ask: ask, figures: figures).answer
        }.kept
    ]
}
