import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Whom one calls at a partner: those who are there, those who left and whom to call instead.
struct PartnerContactsPanel {
    let ask: Ask
    let partner: Partner
    let contacts: [KnownContact]
    let elsewhere: [KnowingSite]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("contacts")) {
            h.h2(l("Contacts"))
            let there = contacts.filter(\.contact.isThere)
            if contacts.isEmpty { h.p(l("Aucun contact n’est noté par vos sites."), .class("muted")) }
            if !there.isEmpty { h.ul(.class("facts")) { for one in there { line(h, one) } } }
            others(h)
            if ask.may(.writePartners) {
                h.p(.class("acts noprint")) {
                    h.a(l("Ajouter un contact"), .class("btn b2"), .href(PartnerLinks.newContact(partner.id).path))
                }
            }
            left(h)
        }
    }

    private func line(_ h: HTML, _ one: KnownContact) {
        let details = one.details ?? ContactDetails()
        h.li {
            h.p { h.b(details.display) }
            h.p {
                let reached = [details.phone, details.email, details.address.line].filter { !$0.isEmpty }
                h.text(reached.isEmpty ? l("Sans numéro, ni courriel, ni adresse.") : reached.joined(separator: " · "))
            }
            h.p(.class("small")) {
                h.text(since(one))
                h.text(" ")
                h.a(
                    l("Modifier"), .href(PartnerLinks.contact(partner.id, one.id).path),
                    .aria("label", l("Modifier {nom}", ["nom": details.display])))
                h.text(" · ")
                h.a(
                    l("A quitté l’organisation"), .href(PartnerLinks.departure(partner.id, one.id).path),
                    .aria("label", l("{nom} a quitté l’organisation", ["nom": details.display])))
            }
        }
    }

    private func since(_ one: KnownContact) -> String {
        var parts: [String] = []
        if let day = one.contact.arrivedOn { parts.append(l("En poste depuis le {jour}.", ["jour": l.shortDay(day)])) }
        if let day = one.contact.consentOn { parts.append(l("D’accord depuis le {jour}.", ["jour": l.shortDay(day)])) }
        return parts.joined(separator: " ")
    }

    private func left(_ h: HTML) {
        let gone = contacts.filter { !$0.contact.isThere }
        guard !gone.isEmpty else { return }
        h.h3(l("Partis"))
        h.ul {
            for one in gone {
                h.li {
                    h.text(departure(one))
                    guard one.contact.erasedOn == nil else { return }
                    h.form(
                        .action(PartnerLinks.stays(partner.id, one.id).path), .method("post"), .class("noprint")
                    ) {
                        ask.formToken(h)
                        h.button(
                            l("Annuler le départ"), .class("btn b3"),
                            .aria("label", l("Annuler le départ de {nom}", ["nom": one.details?.display ?? ""])))
                    }
                }
            }
        }
    }

    private func departure(_ one: KnownContact) -> String {
        let day = one.contact.leftOn.map(l.shortDay) ?? ""
        guard let details = one.details else {
            return l("Contact effacé, parti le {jour}.", ["jour": day])
        }
        let instead = contacts.first { $0.id == one.contact.replacedBy }?.details?.display
        let values: KeyValuePairs = ["nom": details.display, "jour": day, "autre": instead ?? ""]
        return instead == nil
            ? l("{nom}, départ le {jour}. Personne n’est noté à sa place.", values)
            : l("{nom}, départ le {jour}. Appelez à sa place : {autre}.", values)
    }

    private func others(_ h: HTML) {
        guard !elsewhere.isEmpty else { return }
        h.p(
            l(
                "D’autres sites y connaissent quelqu’un, demandez-leur : {sites}.",
                ["sites": elsewhere.map { "\($0.name) (\(l.number($0.contacts)))" }.joined(separator: ", ")]),
            .class("small"))
    }
}
