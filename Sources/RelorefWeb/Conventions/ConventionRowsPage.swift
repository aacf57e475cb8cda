import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// All rows behind one counter of a convention, fifty a page: a number always opens as many rows as it says.
struct ConventionRowsPage {
    let ask: Ask
    private let counted: ConventionCounted
    private let counter: ConventionCounted.Counter
    private let pages: PageNumbers

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let counter = ConventionCounted.Counter(rawValue: ask.parameter("compte")),
            let sheet = try tx.conventionSheet(ask.parameter("code"), by: try ask.author())
        else { throw AccessRefusal.notFound }
        let asked = ConventionSpan(ask)
        let (query, here) = (ask.query, ConventionLinks.rows(counter, of: sheet.convention.id, on: nil))
        func pages(_ count: Int) -> PageNumbers {
            PageNumbers(asked: query["page"], count: count, size: ConventionCounted.most) {
                here.with(query.query(setting: "page", to: String($0)))
            }
        }
        let counted = try ConventionCounted(
            ask, sheet, over: asked.clipped(to: sheet.achievement(on: asked.to)), mayWrite: false, tx,
            skipping: { counter == .offers ? pages($0).skipping : 0 })
        (self.ask, self.counter, self.counted) = (ask, counter, counted)
        let count =
            switch counter {
            case .offers: counted.offerCount
            case .allocations: counted.allocations.count
            case .leases: counted.leases.count
            }
        self.pages = pages(count)
    }

    private var l: Language { ask.l }

    private var isEmployment: Bool { counted.sheet.convention.facts.kind == .employment }

    private var title: String {
        switch counter {
        case .offers where isEmployment: l("Offres d’emploi")
        case .allocations where isEmployment: l("Entretiens")
        case .leases where isEmployment: l("Embauches")
        case .offers: l("Propositions de logement")
        case .allocations: l("Attributions")
        case .leases: l("Ménages logés au titre de la convention")
        }
    }

    var answer: Answer {
        let shown = pages.skipping..<min(pages.count, pages.skipping + ConventionCounted.most)
        let sheet = counted.sheet
        return ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) {
                h.a(sheet.convention.facts.title, .href(Link.convention(sheet.convention.id).path))
            }
            h.div(.class("head")) { h.h1(title) }
            if let span = counted.span {
                h.p(
                    l("Du {début} au {fin}", ["début": l.shortDay(span.from), "fin": l.shortDay(span.to)]),
                    .class("muted"))
            }
            switch counter {
            case _ where isEmployment:
                ConventionJobs(ask: ask, sheet: sheet, span: counted.span).rows(h, counter)
            case .offers: counted.proposed.write(into: h)
            case .allocations: counted.candidacies(h, counted.allocations[shown], isLease: false)
            case .leases: counted.candidacies(h, counted.leases[shown], isLease: true)
            }
            counted.unwritten(h, counter)
            pages.write(h, l)
        }
    }
}
