import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A steering committee: its agenda, its minutes, what it decided, and the pack that it works on.
struct MeetingPage {
    let ask: Ask
    let sheet: ConventionSheet
    let meeting: SteeringMeeting

    private var l: Language { ask.l }
    private var id: String { sheet.convention.id }
    private var mayWrite: Bool { ask.may(.writeConventions) }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let sheet = try tx.conventionSheet(ask.parameter("code"), by: try ask.author()),
            let meeting = sheet.meetings.first(where: { $0.id == ask.parameter("id") })
        else { throw AccessRefusal.notFound }
        (self.ask, self.sheet, self.meeting) = (ask, sheet, meeting)
    }

    private var title: String {
        meeting.heldOn.map { l("Comité de pilotage du {jour}", ["jour": l.shortDay($0)]) }
            ?? l("Comité de pilotage prévu le {jour}", ["jour": l.shortDay(meeting.plannedOn)])
    }

    var answer: Answer {
        ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(sheet.convention.facts.title, .href(Link.convention(id).path)) }
            h.div(.class("head")) {
                h.h1(title)
                h.div(.class("acts noprint")) {
                    h.a(
                        l("Dossier du comité"), .class("btn"),
                        .href(ConventionLinks.meeting(meeting.id, of: id, "dossier").path))
                    if mayWrite {
                        h.a(
                            meeting.heldOn == nil ? l("Compte rendu") : l("Compléter"), .class("btn b2"),
                            .href(ConventionLinks.act(id, "compte-rendu", meeting.id).path))
                    }
                }
            }
            if let day = meeting.approvedOn {
                h.p(l("Compte rendu approuvé le {jour}.", ["jour": l.shortDay(day)]))
            } else if meeting.heldOn != nil {
                h.p(l("Le compte rendu n’est pas encore approuvé."), .class("muted"))
            }
            for part in MeetingWords.allCases {
                let text = sheet.texts(meeting.id, part.rawValue)
                if !text.isEmpty {
                    h.section(.class("sec")) {
                        h.h2(MeetingWords.title(part, l))
                        h.p(text, .class("words"))
                    }
                }
            }
            decisions(h)
        }
    }

    private func decisions(_ h: HTML) {
        let decided = sheet.decisions.filter { $0.meeting == meeting.id }
        h.section(.class("sec"), .id("decisions")) {
            h.h2(l("Décisions"))
            if decided.isEmpty {
                h.p(l("Aucune décision n’est notée."), .class("muted"))
            } else {
                DecisionTable(ask: ask, sheet: sheet, decisions: decided, mayWrite: mayWrite).write(h)
            }
            if mayWrite {
                h.p(.class("noprint")) {
                    h.a(
                        l("Ajouter une décision"), .class("btn b2"),
                        .href(ConventionLinks.act(id, "nouvelle-decision", meeting.id).path))
                }
            }
        }
    }
}

extension MeetingWords {
    static func title(_ part: MeetingWords, _ l: Language) -> String {
        switch part {
        case .place: l("Lieu")
        case .participants: l("Participants")
        case .agenda: l("Ordre du jour")
        case .difficulties: l("Difficultés")
        case .minutes: l("Compte rendu")
        }
    }
}
