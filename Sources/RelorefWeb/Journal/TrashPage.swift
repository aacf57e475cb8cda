import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What can still be taken back, with how long: nothing is hidden elsewhere.
struct TrashPage {
    let ask: Ask
    let merges: [UndoableMerge]
    let drafts: [(draft: Draft, at: Moment)]

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Corbeille")) { h in
            h.div(.class("over")) { h.a(l("Historique"), .href(Link.history.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Corbeille"))
                    h.p(
                        l(
                            "Ce qui se reprend encore, pendant trente jours. Le reste ne s’efface pas : il se corrige, et l’ancienne valeur reste lisible."
                        ))
                }
            }
            if merges.isEmpty, drafts.isEmpty {
                h.div(.class("empty")) { h.p(.role("status")) { h.b(l("Rien à reprendre.")) } }
            }
            if !merges.isEmpty { merged(h) }
            if !drafts.isEmpty { givenUp(h) }
            if ask.may(.importRecords) {
                h.p(.class("sec")) {
                    h.text(l("Un import s’annule sur sa propre page :") + " ")
                    h.a(l("Imports"), .href(Link.imports.path))
                }
            }
        }
    }

    private func until(_ moment: Moment) -> String {
        l.shortDay(moment.day(in: "Europe/Paris").adding(days: 30))
    }

    private func merged(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Dossiers réunis"))
            h.ul(.class("tasks")) {
                for merge in merges {
                    let link = Link.household(merge.kept)
                    h.li {
                        h.span {
                            h.text(l("Le dossier {code} est passé dans", ["code": merge.absorbed]) + " ")
                            h.a(merge.kept, .class("code"), .href(link.path))
                            h.small(
                                l(
                                    "{nom}, {moment}. Se reprend jusqu’au {jour}.",
                                    ["nom": merge.colleague, "moment": l.moment(merge.at), "jour": until(merge.at)]),
                                .class("under"))
                        }
                        restore(
                            h, Link.act(link, "fusion-annulee").with("sujet", merge.id), l("Séparer de nouveau"),
                            merge.absorbed)
                    }
                }
            }
        }
    }

    private func givenUp(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Saisies abandonnées"))
            h.ul(.class("tasks")) {
                for (draft, at) in drafts {
                    let name = RegistrationDraft(draft).name(1)
                    h.li {
                        h.span {
                            h.text(name.isEmpty ? l("Ménage sans nom") : name)
                            h.small(
                                l(
                                    "Abandonnée le {moment}. Se reprend jusqu’au {jour}.",
                                    ["moment": l.moment(at), "jour": until(at)]), .class("under"))
                        }
                        restore(h, .takeBackDraft(draft.id), l("Reprendre"), name)
                    }
                }
            }
        }
    }

    private func restore(_ h: HTML, _ link: Link, _ label: String, _ what: String) {
        h.form(.action(link.path), .method("post")) {
            ask.formToken(h)
            h.button(.class("btn b2")) {
                h.text(label)
                h.span(" \(what)", .class("vh"))
            }
        }
    }
}
