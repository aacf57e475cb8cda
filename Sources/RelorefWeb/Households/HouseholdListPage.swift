import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The list of households: who they are, where they live, and what comes next for each.
struct HouseholdListPage {
    let ask: Ask
    let state: HouseholdListState
    let sites: [FileSite]
    let referents: [Colleague]
    let views: [SavedView]
    let page: HouseholdPage
    let count: BoundedCount
    var viewError: String?
    /// What stands against an act on the ticked households, and where it leads.
    var batchError: (words: String, field: String)?

    private static let pageSize = 50

    private var l: Language { ask.l }
    private var mayAct: Bool { ask.may(.writeFiles) }

    init(_ ask: Ask, _ state: HouseholdListState, _ tx: any Transaction) throws {
        let author = try ask.author()
        self.ask = ask
        self.state = state
        sites = try tx.fileSites(visibleTo: author.actor)
        referents = try tx.referents(visibleTo: author.actor)
        views = try tx.savedViews(of: .households, by: author)
        page = try tx.households(state.filter, at: state.place, limit: Self.pageSize, on: ask.today, by: author)
        count = try tx.householdCount(state.filter, visibleTo: author.actor)
    }

    var answer: Answer {
        ask.page(l("Ménages"), current: .households) { h in
            head(h)
            if let batchError {
                h.div(.class("banner bad"), .role("alert"), .tabindex(-1)) {
                    h.a(batchError.words, .href("#\(batchError.field)"))
                }
            }
            HouseholdFilters(ask: ask, state: state, sites: sites, referents: referents).write(h)
            SavedViewForms(
                ask: ask, state: state, views: views, sites: sites.map { ($0.id, $0.name) }, error: viewError
            ).write(h)
            if page.lines.isEmpty { empty(h) } else { list(h) }
            pager(h)
            elsewhere(h)
        }
    }

    private func head(_ h: HTML) {
        h.div(.class("head")) {
            h.h1(l("Ménages"))
            h.div(.class("acts")) {
                if ask.may(.mergeFiles) {
                    h.a(l("Doublons probables"), .class("btn b2"), .href(Link.duplicates.path))
                }
                if mayAct { h.a(l("Nouveau ménage"), .class("btn"), .href(Link.newHousehold.path)) }
            }
        }
    }

    /// What is rarely wanted stands below the list.
    private func elsewhere(_ h: HTML) {
        h.div(.class("acts sec noprint")) {
            h.button(l("Imprimer"), .class("btn b3 desk"), .type("button"), .data("print", ""), .hidden)
            if ask.may(.importRecords) { h.a(l("Importer"), .class("btn b3"), .href(Link.imports.path)) }
            for format in ["csv", "xlsx"] where !page.lines.isEmpty {
                ExportForm(ask: ask, link: state.export(format), look: "btn b3")
                    .write(h, l("Exporter ({format})", ["format": format.uppercased()]))
            }
            if ask.may(.openUrgently) { h.a(l("Accès urgent"), .class("btn b3"), .href(Link.urgentOpening.path)) }
        }
    }

