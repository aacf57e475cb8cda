import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The list of households as a file: what the screen shows, all pages, with the filters and the day in the header.
struct HouseholdExport {
    /// A list that is longer is cut, and says so.
    private static let most = 20_000
    private static let block = 500

    private let ask: Ask
    private let file: ListFile

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        let author = try ask.author()
        let l = ask.l
        let state = try HouseholdListState(ask)
        var lines: [HouseholdLine] = []
        var place = ListPlace.start
        while lines.count < Self.most {
            let page = try tx.households(state.filter, at: place, limit: Self.block, on: ask.today, by: author)
            lines += page.lines
            guard let next = page.next else { break }
            place = .after(next)
        }
        var filters = state.chips(
            ask, sites: try tx.fileSites(visibleTo: author.actor), referents: try tx.referents(visibleTo: author.actor)
        ).map(\.words)
        if lines.count >= Self.most { filters.append(l("les {n} premiers", ["n": l.number(Self.most)])) }
        file = ListFile(
            title: l("Ménages"), filters: filters, date: ask.today,
            columns: [
                l("Code"), l("Ménage"), l("Composition"), l("Personnes"), l("Site"), l("Où il vit"), l("Depuis"),
                l("Référent ou référente"), l("Prochaine date"), l("Ouvert le"), l("Clos le"), l("Confidentiel"),
            ],
            rows: lines.map { Self.cells($0, ask) },
            words: ListFile.Words(filters: l("Filtres"), date: l("Date"), rows: l("Lignes")))
    }

    private static func cells(_ line: HouseholdLine, _ ask: Ask) -> [ListFile.Cell] {
        let household = line.household
        let (home, since) = ask.whereabouts(line.home)
        let next = household.closedOn == nil ? NextDate.all(home: line.home, permitEnds: line.permitEnds).first : nil
        return [
            .text(household.code), .text(ask.name(line.head)),
            .text(ask.label("compositionKind", household.composition)), .count(household.size), .text(line.siteName),
            .text(home), since.map { .text($0) } ?? .empty, line.referentName.map { .text($0) } ?? .empty,
            next.map { .day($0.day) } ?? .empty, .day(household.openedOn),
            household.closedOn.map { .day($0) } ?? .empty,
            household.confidential ? .text(ask.l("oui")) : .empty,
        ]
    }

    func answer() throws -> Answer {
        try ask.query["format"] == "xlsx" ? .workbook(name, file) : .csv(name, file)
    }

    private var name: String { "menages-\(ask.today.iso)" }
}
