import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The households behind a step of a convention's funnel: as many as it says, fifty a page.
struct FunnelRowsPage {
    private static let most = 50

    let ask: Ask
    private let convention: Convention
    private let step: CandidacyFunnel.Step
    private let span: (from: Day, to: Day)
    private let rows: [FunnelCandidacy]
    private let pages: PageNumbers

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let step = CandidacyFunnel.Step(rawValue: ask.query["etape"]),
            let sheet = try tx.conventionSheet(ask.parameter("code"), by: try ask.author()),
            let span = ConventionSpan(ask).clipped(to: sheet.achievement(on: ConventionSpan(ask).to))
        else { throw AccessRefusal.notFound }
        (self.ask, self.step, self.span, convention) = (ask, step, span, sheet.convention)
        let (id, query) = (sheet.convention.id, ask.query)
        let funnel = try tx.candidacyFunnel(under: id, from: span.from, to: span.to)
        pages = PageNumbers(asked: query["page"], count: funnel.count(step), size: Self.most) {
            Link.act(.convention(id), "candidatures").with(query.query(setting: "page", to: String($0)))
        }
        rows = try tx.candidacies(
            under: id, at: step, from: span.from, to: span.to, skipping: pages.skipping, limit: Self.most,
            visibleTo: try ask.actor())
    }

    private var l: Language { ask.l }

    static func link(_ step: CandidacyFunnel.Step, of convention: String, from: Day, to: Day) -> Link {
        Link.act(.convention(convention), "candidatures").with("etape", step.rawValue).with("du", from.iso)
            .with("au", to.iso)
    }

    static func name(_ step: CandidacyFunnel.Step, _ l: Language) -> String {
        switch step {
        case .proposed: l("Proposés")
        case .sent: l("Dossier envoyé")
        case .decided: l("Passés en commission")
        case .allocated: l("Logement attribué")
        case .accepted: l("Ont accepté")
        case .leased: l("Bail signé")
        }
    }

    var answer: Answer {
        let title = l("Ménages proposés : {étape}", ["étape": Self.name(step, l)])
        return ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(convention.facts.title, .href(Link.convention(convention.id).path)) }
            h.div(.class("head")) { h.h1(title) }
            h.p(
                l(
                    "Proposés du {début} au {fin}, et arrivés à cette étape ou plus loin.",
                    ["début": l.shortDay(span.from), "fin": l.shortDay(span.to)]), .class("muted"))
            if rows.isEmpty { h.p(l("Aucun ménage ici."), .class("muted")) } else { table(h) }
            pages.write(h, l)
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Ménage"), l("Proposé le"), l("Logement"), l("État")]
        h.table(.class("tbl stack")) {
            h.caption(l.plural(pages.count, "{n} ménage", "{n} ménages"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for one in rows {
                    h.tr {
                        h.th(.scope("row")) {
                            StayWords.household(h, ask, one.householdCode, mayOpen: one.mayOpenFile)
                        }
                        h.td(l.shortDay(one.proposedOn), .class("d"), .data("l", titles[1]))
                        h.td(.data("l", titles[2])) { home(h, one) }
                        h.td(.data("l", titles[3])) { OfferWords(ask: ask).badge(one.state).write(h) }
                    }
                }
            }
        }
    }

    private func home(_ h: HTML, _ one: FunnelCandidacy) {
        let title = OfferWords(ask: ask).title(one.type, one.commune)
        if one.mayOpenOffer { h.a(title, .href(Link.offer(one.offer).path)) } else { h.text(title) }
    }
}

/// The days that a page of rows is asked for: « du », « au », no later than today.
struct ConventionSpan {
    let from: Day?
    let to: Day

    init(_ ask: Ask) {
        func day(_ field: String) -> Day? {
            try? DateEntry(ask.query[field], for: .event(today: ask.today)).day()
        }
        (from, to) = (day("du"), min(day("au") ?? ask.today, ask.today))
    }

    /// The part of them that a convention counts; nil where it counts nothing.
    func clipped(to seen: ConventionAchievement?) -> (from: Day, to: Day)? {
        seen.map { (max($0.from, from ?? $0.from), $0.to) }
    }
}
