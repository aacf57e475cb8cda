import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Whom one calls at the partner about the convention: those who are there, as the partner's own page lists them.
struct ConventionContacts {
    let ask: Ask
    let partner: Partner
    let contacts: [KnownContact]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        let there = contacts.filter(\.contact.isThere)
        // Who may not write partners reads no contacts: nothing is said of them then.
        guard ask.may(.writePartners) else { return }
        h.section(.class("sec"), .id("contacts")) {
            h.h2(l("Contacts"))
            if there.isEmpty {
                h.p(l("Aucun contact n’est noté par vos sites."), .class("muted"))
            } else {
                h.ul(.class("facts")) { for one in there { line(h, one) } }
            }
            h.p(.class("noprint")) {
                h.a(l("Tous les contacts du partenaire"), .href(contactsPage.path))
            }
        }
    }

    private var contactsPage: Link { .partner(partner.id).at("contacts") }

    private func line(_ h: HTML, _ one: KnownContact) {
        let details = one.details ?? ContactDetails()
        h.li {
            h.b(details.display)
            let reached = [details.phone, details.email].filter { !$0.isEmpty }
            if !reached.isEmpty { h.text(" · " + reached.joined(separator: " · ")) }
        }
    }
}
