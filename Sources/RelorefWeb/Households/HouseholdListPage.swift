import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The list of households: who they are, where they live, and what comes next for each.
struct HouseholdListPage {
    let ask: Ask
    let state: HouseholdListState
    let sites: [FileSite]
    let referents: [Colleague]
    let page: HouseholdPage
    let count: BoundedCount

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Ménages"), current: .households) { h in
            head(h)
            HouseholdFilters(ask: ask, state: state, sites: sites, referents: referents).write(h)
            if page.lines.isEmpty { empty(h) } else { table(h) }
            pager(h)
        }
    }

    private func head(_ h: HTML) {
        h.div(.class("head")) {
            h.h1(l("Ménages"))
            h.div(.class("acts")) {
                if ask.may(.writeFiles) { h.a(l("Nouveau ménage"), .class("btn"), .href(Link.newHousehold.path)) }
            }
        }
    }

    private var counted: String {
        let number =
            count.isMore
            ? l("plus de {nombre} ménages", ["nombre": l.number(count.number)])
            : l.plural(count.number, "{n} ménage", "{n} ménages")
        let words = state.words(ask, sites: sites, referents: referents)
        return words.isEmpty
            ? number : l("{nombre} : {filtres}", ["nombre": number, "filtres": words.joined(separator: ", ")])
    }

    private var titles: [String] {
        [l("Ménage"), l("Composition"), l("Où il vit"), l("Prochaine date"), l("Référent ou référente"), l("À voir")]
    }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(.role("status")) { h.text(counted) }
            h.thead {
                h.tr { for title in titles { h.th(title, .scope("col")) } }
            }
            h.tbody { for line in page.lines { row(h, line) } }
        }
    }

    private func row(_ h: HTML, _ line: HouseholdLine) {
        let household = line.household
        let dates = NextDate.all(home: line.home, permitEnds: line.permitEnds)
        let (home, since) = ask.whereabouts(line.home)
        h.tr {
            h.th(.scope("row")) {
                h.a(ask.name(line.head), .href(Link.household(household.code).path))
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
                h.p { h.a(l("Effacer les filtres"), .href(Link.households.path)) }
            } else {
                h.p(.role("status")) { h.b(l("Aucun ménage n’est encore suivi sur vos sites.")) }
            }
            if ask.may(.writeFiles), !page.isCutShort {
                h.p { h.a(l("Enregistrer un ménage"), .href(Link.newHousehold.path)) }
            }
        }
    }
}
