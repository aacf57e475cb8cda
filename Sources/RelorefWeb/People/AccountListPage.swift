import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Colleagues' accounts within one's reach, and the invitations that wait.
struct AccountListPage {
    let ask: Ask
    let rules: GrantRules
    let places: Places
    let filter: AccountFilter
    let lines: [AccountLine]
    let pages: PageNumbers
    let invitations: [Invitation]

    private var l: Language { ask.l }
    private var words: AccountWords { AccountWords(ask: ask) }

    var answer: Answer {
        let link = ShownOnce.secret(in: ask)
        var answer = ask.page(l("Comptes"), current: .administration) { h in
            h.div(.class("over")) { h.a(l("Administration"), .href(Link.administration.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Comptes"))
                    h.p(l("Les collègues, leurs rôles et leurs lieux. Un changement vaut dès la page suivante."))
                }
                h.div(.class("acts")) {
                    h.a(l("Inviter une ou un collègue"), .class("btn"), .href(Link.newInvitation.path))
                }
            }
            if let link { OneTimeLink(ask: ask, link: link).write(h, l("Lien d’invitation")) }
            form(h)
            if lines.isEmpty { empty(h) } else { table(h) }
            pages.write(h, l)
            if !invitations.isEmpty { invited(h) }
        }
        if link != nil { answer.setCookies.append(ShownOnce.clear(for: .accounts)) }
        return answer
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.accounts.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "role", label: l("Rôle")).select(
                h, [("", l("Tous"))] + Role.allCases.map { ($0.rawValue, ask.label("role", $0)) },
                chosen: filter.role?.rawValue ?? "")
            Field(id: "lieu", label: l("Où")).select(
                h, [("", l("Partout"))] + places.choices(within: rules.places, l),
                chosen: filter.place.map(places.value) ?? "")
            Field(id: "etat", label: l("État")).select(
                h, [("", l("Tous"))] + AccountFilter.State.allCases.map { ($0.rawValue, words.state($0)) },
                chosen: filter.state?.rawValue ?? "")
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if filter != AccountFilter() {
                    h.a(l("Effacer les filtres"), .class("btn b3"), .href(Link.accounts.path))
                }
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Nom"), l("Droits en ce moment"), l("Dernière connexion"), l("État")]
        h.table(.class("tbl stack")) {
            h.caption(l.plural(pages.count, "{n} compte", "{n} comptes"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for line in lines {
                    h.tr {
                        h.th(.scope("row")) {
                            h.a(line.name, .href(Link.account(line.id).path))
                            h.span(line.email, .class("under"))
                        }
                        h.td(.data("l", titles[1])) { rights(h, line) }
                        h.td(line.signedInAt.map(l.moment) ?? l("jamais"), .data("l", titles[2]))
                        h.td(.data("l", titles[3])) { words.badge(line).write(h) }
                    }
                }
            }
        }
    }

    private func rights(_ h: HTML, _ line: AccountLine) {
        h.span {
            for held in line.inForce(on: ask.today) {
                h.span(ask.label("role", held.grant.role))
                h.span(places.name(held.grant.place, l), .class("under"))
            }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun compte ne correspond à ces filtres.")) }
            h.p { h.a(l("Effacer les filtres"), .href(Link.accounts.path)) }
        }
    }

    private func invited(_ h: HTML) {
        let titles = [l("Invitation"), l("Droit promis"), l("Valable jusqu’au"), l("État")]
        h.section(.class("sec")) {
            h.table(.class("tbl stack")) {
                h.caption(l.plural(invitations.count, "{n} invitation", "{n} invitations"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody { for invitation in invitations.prefix(100) { row(h, invitation, titles) } }
            }
        }
    }

    private func row(_ h: HTML, _ invitation: Invitation, _ titles: [String]) {
        let state = invitation.state(at: ask.now)
        h.tr {
            h.th(.scope("row")) {
                h.text(invitation.name)
                h.span(invitation.email, .class("under"))
            }
            h.td(.data("l", titles[1])) {
                h.span {
                    h.text(ask.label("role", invitation.role))
                    h.span(places.name(invitation.place, l), .class("under"))
                }
            }
            h.td(l.moment(invitation.expiresAt), .data("l", titles[2]))
            h.td(.data("l", titles[3])) {
                h.span {
                    words.badge(state).write(h)
                    if state == .waiting { withdraw(h, invitation) }
                }
            }
        }
    }

    private func withdraw(_ h: HTML, _ invitation: Invitation) {
        h.form(.action(Link.newInvitation.path + "/retrait"), .method("post")) {
            ask.formToken(h)
            h.button(.class("btn b3"), .name("invitation"), .value(invitation.id)) {
                h.text(l("Retirer"))
                h.span(" \(invitation.name)", .class("vh"))
            }
        }
    }
}

/// A link that is shown once, to be handed over.
struct OneTimeLink {
    let ask: Ask
    let link: String

    func write(_ h: HTML, _ title: String) {
        let l = ask.l
        h.section(.class("banner warn block"), .id("lien"), .role("status")) {
            h.h2(title)
            h.p { h.code(link, .class("secret"), .id("lien-unique")) }
            h.p(
                l(
                    "Il ne sera plus affiché. Copiez-le et remettez-le à la personne par un moyen sûr : quiconque l’a peut s’en servir."
                ))
        }
    }
}
