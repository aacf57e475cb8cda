import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages of the network's head: which files of two associations are of one household. Codes and sites, no name.
struct FamilyLinkPages {
    let ask: Ask

    private var l: Language { ask.l }

    func list(waiting: [FamilyLink], decided: [FamilyLink], counted: CountedOnce) -> Answer {
        ask.page(l("Rapprochements"), current: .familyLinks) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Rapprochements"))
                    h.p(
                        l(
                            "Un ménage suivi par deux associations compte une seule fois dans les chiffres du réseau. Chaque association garde son dossier et ne voit pas l’autre."
                        ))
                }
            }
            h.p(
                l(
                    "{dossiers} dans le réseau, {ménages} comptés.",
                    [
                        "dossiers": l.plural(counted.files, "{n} dossier", "{n} dossiers"),
                        "ménages": l.plural(counted.households, "{n} ménage", "{n} ménages"),
                    ]), .class("banner"))
            waiting.isEmpty ? nothing(h) : table(h, waiting)
            if !decided.isEmpty { past(h, decided.reversed()) }
        }
    }

    private func nothing(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucune demande n’attend.")) }
            h.p(l("Un référent demande depuis le dossier d’un ménage, dans « Événement »."))
        }
    }

    private func table(_ h: HTML, _ links: [FamilyLink]) {
        let titles = [l("Dossier"), l("Site"), l("Demandé le"), l("Code donné"), l("Suite")]
        h.table(.class("tbl stack")) {
            h.caption { h.span(l.plural(links.count, "{n} demande attend", "{n} demandes attendent"), .role("status")) }
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for link in links {
                    h.tr {
                        h.th(link.askingCode, .scope("row"), .class("code"))
                        h.td(link.askingSite, .data("l", titles[1]))
                        h.td(l.shortDay(link.askedAt.day(in: "Europe/Paris")), .data("l", titles[2]))
                        h.td(link.otherCode ?? "–", .data("l", titles[3]))
                        h.td(.data("l", titles[4])) {
                            h.a(.href(Link.familyLink(link.id).path)) {
                                h.text(l("Examiner"))
                                h.span(" : \(link.askingCode)", .class("vh"))
                            }
                        }
                    }
                }
            }
        }
    }

    private func past(_ h: HTML, _ links: [FamilyLink]) {
        h.section(.class("sec")) {
            h.h2(l("Déjà répondu"))
            h.ol(.class("tl")) {
                for link in links.prefix(100) {
                    let day = (link.decidedAt ?? link.askedAt).day(in: "Europe/Paris")
                    h.li {
                        h.time(l.shortDay(day), .datetime(day.iso))
                        h.div {
                            h.p(sentence(link))
                            if link.state == .linked { undo(h, link) }
                        }
                    }
                }
            }
        }
    }

    private func sentence(_ link: FamilyLink) -> String {
        let codes =
            [
                "un": "\(link.askingCode) (\(link.askingSite))",
                "autre": link.otherCode.map { "\($0) (\(link.otherSite ?? ""))" } ?? "–",
            ] as KeyValuePairs
        return switch link.state {
        case .linked: l("{un} et {autre} : un seul ménage", codes)
        case .undone: l("{un} et {autre} : lien annulé", codes)
        case .refused, .asked: l("{un} : pas d’autre dossier", codes)
        }
    }

    private func undo(_ h: HTML, _ link: FamilyLink) {
        h.form(.action(Link.familyLink(link.id, "annulation").path), .method("post")) {
            ask.formToken(h)
            h.button(.class("btn b3")) {
                h.text(l("Annuler ce lien"))
                h.span(" : \(link.askingCode)", .class("vh"))
            }
        }
    }

    func one(_ link: FamilyLink, _ candidates: [LinkCandidate], error: String? = nil) -> Answer {
        ask.page(l("Dossier {code}", ["code": link.askingCode]), current: .familyLinks) { h in
            h.div(.class("over")) { h.a(l("Rapprochements"), .href(Link.familyLinks.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Dossier {code}", ["code": link.askingCode]))
                    h.p(
                        l(
                            "{site}, demandé le {jour}.",
                            ["site": link.askingSite, "jour": l.day(link.askedAt.day(in: "Europe/Paris"))]))
                }
            }
            if let error {
                h.div(.class("banner bad"), .role("alert"), .tabindex(-1)) { h.a(error, .href("#candidats")) }
            }
            guard link.state == .asked else { return h.p(sentence(link), .class("banner")) }
            if let code = link.otherCode {
                h.p(l("Code donné par le ménage : {code}, {site}.", ["code": code, "site": link.otherSite ?? ""]))
            }
            form(h, link, candidates)
        }
    }

    private func form(_ h: HTML, _ link: FamilyLink, _ candidates: [LinkCandidate]) {
        let given = link.other.flatMap { other in candidates.first { $0.household == other } }
        h.form(.class("sec"), .action(Link.familyLink(link.id, "reunir").path), .method("post")) {
            ask.formToken(h)
            if candidates.isEmpty, link.other == nil {
                h.p(l("Aucun dossier d’une autre association ne lui ressemble."), .class("empty"))
            } else {
                table(h, candidates, given: given?.household ?? link.other)
                if let other = link.other, given == nil {
                    h.label(.class("offer"), .for_("donne")) {
                        h.input(.type("radio"), .name("avec"), .id("donne"), .value(other), .checked)
                        h.span(
                            l(
                                "Le dossier {code}, dont les noms ne ressemblent pas",
                                ["code": link.otherCode ?? ""]))
                    }
                }
                h.div(.class("acts sec")) { h.button(l("C’est le même ménage : compter une fois"), .class("btn")) }
            }
        }
        h.form(.class("act"), .action(Link.familyLink(link.id, "refus").path), .method("post")) {
            ask.formToken(h)
            h.button(l("Pas d’autre dossier de ce ménage"), .class("btn b2"))
        }
    }

    private func table(_ h: HTML, _ candidates: [LinkCandidate], given: String?) {
        let titles = [l("Dossier"), l("Site"), l("Personnes"), l("Ouvert le"), l("Ressemblance")]
        h.table(.class("tbl stack"), .id("candidats")) {
            h.caption {
                h.span(l.plural(candidates.count, "{n} dossier ressemble", "{n} dossiers ressemblent"), .role("status"))
            }
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in candidates { line(h, one, titles, isGiven: one.household == given) } }
        }
    }

    private func line(_ h: HTML, _ one: LinkCandidate, _ titles: [String], isGiven: Bool) {
        h.tr {
            h.th(.scope("row")) {
                h.label(.class("tick"), .for_("c-\(one.code)")) {
                    h.input(
                        .type("radio"), .name("avec"), .id("c-\(one.code)"), .value(one.household),
                        isGiven ? .checked : nil)
                    h.span(one.code, .class("code"))
                }
            }
            h.td(.data("l", titles[1])) {
                h.span {
                    h.text(one.siteName)
                    if !one.siteName.hasPrefix(one.association) { h.small(one.association, .class("under")) }
                }
            }
            h.td(l.number(one.size), .data("l", titles[2]))
            h.td(l.shortDay(one.openedOn), .data("l", titles[3]))
            h.td(.data("l", titles[4])) {
                h.span {
                    h.text(l("{n} %", ["n": l.number(Int((one.likeness * 100).rounded()))]))
                    h.small(
                        l.plural(one.persons, "{n} personne ressemble", "{n} personnes ressemblent"), .class("under"))
                }
            }
        }
    }
}
