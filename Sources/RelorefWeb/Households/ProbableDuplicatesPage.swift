import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Persons who may be written twice among one's files: compared by somebody who knows, never merged by themselves.
struct ProbableDuplicatesPage {
    let ask: Ask
    let found: ProbablePairs
    let merges: [MergeLine]

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Doublons probables"), current: .households) { h in
            h.div(.class("over")) { h.a(l("Ménages"), .href(Link.households.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Doublons probables"))
                    h.p(l("Des personnes qui se ressemblent par le nom et la naissance. Rien n’est réuni sans vous."))
                }
            }
            if found.pairs.isEmpty { empty(h) } else { table(h) }
            if let next = found.next {
                h.nav(.class("pager"), .aria("label", l("Pages de la liste"))) {
                    h.a(l("Chercher plus loin"), .href(Link.duplicates.with("apres", next).path), .rel("next"))
                }
            }
            MergeList(ask: ask, merges: merges).write(h)
        }
    }

    private var looked: String {
        l.plural(found.filesLooked, "{n} dossier regardé", "{n} dossiers regardés")
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun doublon probable ({regardés}).", ["regardés": looked])) }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Une personne"), l("L’autre"), l("Ressemblance"), l("Suite")]
        h.table(.class("tbl stack")) {
            h.caption {
                h.span(
                    l.plural(found.pairs.count, "{n} paire à comparer", "{n} paires à comparer"), .role("status"))
                h.text(" ")
                h.small(looked, .class("muted"))
            }
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for pair in found.pairs {
                    h.tr {
                        h.th(.scope("row")) { person(h, pair.one) }
                        h.td(.data("l", titles[1])) { person(h, pair.other) }
                        h.td(.data("l", titles[2])) {
                            h.text(l("{n} %", ["n": l.number(Int((pair.likeness * 100).rounded()))]))
                        }
                        h.td(.data("l", titles[3])) { ways(h, pair) }
                    }
                }
            }
        }
    }

    private func person(_ h: HTML, _ card: PersonCard) {
        h.span {
            h.text(ask.name(card.identity))
            h.small(.class("under")) {
                h.text("\(l.birth(card.identity?.birth ?? .unknown)) · ")
                h.a(card.householdCode, .class("code"), .href(Link.household(card.householdCode).path))
                h.text(" · \(card.siteName)")
            }
        }
    }

    private func ways(_ h: HTML, _ pair: ProbablePair) {
        let link = Link.household(pair.one.householdCode)
        let compare =
            pair.isInOneFile
            ? Link.act(link, "personnes-reunies").with("sujet=\(pair.one.id)&avec=\(pair.other.id)")
            : Link.act(link, "fusion").with("avec", pair.other.householdCode)
        h.div(.class("acts")) {
            h.a(.class("btn b2"), .href(compare.path)) {
                h.text(l("Comparer"))
                h.span(" : \(ask.name(pair.one.identity))", .class("vh"))
            }
            h.form(.action(Link.act(.duplicates, "distincts").path), .method("post")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("une"), .value(pair.one.id))
                h.input(.type("hidden"), .name("autre"), .value(pair.other.id))
                h.button(.class("btn b3")) {
                    h.text(l("Deux personnes"))
                    h.span(" : \(ask.name(pair.one.identity))", .class("vh"))
                }
            }
        }
    }
}
