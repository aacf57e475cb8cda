import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The list of dwellings: what there is, who can be lodged where, and from when.
struct DwellingListPage {
    let ask: Ask
    let state: DwellingListState
    let places: DwellingPlaces
    let landlords: [Landlord]
    let lines: [DwellingLine]
    /// Of those whose address is for who asks, by dwelling.
    let addresses: [String: DwellingAddress]
    let pages: PageNumbers

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Logements"), current: .dwellings) { h in
            head(h)
            StockTabs.write(h, ask, current: .list)
            DwellingFilters(ask: ask, state: state, places: places, landlords: landlords).write(h)
            if lines.isEmpty { empty(h) } else { table(h) }
            pages.write(h, l)
        }
    }

    private func head(_ h: HTML) {
        h.div(.class("head")) {
            h.h1(l("Logements"))
            h.div(.class("acts")) {
                if ask.may(.writeStock) { h.a(l("Nouveau logement"), .class("btn"), .href(Link.newDwelling.path)) }
                for format in ["csv", "xlsx"] where pages.count > 0 {
                    ExportForm(ask: ask, link: state.link(.dwellingsExport, setting: "format", to: format))
                        .write(h, l("Exporter ({format})", ["format": format.uppercased()]))
                }
            }
        }
    }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(counted)
            h.thead {
                h.tr {
                    for title in titles { h.th(title, .scope("col")) }
                }
            }
            h.tbody { for line in lines { row(h, line) } }
        }
    }

    private var counted: String {
        let words = state.words(ask, places, landlords)
        let count = l.plural(pages.count, "{n} logement", "{n} logements")
        return words.isEmpty
            ? count : l("{nombre} : {filtres}", ["nombre": count, "filtres": words.joined(separator: ", ")])
    }

    private var showsSites: Bool { places.sites.count > 1 }

    private var titles: [String] {
        [l("Logement"), l("Adresse"), l("Type"), l("Bailleur"), l("Personnes / places"), l("Disponibilité"), l("État")]
    }

    private func row(_ h: HTML, _ line: DwellingLine) {
        let dwelling = line.dwelling
        h.tr {
            h.th(.scope("row")) {
                h.a(dwelling.code, .href(Link.dwelling(dwelling.code).path))
                h.small(ask.label("dwellingUsage", dwelling.usage), .class("under"))
            }
            let under = [addresses[line.id]?.door, showsSites ? line.siteName : nil].compactMap(\.self)
            cell(h, titles[1], ask.place(of: line), under: under.isEmpty ? nil : under.joined(separator: " · "))
            cell(h, titles[2], type(dwelling), under: ask.surface(of: dwelling))
            cell(h, titles[3], line.landlordName ?? l("inconnu"), under: ask.label("stock", dwelling.stock))
            cell(h, titles[4], occupants(line))
            h.td(.data("l", titles[5])) {
                if let badge = ask.badge(line.availability) { badge.write(h) } else { h.span("–", .class("muted")) }
            }
            h.td(.data("l", titles[6])) { status(h, dwelling.status) }
        }
    }

    /// What is as it should be needs no sign: the eye goes to the rest.
    private func status(_ h: HTML, _ status: DwellingStatus) {
        guard status != .inService else { return h.text(ask.label("dwellingStatus", status)) }
        ask.badge(status).write(h)
    }

    private func occupants(_ line: DwellingLine) -> String {
        guard line.dwelling.usage == .relay else { return "–" }
        return "\(l.number(line.persons)) / \(line.places.map(l.number) ?? "?")"
    }

    private func type(_ dwelling: Dwelling) -> String {
        dwelling.type.map { ask.label("dwellingType", $0) } ?? l("inconnu")
    }

    private func cell(_ h: HTML, _ title: String, _ text: String, under: String? = nil) {
        h.td(.data("l", title)) {
            h.span {
                h.text(text)
                if let under { h.small(under, .class("under")) }
            }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            if state.isFiltered {
                h.p(.role("status")) { h.b(l("Aucun logement ne correspond à ces filtres.")) }
                h.p { h.a(l("Effacer les filtres"), .href(Link.dwellings.path)) }
            } else {
                h.p(.role("status")) { h.b(l("Aucun logement n’est encore enregistré sur vos sites.")) }
                if ask.may(.writeStock) {
                    h.p { h.a(l("Enregistrer le premier logement"), .href(Link.newDwelling.path)) }
                }
            }
        }
    }
}
