import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Dwellings: the list, one dwelling, the map and the planning.
enum DwellingRoutes {
    static let all: [Route] =
        AwaitingPage.routes + [
            .get("/logements", .needs(.seeStock), list).kept,
            .export("/logements/export", .needs(.seeStock), export),
            .get("/logements/:code", .needs(.seeStock), dwelling),
            // Where a refused form was sent: asked for again, it is the dwelling's page.
            .get("/logements/:code/:act", .needs(.seeStock)) { ask, tx in
                let code = ask.parameter("code")
                guard try tx.dwelling(code: code, visibleTo: try ask.actor()) != nil else {
                    throw AccessRefusal.notFound
                }
                return .redirect(to: .dwelling(code))
            },
            .get("/parc/carte", .needs(.seeStock), map).kept,
            .get("/parc/planning", .needs(.seeStock), planning).kept,
        ]

    private static let pageSize = 50
    /// Dwellings read at a time for a file.
    private static let exportBlock = 2_000

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        let state = DwellingListState(ask)
        let count = try tx.dwellingCount(state.filter, on: ask.today, visibleTo: actor)
        let pages = PageNumbers(asked: ask.query["page"], count: count, size: pageSize) { page in
            state.link(.dwellings, setting: "page", to: String(page))
        }
        let lines = try tx.dwellings(
            state.filter, order: state.order, on: ask.today, skipping: pages.skipping, limit: pageSize, visibleTo: actor
        )
        return DwellingListPage(
            ask: ask, state: state, places: try tx.dwellingPlaces(visibleTo: actor),
            landlords: try tx.landlords(visibleTo: actor, with: state.filter.landlord, limit: 200), lines: lines,
            addresses: try ask.addresses(of: lines, tx), pages: pages
        ).answer
    }

    @Sendable private static func export(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let actor = try ask.actor()
        let state = DwellingListState(ask)
        var lines: [DwellingLine] = []
        repeat {
            lines += try tx.dwellings(
                state.filter, order: state.order, on: ask.today, skipping: lines.count, limit: exportBlock,
                visibleTo: actor)
        } while !lines.isEmpty && lines.count.isMultiple(of: exportBlock)
        return try DwellingExport(
            ask: ask, state: state, places: try tx.dwellingPlaces(visibleTo: actor),
            landlords: try tx.landlords(visibleTo: actor, with: state.filter.landlord, limit: 200), lines: lines,
            addresses: try ask.addresses(of: lines, tx)
        ).answer()
    }

    @Sendable private static func dwelling(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        try DwellingPage(ask, tx, code: ask.parameter("code")).answer()
    }

    @Sendable private static func map(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let stock = try tx.stockByDepartement(on: ask.today, visibleTo: try ask.actor())
        return StockMapPage(ask: ask, stock: stock).answer
    }

    @Sendable private static func planning(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        try PlanningPage(ask, tx).answer
    }
}
