import RelorefHTML

/// The pages of a list: the first, the last, and those around the one that is shown.
struct Pager {
    let l: Language
    let number: Int
    let pages: Int
    let address: (Int) -> String

    func write(into h: HTML) {
        guard pages > 1 else { return }
        h.nav(.class("pager"), .aria("label", l("Pages"))) {
            if number > 1 { h.a(l("Précédente"), .href(address(number - 1)), .rel("prev")) }
            for page in shownPages { link(h, page) }
            if number < pages { h.a(l("Suivante"), .href(address(number + 1)), .rel("next")) }
        }
    }

    /// Nil where pages are left out.
    private var shownPages: [Int?] {
        let near = (number - 2...number + 2).filter { (1...pages).contains($0) }
        var shown: [Int?] = []
        var before = 0
        for page in Set(near + [1, pages]).sorted() {
            if page > before + 1 { shown.append(nil) }
            shown.append(page)
            before = page
        }
        return shown
    }

    private func link(_ h: HTML, _ page: Int?) {
        guard let page else { return h.span("…") }
        h.a(
            .href(address(page)), .aria("label", l("Page {n}", ["n": l.number(page)])),
            page == number ? .aria("current", "page") : nil
        ) { h.text(l.number(page)) }
    }
}
