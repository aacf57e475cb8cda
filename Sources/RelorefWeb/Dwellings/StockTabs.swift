import RelorefDomain
import RelorefHTML

/// The ways of looking at the stock and at those around it, above each of them.
enum StockTabs: CaseIterable {
    case list, map, planning, centres, partners, conventions, offers, guarantees

    static func write(_ h: HTML, _ ask: Ask, current: StockTabs) {
        h.nav(.class("tabs"), .aria("label", ask.l("Parc"))) {
            for tab in allCases {
                h.a(
                    tab.label(ask.l), .href(tab.link.path), tab == current ? .aria("current", "page") : nil)
            }
        }
    }

    private func label(_ l: Language) -> String {
        switch self {
        case .list: l("Liste")
        case .map: l("Carte")
        case .planning: l("Planning")
        case .centres: l("Centres d’accueil")
        case .partners: l("Bailleurs et partenaires")
        case .conventions: l("Conventions")
        case .offers: l("Propositions")
        case .guarantees: l("Garanties")
        }
    }

    private var link: Link {
        switch self {
        case .list: .dwellings
        case .map: .stockMap
        case .planning: .planning
        case .centres: .centres
        case .partners: .partners
        case .conventions: .conventions
        case .offers: .offers
        case .guarantees: .guarantees
        }
    }
}

/// Page numbers under a list: where one stands, and the pages before and after.
struct PageNumbers {
    let page: Int
    let count: Int
    let size: Int
    let link: (Int) -> Link

    var last: Int { max((count + size - 1) / size, 1) }
    var skipping: Int { (page - 1) * size }

    /// The page that was asked for, within those that there are.
    init(asked: String, count: Int, size: Int, link: @escaping (Int) -> Link) {
        self.count = count
        self.size = size
        self.link = link
        page = min(max(Int(asked) ?? 1, 1), max((count + size - 1) / size, 1))
    }

    func write(_ h: HTML, _ l: Language) {
        Pager(l: l, number: page, pages: last, address: { link($0).path }).write(into: h)
    }
}