    /// The table, and below it what can be done with the ticked ones.
    private func list(_ h: HTML) {
        guard mayAct else { return table(h) }
        h.form(.action(Link.act(.households, "lot").path), .method("post"), .data("batch", "dossier")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("liste"), .value(state.text))
            h.input(.type("hidden"), .name("ici"), .value(here))
            table(h)
            BatchBar(ask: ask, state: state, referents: referents, count: count, shown: page.lines.count).write(h)
        }
    }

    /// The filters and the page, so that one comes back to the same place.
    private var here: String {
        ["apres", "avant"].compactMap { name in
            state.query.filled(name).map { state.link(name, $0).path.split(separator: "?").last.map(String.init) ?? "" }
        }.first ?? state.text
    }

    private var counted: String {
        let number =
            count.isMore
            ? l("plus de {nombre} ménages", ["nombre": l.number(count.number)])
            : l.plural(count.number, "{n} ménage", "{n} ménages")
        let words = state.chips(ask, sites: sites, referents: referents).map(\.words)
        return words.isEmpty
            ? number : l("{nombre} : {filtres}", ["nombre": number, "filtres": words.joined(separator: ", ")])
    }

    private var titles: [String] {
        [l("Ménage"), l("Composition"), l("Où il vit"), l("Prochaine date"), l("Référent ou référente"), l("À voir")]
    }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption { h.span(counted, .role("status")) }
            h.thead {
                h.tr {
                    if mayAct { h.td(.class("pickbox noprint")) { h.span(l("Cocher"), .class("vh")) } }
                    for (place, title) in titles.enumerated() { head(h, place, title) }
                }
            }
            h.tbody { for line in page.lines { row(h, line) } }
        }
    }

    /// Two columns hold days, by which open files can be sorted.
    private func head(_ h: HTML, _ place: Int, _ title: String) {
        let days: [Int: (day: HouseholdDay, words: String)] = [
            2: (.since, l("Où il vit, par jour d’arrivée")), 3: (.next, l("Prochaine date, par jour")),
        ]
        guard let (day, words) = days[place], !state.filter.isClosed else { return h.th(title, .scope("col")) }
        let (aria, link) = state.sorting(by: day)
        h.th(.scope("col"), aria.map { .aria("sort", $0) }) {
            h.a(.href(link.path), .class("sorts"), .aria("label", words), .title(words)) {
                h.text(title)
                h.span(aria == "ascending" ? " ▲" : aria == "descending" ? " ▼" : " ↕", .aria("hidden", "true"))
            }
        }
    }

    private func row(_ h: HTML, _ line: HouseholdLine) {
        let household = line.household
        let dates = NextDate.all(home: line.home, permitEnds: line.permitEnds)
        let (home, since) = ask.whereabouts(line.home)
        h.tr {
            if mayAct {
                h.td(.class("pickbox noprint")) {
                    h.input(
                        .type("checkbox"), .name("dossier"), .value(household.code),
                        .aria("label", l("Cocher {nom}", ["nom": ask.name(line.head)])),
                        isTicked(household.code) ? .checked : nil)
                }
            }
            h.th(.scope("row")) {
                h.a(ask.name(line.head), .href(state.link(to: household.code).path))
                h.small(household.code, .class("under code"))
            }
            cell(h, titles[1], ask.persons(household.size), under: ask.label("compositionKind", household.composition))
            cell(h, titles[2], home, under: since)
            h.td(.data("l", titles[3])) {
                if household.closedOn == nil, let next = dates.first {
                    date(h, next)
                } else {
                    h.span("–", .class("muted"))
                }
            }
            cell(h, titles[4], line.referentName ?? l("aucun"), under: sites.count > 1 ? line.siteName : nil)
            h.td(.data("l", titles[5])) { tags(h, line, dates) }
        }
    }

    private func isTicked(_ code: String) -> Bool {
        ask.form.all("dossier").contains(code) || state.query["coche"] == "page"
    }

    private func date(_ h: HTML, _ next: NextDate) {
        h.span {
            h.text(l.shortDay(next.day))
            h.small(
                l(
                    "{quoi}, {distance}",
                    [
                        "quoi": next.words(ask), "distance": l.distance(from: ask.today, to: next.day),
                    ]), .class("under"))
        }
    }

    private func cell(_ h: HTML, _ title: String, _ text: String, under: String? = nil) {
        h.td(.data("l", title)) {
            h.span {
                h.text(text)
                if let under { h.small(under, .class("under")) }
            }
        }
    }

    /// What is late or due, in words and signs.
    private func tags(_ h: HTML, _ line: HouseholdLine, _ dates: [NextDate]) {
        h.span(.class("badges")) {
            if let day = line.household.closedOn {
                Badge(.refused, l("clos le {jour}", ["jour": l.shortDay(day)])).write(h)
            } else {
                for next in dates where next.tone(on: ask.today) != .plain {
                    Badge(next.tone(on: ask.today), next.words(ask)).write(h)
                }
                if line.household.referent == nil { Badge(.wait, l("sans référent")).write(h) }
            }
            if line.household.confidential { Badge(.plain, l("confidentiel")).write(h) }
        }
    }

    private func pager(_ h: HTML) {
        guard page.next != nil || page.previous != nil else { return }
        h.nav(.class("pager"), .aria("label", l("Pages de la liste"))) {
            if let code = page.previous {
                h.a(l("Page précédente"), .href(state.link("avant", code).path), .rel("prev"))
            }
            if let code = page.next {
                let words = page.isCutShort ? l("Chercher plus loin") : l("Page suivante")
                h.a(words, .href(state.link("apres", code).path), .rel("next"))
            }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            if page.isCutShort {
                h.p(.role("status")) { h.b(l("Aucun ménage parmi les dossiers déjà regardés.")) }
            } else if state.isFiltered {
                h.p(.role("status")) { h.b(l("Aucun ménage ne correspond à ces filtres.")) }
                wider(h)
                h.p { h.a(l("Effacer les filtres"), .href(Link.households.path)) }
            } else {
                h.p(.role("status")) { h.b(l("Aucun ménage n’est encore suivi sur vos sites.")) }
            }
            if ask.may(.writeFiles), !page.isCutShort {
                h.p { h.a(l("Enregistrer un ménage"), .href(Link.newHousehold.path)) }
            }
        }
    }

    /// Each filter that may be what is in the way, taken off alone.
    private func wider(_ h: HTML) {
        let chips = state.chips(ask, sites: sites, referents: referents)
        guard chips.count > 1 else { return }
        for chip in chips {
            h.p {
                h.a(
                    l("Élargir : sans « {filtre} »", ["filtre": chip.words]),
                    .href(state.link(without: chip.fields).path))
            }
        }
    }
}
