import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What was said with a partner, and what comes next.
struct PartnerTalksPanel {
    let ask: Ask
    let partner: Partner
    let talks: [KnownTalk]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard ask.may(.writePartners) else { return }
        h.section(.class("sec"), .id("echanges")) {
            h.h2(l("Échanges avec ce partenaire"))
            h.p(.class("acts noprint")) {
                h.a(l("Noter un échange"), .class("btn b2"), .href(PartnerLinks.newTalk(partner.id).path))
            }
            if talks.isEmpty { h.p(l("Aucun échange n’est noté par vos sites."), .class("muted")) }
            h.ol(.class("tl dated")) { for one in talks { line(h, one) } }
        }
    }

    private func line(_ h: HTML, _ one: KnownTalk) {
        h.li {
            h.time(l.shortDay(one.talk.on), .datetime(one.talk.on.iso))
            h.div {
                h.p { h.b(head(one)) }
                h.p(one.words, .class("words"))
                step(h, one)
                h.form(
                    .action(PartnerLinks.withdrawTalk(partner.id, one.id).path), .method("post"), .class("noprint")
                ) {
                    ask.formToken(h)
                    h.button(
                        l("Retirer"), .class("btn b3"),
                        .aria("label", l("Retirer l’échange du {jour}", ["jour": l.shortDay(one.talk.on)])))
                }
            }
        }
    }

    private func head(_ one: KnownTalk) -> String {
        let values: KeyValuePairs = [
            "nature": ask.label("partnerTalkKind", one.talk.kind).capitalizedFirst, "collègue": one.colleague,
            "contact": one.contact?.display ?? "",
        ]
        return one.contact == nil
            ? l("{nature}, {collègue}", values) : l("{nature}, {collègue} avec {contact}", values)
    }

    private func step(_ h: HTML, _ one: KnownTalk) {
        guard let step = one.talk.step else { return }
        let values: KeyValuePairs = [
            "jour": l.shortDay(step.on), "qui": one.owner ?? "", "quoi": one.step ?? l("faire le point"),
            "fait": step.doneOn.map(l.shortDay) ?? "",
        ]
        guard step.doneOn == nil else {
            h.p(l("Suite, {quoi} : faite le {fait}.", values), .class("small"))
            if let done = one.done { h.p(done, .class("small")) }
            return
        }
        h.p(l("Suite avant le {jour}, par {qui} : {quoi}.", values))
        h.p(.class("noprint")) {
            h.a(l("Noter la suite"), .class("btn b3"), .href(PartnerLinks.step(partner.id, one.id).path))
        }
    }
}
