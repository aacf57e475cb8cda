import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The dwellings for which a household was proposed, on the tab of its file.
struct FileCandidacies {
    let ask: Ask
    let candidacies: [HouseholdCandidacy]

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }

    func write(_ h: HTML) {
        guard !candidacies.isEmpty else { return }
        h.section(.class("sec"), .id("candidatures")) {
            h.h2(l("Candidatures"))
            let titles = [l("Logement"), l("Bailleur"), l("Loyer et charges"), l("Proposée le"), l("État")]
            h.table(.class("tbl stack")) {
                h.caption(l.plural(candidacies.count, "{n} candidature", "{n} candidatures"), .class("vh"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody { for one in candidacies { row(h, one, titles) } }
            }
        }
    }

    private func row(_ h: HTML, _ one: HouseholdCandidacy, _ titles: [String]) {
        let facts = HousingOffer.Facts(departement: "", type: one.type, receivedOn: ask.today)
        let title = words.title(facts, one.communeName)
        h.tr {
            h.th(.scope("row")) {
                if one.mayOpenOffer {
                    h.a(title, .href(Link.offer(one.candidacy.offer).path))
                } else {
                    h.text(title)
                }
            }
            h.td(one.partnerName, .data("l", titles[1]))
            h.td(one.rentCents.map { l.money(cents: $0) } ?? "–", .data("l", titles[2]))
            h.td(one.candidacy.days.proposed.map(l.shortDay) ?? "–", .class("d"), .data("l", titles[3]))
            h.td(.data("l", titles[4])) {
                words.badge(one.candidacy.state).write(h)
                if let detail = words.detail(one.candidacy) { h.span(detail, .class("under")) }
            }
        }
    }
}
