import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The way of the households that left a relay dwelling: the centre that they came from, where the relay was, and where
/// they went.
struct ExitFlows: Sendable {
    /// Cases are counted one by one: a larger network waits for figures counted by the database.
    static let mostExits = 20_000
    private static let mostExitTypes = 6

    private let ways: [Way: Int]
    let total: Int

    private struct Way: Hashable, Sendable {
        /// A kind of centre; nil when the household did not come straight from one.
        let centre: String?
        let isParisRegion: Bool
        let exit: String
    }

    /// A household that left, as live records or an edition know it.
    struct Leaving: Sendable {
        let household: String?
        let departement: String?
        let exitType: String?
    }

    /// - Parameter origins: the kind of centre by household.
    init(_ exits: [Leaving], origins: [String: String]) {
        var ways: [Way: Int] = [:]
        for exit in exits {
            let way = Way(
                centre: exit.household.flatMap { origins[$0] },
                isParisRegion: HomeFigures.parisRegion.contains(exit.departement ?? ""),
                exit: exit.exitType ?? ExitType.unknown.rawValue)
            ways[way, default: 0] += 1
        }
        self.ways = ways
        total = exits.count
    }

    init(_ tx: any Transaction, _ state: FigureState, for actor: Actor) throws {
        let exits = try tx.everyCase(state.question(.exitsByType), for: actor).map {
            Leaving(household: $0.household, departement: $0[.departement], exitType: $0[.exitType])
        }
        self.init(exits, origins: exits.isEmpty ? [:] : try Self.origins(tx, before: state.period.to, for: actor))
    }

    /// The kind of centre that each household came from: the cases of I-25 since the first relay dwelling.
    private static func origins(
        _ tx: any Transaction, before end: Day, for actor: Actor
    ) throws -> [String: String] {
        guard let start = Day(year: 1990, month: 1, day: 1), let ever = Period(from: start, to: end) else { return [:] }
        let freed = try tx.everyCase(FigureQuestion(.placesFreed, over: ever), for: actor)
        return Dictionary(
            freed.compactMap { one in one.household.flatMap { household in one[.kind].map { (household, $0) } } },
            uniquingKeysWith: { first, _ in first })
    }

    private func count(where condition: (Way) -> Bool) -> Int {
        ways.reduce(0) { $0 + (condition($1.key) ? $1.value : 0) }
    }

    /// The exit types that have a box of their own, the most frequent first; the others share one.
    private var shownExits: [String] {
        var counts: [String: Int] = [:]
        for (way, count) in ways { counts[way.exit, default: 0] += count }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostExitTypes - 1).map(\.key)
    }

    private var centres: [String] {
        var counts: [String: Int] = [:]
        for (way, count) in ways { if let centre = way.centre { counts[centre, default: 0] += count } }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// - Parameter link: from an exit type to its list; nil for the box of the others.
    func drawing(_ words: ChartWords, _ ask: Ask, link: (String) -> String?) -> Sankey? {
        let l = ask.l
        let exits = shownExits
        let columns: [Sankey.Column] = [
            .init(
                l("Centre de départ"),
                centres.map { .init(id: "c-\($0)", label: Self.short(ask.label("centreKind", $0))) }
                    + [.init(id: "c-", label: l("autre origine"), isException: true)]),
            .init(
                l("Logement-relais"),
                [.init(id: "r-idf", label: l("Île-de-France")), .init(id: "r-reg", label: l("Autres régions"))]),
            .init(
                l("Sortie"),
                exits.map { code in
                    .init(
                        id: "s-\(code)", label: Self.exitName(code, ask), href: link(code),
                        isException: ExitType(rawValue: code)?.isDirectLease != true)
                } + [.init(id: "s-", label: l("autres sorties"), isException: true)]),
        ]
        return try? Sankey(words, l.numbers, columns: columns, flows: flows(exits), total: l("Ensemble"))
    }

    private func flows(_ exits: [String]) -> [Sankey.Flow] {
        var flows: [Sankey.Flow] = []
        for isParis in [true, false] {
            let relay = isParis ? "r-idf" : "r-reg"
            for centre in centres.map(Optional.some) + [nil] {
                let count = count { $0.centre == centre && $0.isParisRegion == isParis }
                flows.append(.init(from: "c-\(centre ?? "")", to: relay, count: count))
            }
            for exit in exits.map(Optional.some) + [nil] {
                let count = count { way in
                    way.isParisRegion == isParis && (exit.map { $0 == way.exit } ?? !exits.contains(way.exit))
                }
                flows.append(.init(from: relay, to: "s-\(exit ?? "")", count: count))
            }
        }
        return flows
    }

    /// An exit type in the few words that a drawing has room for; the lists have it in full.
    private static func exitName(_ code: String, _ ask: Ask) -> String {
        switch ExitType(rawValue: code) {
        case .slidingLeaseSlid: ask.l("bail glissé")
        case .hostedByThirdParty: ask.l("chez un tiers")
        case .unknown: ask.l("destination inconnue")
        default: short(ask.label("exitType", code))
        }
    }

    /// The acronym that a label ends with in brackets, when it has one: "CADA".
    private static func short(_ label: String) -> String {
        guard label.hasSuffix(")"), let open = label.lastIndex(of: "(") else { return label }
        return String(label[label.index(after: open)...].dropLast())
    }
}
