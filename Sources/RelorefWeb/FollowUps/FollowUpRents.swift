import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The rent of each month that has come: what is known of it, how, and what to do next.
struct FollowUpRents {
    let frame: FileFrame
    let file: FollowUpFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var words: FollowUpWords { FollowUpWords(ask: ask) }
    /// Months that are to be checked by now, or were.
    private var months: [Int] {
        (1...max(1, file.followUp.months)).filter { month in
            file.schedule.checkDay(of: month) <= ask.today || file.checks.contains { $0.month == month }
        }
    }

    func write(_ h: HTML) {
        h.section(.class("sec")) {
            h.h3(l("Loyers et charges"))
            if !months.isEmpty { table(h) }
            if let next = (1...max(1, file.followUp.months)).first(where: { !months.contains($0) }) {
                h.p(
                    l(
                        "Prochaine vérification : {mois}, le {jour}.",
                        ["mois": words.month(next), "jour": l.shortDay(file.schedule.checkDay(of: next))]),
                    .class("small muted"))
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Mois"), l("Situation"), l("Montants"), l("Vérifié"), l("Suite")]
        h.table(.class("tbl stack rents")) {
            h.caption(l("Loyers et charges, mois par mois"), .class("vh"))
            h.thead {
                h.tr {
                    for title in titles { h.th(title, .scope("col"), title == titles[4] ? .class("noprint") : nil) }
                }
            }
            h.tbody {
                for month in months {
                    let check = file.checks.first { $0.month == month }
                    h.tr {
                        h.th(.scope("row")) {
                            h.text(words.month(month))
                            h.span(l.shortDay(file.schedule.checkDay(of: month)), .class("under"))
                        }
                        h.td(.data("l", titles[1])) { situation(check, month).write(h) }
                        h.td(check.map(words.amounts) ?? "–", .data("l", titles[2]))
                        h.td(check.map(verified) ?? asked(month) ?? "–", .data("l", titles[3]))
                        h.td(.data("l", titles[4]), .class("noprint")) {
                            h.div(.class("links")) { next(h, month, check) }
                        }
                    }
                }
            }
        }
    }

    private func situation(_ check: RentCheck?, _ month: Int) -> Badge {
        if let check { return words.rent(check.status) }
        return link(month) == nil ? Badge(.wait, l("à vérifier")) : Badge(.wait, l("demandé au bailleur"))
    }

    private func verified(_ check: RentCheck) -> String {
        l(
            "{jour}, {source}",
            ["jour": l.shortDay(check.checkedOn), "source": ask.label("rentCheckSource", check.source)])
    }

    private func link(_ month: Int) -> LandlordLink? {
        file.links.last { $0.month == month && $0.state(at: ask.now) == .open }
    }

    private func asked(_ month: Int) -> String? {
        link(month).map {
            l(
                "lien remis le {jour}, valable jusqu’au {fin}",
                ["jour": l.shortDay($0.sentOn), "fin": l.moment($0.expiresAt)])
        }
    }

    private func next(_ h: HTML, _ month: Int, _ check: RentCheck?) {
        guard frame.mayWrite else { return h.text("–") }
        let action = check == nil ? l("Noter") : l("Changer")
        h.a(
            action, .href(frame.link("loyer").with("sujet", file.id).with("mois", String(month)).path),
            .aria("label", l("{action} le loyer de {mois}", ["action": action, "mois": words.month(month)])))
        guard check == nil, !file.followUp.isClosed else { return }
        if let link = link(month) {
            button(h, FollowUpLinks.revocation(frame.household.code, link.id), l("Retirer le lien"), month)
        } else {
            button(h, FollowUpLinks.asking(frame.household.code, file.id, month), l("Demander au bailleur"), month)
            if ask.services.mail != nil {
                h.a(
                    l("Demander par courriel"), .class("noprint"),
                    .href(frame.link(LandlordMailAct.noun).with("sujet", file.id).with("mois", String(month)).path),
                    .aria("label", l("Demander par courriel au bailleur, {mois}", ["mois": words.month(month)])))
            }
        }
    }

    private func button(_ h: HTML, _ link: Link, _ label: String, _ month: Int) {
        h.form(.action(link.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            h.button(
                label, .class("btn b3"),
                .aria("label", l("{action} : {mois}", ["action": label, "mois": words.month(month)])))
        }
    }
}
