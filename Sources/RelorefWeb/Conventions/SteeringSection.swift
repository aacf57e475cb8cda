import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The steering committees of a convention, on its page.
struct SteeringSection {
    let ask: Ask
    let sheet: ConventionSheet
    let mayWrite: Bool

    private var l: Language { ask.l }
    private var id: String { sheet.convention.id }

    func write(_ h: HTML) {
        guard sheet.convention.signedOn != nil else { return }
        h.section(.class("sec"), .id("comites")) {
            h.h2(l("Comités de pilotage"))
            if sheet.meetings.isEmpty {
                h.p(l("Aucun comité n’est prévu ni tenu."), .class("muted"))
            } else {
                table.write(into: h)
            }
            if mayWrite, !sheet.convention.state.isOver {
                h.p(.class("noprint")) {
                    h.a(l("Prévoir un comité"), .class("btn b2"), .href(ConventionLinks.act(id, "comite").path))
                }
            }
        }
    }

    private func state(of meeting: SteeringMeeting) -> String {
        guard meeting.heldOn != nil else { return l("prévu") }
        return meeting.approvedOn == nil ? l("tenu") : l("tenu, compte rendu approuvé")
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(sheet.meetings.count, "{n} comité", "{n} comités"),
            columns: [
                .init(l("Comité")), .init(l("État")), .init(l("Décisions"), isNumber: true),
                .init(l("À faire"), isNumber: true),
            ],
            rows: sheet.meetings.map { meeting in
                let decided = sheet.decisions.filter { $0.meeting == meeting.id }
                return .init(
                    .init(
                        l.shortDay(meeting.heldOn ?? meeting.plannedOn),
                        href: ConventionLinks.meeting(meeting.id, of: id).path),
                    [
                        .init(state(of: meeting)), .init(l.number(decided.count)),
                        .init(l.number(decided.count { $0.doneOn == nil })),
                    ])
            })
    }
}

/// Decisions in a table, each with who sees to it and what became of it.
struct DecisionTable {
    let ask: Ask
    let sheet: ConventionSheet
    let decisions: [ConventionDecision]
    var mayWrite = false

    private var l: Language { ask.l }
    private var id: String { sheet.convention.id }

    func write(_ h: HTML) {
        DataTable(
            caption: l.plural(decisions.count, "{n} décision", "{n} décisions"),
            columns: [
                .init(l("Décision")), .init(l("Qui")), .init(l("Pour le"), isDay: true), .init(l("État")),
                .init(l("Avenant")),
            ] + (mayWrite ? [.init(l("Saisie"))] : []),
            rows: decisions.map { one in
                .init(
                    .init(sheet.texts(one.id)),
                    [
                        .init(who(one)), .init(one.dueOn.map(l.shortDay) ?? "–"), state(one), amendment(one),
                    ] + (mayWrite ? [changing(one)] : []))
            }
        ).write(into: h)
    }

    private func who(_ one: ConventionDecision) -> String {
        if let name = one.owner.flatMap({ sheet.colleagues[$0] }) { return name }
        return one.party == .partner ? sheet.partner.name : ask.label("conventionParty", one.party)
    }

    private func state(_ one: ConventionDecision) -> DataTable.Cell {
        if let day = one.doneOn { return .init(l("faite le {jour}", ["jour": l.shortDay(day)])) }
        let isLate = one.dueOn.map { $0 < ask.today } ?? false
        return .init(
            isLate ? l("en retard") : l("à faire"),
            href: mayWrite ? ConventionLinks.act(id, "decision-faite", one.id).path : nil)
    }

    private func changing(_ one: ConventionDecision) -> DataTable.Cell {
        guard one.doneOn == nil else { return .init("–") }
        return .init(l("modifier"), href: ConventionLinks.act(id, DecisionChangeAct.noun, one.id).path)
    }

    private func amendment(_ one: ConventionDecision) -> DataTable.Cell {
        if let found = sheet.amendments.first(where: { $0.id == one.amendment }) {
            return .init(ConventionWords(ask: ask).change(found.change))
        }
        guard mayWrite, !sheet.convention.state.isOver else { return .init("–") }
        return .init(l("proposer un avenant"), href: ConventionLinks.act(id, "avenant", one.id).path)
    }
}
