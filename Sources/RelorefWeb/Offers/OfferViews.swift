import RelorefHTML

/// The same offers as a list or as a board.
struct OfferViews {
    let ask: Ask
    let isBoard: Bool

    func write(_ h: HTML) {
        let l = ask.l
        h.nav(.class("tabs second noprint"), .aria("label", l("Vue"))) {
            h.a(l("Liste"), .href(Link.offers.path), isBoard ? nil : .aria("current", "page"))
            h.a(l("Tableau"), .href(OfferLinks.board().path), isBoard ? .aria("current", "page") : nil)
        }
    }
}
