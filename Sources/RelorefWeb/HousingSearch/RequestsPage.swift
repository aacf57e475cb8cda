import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The requests for social housing of a scope: those to renew, or all that go on.
struct RequestsPage {
    let ask: Ask
    let scope: TodayScope
    let isAll: Bool
    let all: [BoardRequest]
    let names: [String: PersonalIdentity]
    let terms: DatedTerms

    /// Rows of one page; the page says how many more there are.
    private static let most = 200

    init(_ ask: Ask, _ fields: FormFields, _ tx: any Transaction) throws {
        self.ask = ask
        scope = try TodayScope(ask, fields["portee"], tx)
        isAll = fields["etat"] == "toutes"
        let found = try tx.boardRequests(
            scope.scope, on: ask.today, visibleTo: try ask.actor(), vault: ask.services.vault)
        all = isAll ? found : found.filter(\.isToRenew)
        names = try tx.headNames(of: all.map(\.household.id), vault: ask.services.vault)
        terms = try tx.datedTerms()
    }

    private var l: Language { ask.l }
    private var words: HousingSearchWords { HousingSearchWords(ask: ask, terms: terms) }
    private var title: String { l("Demandes de logement social") }

    private func link(all: Bool) -> Link {
        let page = TodayScope.link(scope.code, at: .requests)
        return all ? page.with("etat", "toutes") : page
    }

    var answer: Answer {
        ask.page(title, current: .households) { h in
            h.div(.class("over")) { h.a(l("Ménages"), .href(Link.households.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    h.p(count)
                }
                h.div(.class("acts")) { acts(h) }
            }
            scope.write(h, ask, at: link(all: isAll))
            picks(h)
            if all.isEmpty { empty(h) } else { table(h) }
        }
    }

    private func picks(_ h: HTML) {
        h.ul(.class("picks"), .aria("label", l("Listes courantes"))) {
            for every in [false, true] {
                h.li {
                    h.a(
                        every ? l("Toutes celles qui courent") : l("À renouveler"), .href(link(all: every).path),
                        .class("pick"), every == isAll ? .aria("current", "true") : nil)
                }
            }
        }
    }

    private var count: String {
        isAll
            ? l.plural(all.count, "{n} demande court", "{n} demandes courent")
            : l.plural(all.count, "{n} demande à renouveler ou radiée", "{n} demandes à renouveler ou radiées")
    }

    private func acts(_ h: HTML) {
        guard !all.isEmpty else { return }
        for format in ["csv", "xlsx"] {
            ExportForm(
                ask: ask,
                link: TodayScope.link(scope.code, at: .requestsExport).with("etat", isAll ? "toutes" : "").with(
                    "format", format), look: "btn b3"
            )
            .write(h, l("Exporter ({format})", ["format": format.uppercased()]))
        }
        h.button(l("Imprimer"), .class("btn b2 desk"), .type("button"), .data("print", ""), .hidden)
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(isAll ? l("Aucune demande ne court ici.") : l("Aucune demande à renouveler ici."))
            }
            h.p(l("Une demande se note dans le dossier du ménage, sous « Recherche »."))
        }
    }

    private func table(_ h: HTML) {
        let titles = [
            l("Ménage"), l("Numéro unique"), l("Déposée"), l("Renouvelable dès le"), l("Valable jusqu’au"), l("État"),
        ]
        h.table(.class("tbl stack")) {
            h.caption(l("Demandes de logement social, la première à finir d’abord"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in all.prefix(Self.most) { row(h, one, titles) } }
        }
        h.unshown(all.count - Self.most, l)
    }

    private func row(_ h: HTML, _ one: BoardRequest, _ titles: [String]) {
        let code = one.household.code
        h.tr {
            h.th(.scope("row")) {
                h.a(ask.title(of: names[one.household.id], code: code), .href(Link.household(code, .search).path))
                h.span(code, .class("under"))
            }
            h.td(one.request.number?.grouped ?? "–", .data("l", titles[1]))
            h.td(one.request.filedOn.map(l.shortDay) ?? "–", .data("l", titles[2]))
            h.td(l.shortDay(one.calendar.opensOn), .data("l", titles[3]))
            h.td(l.shortDay(one.calendar.endsOn), .data("l", titles[4]))
            h.td(.data("l", titles[5])) { words.state(one.request).write(h) }
        }
    }

    /// The same rows, all of them, as a file.
    func file() throws -> Answer {
        let name = "demandes-de-logement-\(ask.today.iso)"
        let list = ListFile(
            title: title,
            filters: [scope.label, isAll ? l("Toutes celles qui courent") : l("À renouveler")].filter { !$0.isEmpty },
            date: ask.today,
            columns: [
                l("Code"), l("Ménage"), l("Personnes"), l("Numéro unique"), l("Déposée"), l("Attestation"),
                l("Dernier renouvellement"), l("Renouvelable dès le"), l("Valable jusqu’au"), l("État"),
            ],
            rows: all.map { one in
                let request = one.request
                return [
                    .text(one.household.code), .text(ask.name(names[one.household.id])), .count(one.household.size),
                    .text(request.number?.text ?? ""), request.filedOn.map { .day($0) } ?? .empty,
                    request.attestedOn.map { .day($0) } ?? .empty, request.renewals.last.map { .day($0) } ?? .empty,
                    .day(one.calendar.opensOn), .day(one.calendar.endsOn), .text(words.state(request).words),
                ]
            }, words: ListFile.Words(filters: l("Filtres"), date: l("Date"), rows: l("Lignes")))
        return try ask.query["format"] == "xlsx" ? .workbook(name, list) : .csv(name, list)
    }
}
