import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The reception centres that households come from.
enum CentreRoutes {
    static let all: [Route] = [
        .get("/centres", .needs(.seeStock), list),
        .get("/centres/:id", .needs(.seeStock), centre),
    ]

    private static let pageSize = 50

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        var filter = CentreFilter()
        filter.departement = ask.query.filled("departement")
        filter.kind = CentreKind(rawValue: ask.query["nature"])
        filter.showsClosed = ask.query["fermes"] == "oui"
        let pages = PageNumbers(
            asked: ask.query["page"], count: try tx.centreCount(filter, on: ask.today), size: pageSize
        ) { page in Link.centres.with(ask.query.query(setting: "page", to: String(page))) }
        let lines = try tx.centres(
            filter, on: ask.today, skipping: pages.skipping, limit: pageSize, visibleTo: try ask.actor())
        return CentreListPage(
            ask: ask, filter: filter, departements: try tx.centreDepartements(), lines: lines, pages: pages
        ).answer
    }

    @Sendable private static func centre(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let line = try tx.centre(ask.parameter("id"), on: ask.today, visibleTo: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        return try page(ask, tx, line)
    }

    /// A centre's page, with the form on its places as it was refused.
    static func page(
        _ ask: Ask, _ tx: any Transaction, _ line: CentreLine, refused: DwellingFormRefusal? = nil
    ) throws -> Answer {
        let actor = try ask.actor()
        let count = try tx.centreGuestCount(line.id, visibleTo: actor)
        let pages = PageNumbers(asked: ask.query["page"], count: count, size: pageSize) { page in
            Link.centre(line.id).with("page", String(page))
        }
        let guests = try tx.centreGuests(line.id, skipping: pages.skipping, limit: pageSize, visibleTo: actor)
        return CentrePage(
            ask: ask, line: line, capacities: try tx.capacities(ofCentre: line.id), guests: guests, pages: pages,
            refused: refused
        ).answer
    }
}
