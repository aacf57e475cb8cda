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

    init(_ counts: [ExitWay: Int]) {
        var ways: [Way: Int] = [:]
        for (one, count) in counts {
            let way = Way(
                centre: one.centre, isParisRegion: HomeFigures.parisRegion.contains(one.departement ?? ""),
                exit: one.exit ?? ExitType.unknown.rawValue)
            ways[way, default: 0] += count
        }
        self.ways = ways
        total = counts.values.reduce(0, +)
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
