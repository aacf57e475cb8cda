import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The partners that the network shares: national, regional and local ones, with the dwellings that they let to it.
struct PartnerListPage {
    let ask: Ask
    let state: PartnerListState
    let lines: [PartnerLine]
    let pages: PageNumbers
    /// Of the landlords on this page whose answer is awaited, when those are asked for.
    let late: [LateOffer]
    let views: [SavedView]
    let sites: [DwellingPlaces.Site]
    var viewError: String?

    private static let pageSize = 50

    private var l: Language { ask.l }

    init(_ ask: Ask, _ state: PartnerListState, _ tx: any Transaction) throws {
        let author = try ask.author()
        let actor = author.actor
        (self.ask, self.state) = (ask, state)
        pages = PageNumbers(
            asked: state.query["page"], count: try tx.partnerCount(state.filter, visibleTo: actor), size: Self.pageSize
        ) { page in state.link(.partners, setting: "page", to: String(page)) }
        let lines = try tx.partners(state.filter, skipping: pages.skipping, limit: Self.pageSize, visibleTo: actor)
        late = try state.filter.silence.map { try tx.lateOffers(of: lines.map(\.id), $0, visibleTo: actor) } ?? []
        self.lines = lines
        views = try tx.savedViews(of: .partners, by: author)
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
    }

    var answer: Answer {
        ask.page(l("Bailleurs et partenaires"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Bailleurs et partenaires"))
                h.div(.class("acts noprint")) {
                    if ask.may(.writePartners) {
                        h.a(l("Nouveau partenaire"), .class("btn b2"), .href(Link.newPartner.path))
                    }
                    if ask.may(.writePartners) {
                        h.a(l("Annuaires"), .class("btn b3"), .href(DirectoryRoutes.page.path))
                    }
                    for format in ["csv", "xlsx"] where pages.count > 0 {
                        ExportForm(ask: ask, link: state.link(.partnersExport, setting: "format", to: format))
                            .write(h, l("Exporter ({format})", ["format": format.uppercased()]))
                    }
                }
            }
            StockTabs.write(h, ask, current: .partners)
            PartnerFilters(ask: ask, state: state).write(h)
            SavedViewForms(
                ask: ask, state: state, views: views, sites: sites.map { ($0.id, $0.name) }, error: viewError
            ).write(h)
            if lines.isEmpty { empty(h) } else { PartnerTable(page: self).write(h) }
            pages.write(h, l)
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(
                    state.isFiltered
                        ? l("Aucun partenaire ne correspond à ces filtres.")
                        : l("Aucun partenaire n’est enregistré."))
            }
            if !state.filter.text.isEmpty {
                h.p(l("Un propriétaire privé se trouve par la recherche, en haut de la page."), .class("muted"))
            }
        }
    }
}
