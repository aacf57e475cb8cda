import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The plans of a follow-up: each payment with its day, its sum, and whether it came.
struct FollowUpPlans {
    let frame: FileFrame
    let file: FollowUpFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        for plan in file.plans { section(h, plan) }
    }

    private func section(_ h: HTML, _ plan: ArrearsPlan) {
        h.section(.class("sec")) {
            h.h3 {
                h.text(l("Plan d’apurement du {jour}", ["jour": l.shortDay(plan.signedOn)]))
                h.text(" ")
                state(plan).write(h)
            }
            h.p(
                l(
                    "{dette} en tout, {reste} à payer encore.",
                    ["dette": l.money(cents: plan.debtCents), "reste": l.money(cents: plan.leftCents)]))
            ArrearsTable(ask: ask, plan: plan).write(h) { one in
                if frame.mayWrite, plan.isRunning, one == plan.next { paying(h, plan, one) }
            }
            h.div(.class("acts noprint")) {
                if frame.mayWrite {
                    h.a(
                        l("Courrier du plan"), .class("btn b3"),
                        .href(Link.newLetter(frame.household.code, .repaymentPlan, plan.id).path))
                }
                if frame.mayWrite, plan.isRunning { ending(h, plan) }
            }
        }
    }

    private func state(_ plan: ArrearsPlan) -> Badge {
        switch plan.outcome {
        case nil:
            plan.instalments.contains { $0.isMissed(on: ask.today) }
                ? Badge(.late, l("paiement manqué")) : Badge(.ok, l("en cours"))
        case .kept: Badge(.plain, l("payé"))
        case .broken: Badge(.plain, l("rompu"))
        case .replaced: Badge(.plain, l("remplacé"))
        }
    }

    private func paying(_ h: HTML, _ plan: ArrearsPlan, _ one: ArrearsPlan.Instalment) {
        h.form(
            .action(FollowUpLinks.payment(frame.household.code, plan.id, one.position).path), .method("post"),
            .class("noprint")
        ) {
            ask.formToken(h)
            h.button(
                l("Payé aujourd’hui"), .class("btn b3"),
                .aria("label", l("Payé aujourd’hui : paiement {n}", ["n": String(one.position)])))
        }
    }

    private func ending(_ h: HTML, _ plan: ArrearsPlan) {
        h.form(
            .action(FollowUpLinks.ending(frame.household.code, plan.id).path), .method("post"), .class("acts")
        ) {
            ask.formToken(h)
            h.button(l("Plan rompu"), .class("btn b3"), .name("issue"), .value("broken"))
            h.button(l("Remplacer par un autre plan"), .class("btn b3"), .name("issue"), .value("replaced"))
        }
    }
}

/// The payments of a plan, with their sum.
struct ArrearsTable {
    let ask: Ask
    let plan: ArrearsPlan

    private var l: Language { ask.l }

    func write(_ h: HTML, _ next: (ArrearsPlan.Instalment) -> Void = { _ in }) {
        let titles = [l("Paiement"), l("Le"), l("Somme"), l("Reçu le")]
        h.table(.class("tbl stack")) {
            h.caption(l("Paiements du plan"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for one in plan.instalments {
                    h.tr {
                        h.th(l.number(one.position), .scope("row"))
                        h.td(l.shortDay(one.dueOn), .data("l", titles[1]))
                        h.td(l.money(cents: one.cents), .data("l", titles[2]))
                        h.td(.data("l", titles[3])) {
                            h.text(one.paidOn.map(l.shortDay) ?? "–")
                            next(one)
                        }
                    }
                }
            }
            h.tfoot {
                h.tr {
                    h.th(l("Total"), .scope("row"), .colspan(2))
                    h.td(l.money(cents: plan.debtCents), .data("l", titles[2]))
                    h.td("", .data("l", titles[3]))
                }
            }
        }
    }
}
