import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// One colleague's account: rights over time, what may be done to it, and what was.
struct AccountPage {
    let ask: Ask
    let line: AccountLine
    let rules: GrantRules
    let places: Places
    let sessions: Int
    let history: [HistoryLine]
    let refusal: FormRefusal?

    private var l: Language { ask.l }
    private var isOwn: Bool { line.id == ask.visitor?.actor.id }

    /// Two coordinators, each of whom may give every right of this account, open another way in together.
    private var isRecoverable: Bool {
        let held = line.grants.map(\.grant).filter { ($0.to ?? ask.today) >= ask.today }
        return !isOwn && !line.isDisabled && held.allSatisfy { rules.mayGive($0.role, at: $0.place) }
    }

    var answer: Answer {
        let link = ShownOnce.secret(in: ask)
        var answer = ask.page(line.name, current: .administration) { h in
            h.div(.class("over")) { h.a(l("Comptes"), .href(Link.accounts.path)) }
            identity(h)
            refusal?.summary(h, ask)
            if let link { OneTimeLink(ask: ask, link: link).write(h, l("Lien pour choisir un nouveau mot de passe")) }
            h.div(.class("cols")) {
                h.div {
                    rights(h)
                    if isOwn { h.p(AccountWords(ask: ask).sentence(.oneself), .class("banner")) } else { giving(h) }
                    past(h)
                }
                h.aside(.class("aside")) {
                    if ask.may(.administerAccounts), !isOwn { acts(h) }
                    if isRecoverable { recovery(h) }
                }
            }
        }
        if link != nil { answer.setCookies.append(ShownOnce.clear(for: .account(line.id))) }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func identity(_ h: HTML) {
        h.header(.class("idbar")) {
            h.div {
                h.h1(line.name)
                h.dl {
                    fact(h, l("Adresse"), line.email)
                    fact(h, l("Compte ouvert le"), l.moment(line.createdAt))
                    fact(h, l("Dernière connexion"), line.signedInAt.map(l.moment) ?? l("jamais"))
                    fact(h, l("Téléphone"), line.hasSecondFactor ? l("relié") : l("à relier"))
                }
            }
            h.div { AccountWords(ask: ask).badge(line).write(h) }
        }
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) {
        h.div {
            h.dt(title)
            h.dd(text)
        }
    }

    private func rights(_ h: HTML) {
        let titles = [l("Rôle"), l("Où"), l("Premier jour"), l("Dernier jour")]
        h.section(.class("sec")) {
            h.table(.class("tbl stack")) {
                h.caption(l("Droits"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody {
                    for held in line.grants.reversed() {
                        h.tr {
                            h.th(ask.label("role", held.grant.role), .scope("row"))
                            h.td(places.name(held.grant.place, l), .data("l", titles[1]))
                            h.td(l.shortDay(held.grant.from), .data("l", titles[2]))
                            h.td(.data("l", titles[3])) { until(h, held) }
                        }
                    }
                }
            }
        }
    }

    private func until(_ h: HTML, _ held: HeldGrant) {
        let grant = held.grant
        h.div {
            h.span(grant.to.map(l.shortDay) ?? l("sans fin prévue"))
            guard !isOwn, (grant.to ?? ask.today) >= ask.today, rules.mayGive(grant.role, at: grant.place) else {
                return
            }
            h.details(.class("act")) {
                h.summary(l("Mettre fin"))
                form(h, "fin-de-droit") {
                    h.input(.type("hidden"), .name("droit"), .value(held.id))
                    h.label(l("Dernier jour"), .for_("fin-\(held.id)"))
                    h.span(l("Vide : tout de suite."), .class("hint"), .id("fin-\(held.id)-h"))
                    h.input(
                        .type("text"), .id("fin-\(held.id)"), .name("dernier_jour"), .value(""), .autocomplete("off"),
                        .aria("describedby", "fin-\(held.id)-h"))
                    h.button(l("Mettre fin à ce droit"), .class("btn bx"))
                }
            }
        }
    }

    private func giving(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Donner un droit"))
            form(h, "droits") {
                ask.formKey(h)
                GrantFields(ask: ask, rules: rules, places: places, refusal: refusal).write(h, withFirstDay: true)
                h.button(l("Donner ce droit"), .class("btn"))
            }
        }
    }

    private func acts(_ h: HTML) {
        h.section {
            h.h2(l("Connexions"))
            h.p(l.plural(sessions, "{n} connexion ouverte", "{n} connexions ouvertes"), .class("small"))
            if sessions > 0 { act(h, "connexions", l("Terminer toutes les connexions")) }
        }
        h.section {
            h.h2(l("Mot de passe"))
            if let asked = line.resetAskedAt {
                h.p(l("Oublié, dit le {moment}.", ["moment": l.moment(asked)]), .class("small"))
            }
            h.p(
                l(
                    "Vous préparez un lien, valable vingt-quatre heures ; la personne choisit. Son téléphone reste relié. Vérifiez d’abord qui demande."
                ), .class("small"))
            if !line.isDisabled { act(h, "mot-de-passe", l("Préparer un lien")) }
        }
        h.section {
            h.h2(l("Le compte"))
            h.p(
                line.isDisabled
                    ? l("Fermé : personne n’entre plus. Ce qui a été écrit reste.")
                    : l("Fermer ce compte termine ses connexions à l’instant. Ce qui a été écrit reste."),
                .class("small"))
            if line.isDisabled {
                act(h, "ouverture", l("Rouvrir le compte"))
            } else {
                act(h, "fermeture", l("Fermer le compte"), look: "btn bx")
            }
        }
    }

    private func recovery(_ h: HTML) {
        h.section {
            h.h2(l("Téléphone et codes de secours perdus"))
            h.p(
                l(
                    "Assurez-vous de vive voix que c’est bien cette personne. Une deuxième personne fait de même et donne son accord ; le lien vaut un jour plus tard."
                ), .class("small"))
            act(h, "recuperation", l("Rouvrir l’accès à deux"))
        }
    }

    private func act(_ h: HTML, _ noun: String, _ label: String, look: String = "btn b2") {
        form(h, noun) { h.button(label, .class(look)) }
    }

    private func form(_ h: HTML, _ noun: String, _ content: () -> Void) {
        h.form(.action(Link.act(.account(line.id), noun).path), .method("post"), .novalidate) {
            ask.formToken(h)
            content()
        }
    }

    private func past(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Ce qui a été fait"))
            if history.isEmpty { h.p(l("Rien encore."), .class("muted")) }
            h.ol(.class("tl dated")) {
                for entry in history {
                    h.li {
                        h.time(l.moment(entry.entry.at))
                        h.div {
                            h.p(HistoryWords(ask: ask).sentence(entry.entry))
                            h.p(entry.colleague)
                        }
                    }
                }
            }
        }
    }
}
