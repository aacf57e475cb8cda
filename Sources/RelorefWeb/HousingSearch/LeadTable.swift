import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The search journal, on the tab of the file and on paper.
struct LeadTable {
    let ask: Ask
    let leads: [HousingLead]
    let communes: [String: String]

    private var l: Language { ask.l }

    /// - Parameter next: what may be done with a line; nothing on paper.
    func write(_ h: HTML, _ next: ((HousingLead) -> Void)? = nil) {
        let titles =
            [l("Contact"), l("Logement"), l("Loyer et charges"), l("Suivi de la piste"), l("Réponse")]
            + (next == nil ? [] : [l("Suite")])
        h.table(.class("tbl stack leads")) {
            h.caption(l("Journal de recherche, le dernier contact d’abord"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for lead in leads { row(h, lead, titles, next) } }
        }
    }

    private func row(_ h: HTML, _ lead: HousingLead, _ titles: [String], _ next: ((HousingLead) -> Void)?) {
        h.tr {
            h.th(.scope("row")) {
                h.text(lead.words?.contact.nonEmpty ?? ask.label("leadSource", lead.source).capitalizedFirst)
                h.span(
                    l(
                        "{source}, le {jour}",
                        ["source": ask.label("leadSource", lead.source), "jour": l.shortDay(lead.contactedOn)]),
                    .class("under"))
            }
            h.td(place(lead), .data("l", titles[1]))
            h.td(amounts(lead), .data("l", titles[2]))
            h.td(course(lead), .data("l", titles[3]))
            h.td(.data("l", titles[4])) { answer(h, lead) }
            if let next { h.td(.data("l", titles[5]), .class("noprint")) { next(lead) } }
        }
    }

    private func place(_ lead: HousingLead) -> String {
        let parts = [lead.words?.dwelling.nonEmpty, lead.commune.map { communes[$0] ?? $0 }].compactMap { $0 }
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    private func amounts(_ lead: HousingLead) -> String {
        let parts = [
            lead.rentCents.map { l.money(cents: $0) },
            lead.chargesCents.map { l.money(cents: $0) },
        ].compactMap { $0 }
        return parts.isEmpty ? "–" : parts.joined(separator: " + ")
    }

    private func course(_ lead: HousingLead) -> String {
        let parts = [
            lead.course.visitedOn.map { l("visité le {jour}", ["jour": l.shortDay($0)]) },
            lead.course.appliedOn.map { l("dossier déposé le {jour}", ["jour": l.shortDay($0)]) },
            lead.words?.remark.nonEmpty,
        ].compactMap { $0 }
        return parts.isEmpty ? "–" : parts.joined(separator: " · ")
    }

    private func answer(_ h: HTML, _ lead: HousingLead) {
        guard let answer = lead.course.answer else { return h.text(l("attendue")) }
        let tone: Badge.Tone = answer == .accepted ? .ok : answer == .noAnswer ? .wait : .refused
        Badge(tone, ask.label("leadAnswer", answer)).write(h)
        let list = answer == .declined ? "householdRefusalReason" : "landlordRefusalReason"
        let parts = [
            lead.course.reason.map { ask.label(list, $0) }, lead.course.answeredOn.map { l.shortDay($0) },
        ].compactMap { $0 }
        if !parts.isEmpty { h.span(parts.joined(separator: ", "), .class("under")) }
    }
}

/// The journal on the tab of the file: how much was tried, each line, and the way to paper.
struct LeadSection {
    let frame: FileFrame
    let leads: [HousingLead]
    let communes: [String: String]

    private var l: Language { frame.l }
    private var mayWrite: Bool { frame.mayWrite && frame.isOpen }
    private var code: String { frame.household.code }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("journal")) {
            h.h2(l("Journal de recherche dans le parc privé"))
            if leads.isEmpty {
                h.p(
                    l("Chaque contact noté, avec sa réponse, prouve la recherche : aucune piste pour l’instant."),
                    .class("muted"))
            } else {
                h.p(LeadCount(l: l, leads: leads).sentence, .class("muted"))
                LeadTable(ask: frame.ask, leads: leads, communes: communes).write(h) { lead in
                    if mayWrite { next(h, lead) } else { h.text("–") }
                }
            }
            h.p(.class("acts noprint")) {
                if mayWrite { h.a(l("Noter une piste"), .class("btn b2"), .href(frame.link(LeadAct.noun).path)) }
                if !leads.isEmpty {
                    h.a(l("Imprimer le journal"), .class("btn b3"), .href(HousingSearchLinks.journal(code).path))
                }
            }
        }
    }

    private func next(_ h: HTML, _ lead: HousingLead) {
        let name = lead.words?.contact.nonEmpty ?? l.shortDay(lead.contactedOn)
        h.div(.class("links")) {
            h.a(
                l("Compléter"), .href(frame.link(LeadAct.noun).with("sujet", lead.id).path),
                .aria("label", l("Compléter la piste : {nom}", ["nom": name])))
            if lead.rentCents != nil {
                h.a(
                    l("Budget"), .href(frame.link(BudgetAct.noun).with("piste", lead.id).path),
                    .aria("label", l("Budget de la piste : {nom}", ["nom": name])))
            }
            h.form(
                .action(HousingSearchLinks.lead(code, lead.id, "retrait").path), .method("post"), .class("noprint")
            ) {
                frame.ask.formToken(h)
                h.button(
                    l("Retirer"), .class("btn b3"), .aria("label", l("Retirer la piste : {nom}", ["nom": name])))
            }
        }
    }
}

/// How much a household has tried.
struct LeadCount {
    let l: Language
    let leads: [HousingLead]

    var sentence: String {
        let visits = leads.count { $0.course.visitedOn != nil }
        let files = leads.count { $0.course.appliedOn != nil }
        let refusals = leads.count { $0.course.answer == .refused }
        return [
            l.plural(leads.count, "{n} contact", "{n} contacts"), l.plural(visits, "{n} visite", "{n} visites"),
            l.plural(files, "{n} dossier déposé", "{n} dossiers déposés"),
            l.plural(refusals, "{n} refus du bailleur", "{n} refus de bailleurs"),
        ].joined(separator: " · ")
    }
}
