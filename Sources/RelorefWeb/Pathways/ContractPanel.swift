import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What was promised and until when, and the reviews of it.
struct ContractPanel {
    let frame: FileFrame
    let pathway: PathwayFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var mayChange: Bool { frame.mayWrite && frame.isOpen }

    func write(_ h: HTML) {
        contract(h)
        reviews(h)
    }

    private func contract(_ h: HTML) {
        h.section {
            h.h2(l("Contrat d’accompagnement"))
            if let latest = pathway.contracts.first {
                facts(h, latest)
            } else {
                h.p(l("Pas encore signé."), .class("small"))
            }
            let running = pathway.contracts.first { $0.contract.isRunning }
            if mayChange {
                h.p(.class("acts noprint")) {
                    h.a(
                        running == nil ? l("Signer un contrat") : l("Renouveler"), .class("btn b3"),
                        .href(frame.link(SupportContractAct.noun).path))
                    if let running {
                        h.a(
                            l("Terminer"), .class("btn b3"),
                            .href(frame.link(SupportContractEndAct.noun).with("sujet", running.id).path))
                    }
                }
            }
            former(h)
        }
    }

    private func facts(_ h: HTML, _ one: PathwayFile.Promised) {
        let contract = one.contract
        h.dl(.class("facts")) {
            h.dt(l("Signé le"))
            h.dd(l.shortDay(contract.signedOn))
            if let ended = contract.endedOn {
                h.dt(l("Terminé le"))
                h.dd("\(l.shortDay(ended)), \(ask.label("contractEnding", contract.ending))")
            } else {
                h.dt(l("Jusqu’au"))
                h.dd { until(contract.term).write(h) }
            }
        }
        h.p {
            h.a(
                l("Lire et imprimer le contrat"),
                .href(PathwayLinks.contract(frame.household.code, one.id).path))
        }
    }

    private func until(_ term: Day) -> Badge {
        let left = ask.today.days(until: term)
        return Badge(left < 0 ? .late : left <= 30 ? .wait : .ok, l.shortDay(term))
    }

    private func former(_ h: HTML) {
        let former = pathway.contracts.dropFirst()
        guard !former.isEmpty else { return }
        h.details(.class("small")) {
            h.summary(l.plural(former.count, "{n} contrat d’avant", "{n} contrats d’avant"))
            h.ul {
                for one in former {
                    h.li {
                        h.a(
                            ask.span(one.contract.signedOn, one.contract.endedOn ?? one.contract.term),
                            .href(PathwayLinks.contract(frame.household.code, one.id).path))
                    }
                }
            }
        }
    }

    private func reviews(_ h: HTML) {
        h.section {
            h.h2(l("Bilans"))
            if pathway.reviews.isEmpty { h.p(l("Aucun bilan encore."), .class("small")) }
            h.ol(.class("tl reviews")) {
                for one in pathway.reviews { h.li { review(h, one) } }
            }
            if mayChange, pathway.isBegun {
                h.p(.class("acts noprint")) {
                    h.a(l("Faire un bilan"), .class("btn b3"), .href(frame.link(ReviewAct.noun).path))
                }
            }
        }
    }

    private func review(_ h: HTML, _ one: PathwayFile.Reviewed) {
        h.time(l.shortDay(one.review.on), .datetime(one.review.on.iso))
        h.div {
            if one.review.isFinal { h.p { Badge(.plain, l("dernier bilan")).write(h) } }
            PathwayText(words: one.words, l: l).write(h)
            h.p(one.account, .class("small muted"))
        }
    }
}
