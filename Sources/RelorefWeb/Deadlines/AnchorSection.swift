import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The days to follow of a household, a dwelling, a partner or a site: what runs from each, what was answered.
struct AnchorSection {
    let ask: Ask
    let events: [FiledEvent]
    let book: DeadlineBook
    let departement: String?
    /// The page that they stand on: their steps lie below it.
    let page: Link
    let mayWrite: Bool
    /// Where a line is put right and answered; nil where the page itself has the form.
    var household: String?

    private var l: Language { ask.l }
    private var words: FollowedDateWords { FollowedDateWords(ask: ask) }
    private var open: [FiledEvent] { events.filter(\.isOpen) }
    private var past: [FiledEvent] { events.filter { !$0.isOpen } }

    func write(_ h: HTML) {
        if open.isEmpty {
            h.div(.class("empty")) {
                h.p { h.b(l("Aucune date à suivre.")) }
                h.p(l("Notez un préavis, des clés rendues, un courrier de la CAF : l’échéance se rappelle seule."))
            }
        } else {
            h.ul(.class("events")) { for filed in open { line(h, filed) } }
        }
        guard !past.isEmpty else { return }
        h.details(.class("folded sec")) {
            h.summary(
                l.plural(past.count, "{n} date réglée, corrigée ou retirée", "{n} dates réglées, corrigées ou retirées")
            )
            h.ul(.class("events")) { for filed in past { gone(h, filed) } }
        }
    }

    private func line(_ h: HTML, _ filed: FiledEvent) {
        h.li {
            h.p {
                h.b(ask.label("deadlineAnchor", filed.event.kind).capitalizedFirst)
                h.text(" " + l("le {jour}", ["jour": l.shortDay(filed.event.on)]))
            }
            for followed in book.followed(filed.event, in: departement) {
                h.p {
                    badge(followed).write(h)
                    h.text(" \(words.name(followed.code).capitalizedFirst), \(l.shortDay(followed.due))")
                }
            }
            about(h, filed)
            if mayWrite { acts(h, filed) }
        }
    }

    private func badge(_ followed: FollowedDate) -> Badge {
        let left = ask.today.days(until: followed.due)
        if left < 0 { return Badge(.late, l.since(days: -left)) }
        let text = left == 0 ? l("Aujourd’hui") : l("J-{n}", ["n": l.number(left)])
        return Badge(left <= 30 ? .wait : .plain, text)
    }

    private func about(_ h: HTML, _ filed: FiledEvent) {
        if let note = filed.words { h.p(note) }
        h.small(
            l("Noté par {nom}, {jour}", ["nom": filed.colleague, "jour": l.moment(filed.at)]),
            .class("under"))
    }

    private func acts(_ h: HTML, _ filed: FiledEvent) {
        h.div(.class("acts noprint")) {
            if let household {
                h.a(l("Noter la suite"), .class("btn b2"), .href(AnchorLinks.answer(household, filed.id).path))
                h.a(
                    l("Corriger"), .class("btn b3"),
                    .href(Link.act(.household(household), FollowedDateAct.noun).with("sujet", filed.id).path))
            } else {
                answering(h, filed)
            }
            step(h, filed, "retrait", l("Retirer"))
        }
    }

    /// On the page of a dwelling, a partner or a site the answer is one field and one button.
    private func answering(_ h: HTML, _ filed: FiledEvent) {
        h.form(.action(AnchorLinks.step(page, filed.id, "suite").path), .method("post"), .class("period")) {
            ask.formToken(h)
            h.label(l("Réglé le"), .for_("regle-\(filed.id)"))
            h.input(
                .type("text"), .id("regle-\(filed.id)"), .name("jour"), .value(ask.dayField(ask.today)),
                .inputmode("numeric"), .autocomplete("off"), .size(12))
            h.button(l("Noter la suite"), .class("btn b2"))
        }
    }

    private func step(_ h: HTML, _ filed: FiledEvent, _ noun: String, _ label: String) {
        h.form(.action(AnchorLinks.step(page, filed.id, noun).path), .method("post")) {
            ask.formToken(h)
            h.button(
                label, .class("btn b3"),
                .aria(
                    "label",
                    l(
                        "{action} : {titre}",
                        ["action": label, "titre": ask.label("deadlineAnchor", filed.event.kind)])))
        }
    }

    private func gone(_ h: HTML, _ filed: FiledEvent) {
        h.li {
            h.p {
                h.b(ask.label("deadlineAnchor", filed.event.kind).capitalizedFirst)
                h.text(" " + l("le {jour}", ["jour": l.shortDay(filed.event.on)]) + " ")
                state(filed).write(h)
            }
            if let answer = filed.answer { h.p(answer) }
            about(h, filed)
            if mayWrite, filed.withdrawnAt == nil {
                h.div(.class("acts noprint")) { step(h, filed, "reouverture", l("Rouvrir")) }
            }
        }
    }

    private func state(_ filed: FiledEvent) -> Badge {
        if filed.withdrawnAt != nil {
            let isCorrected = events.contains { $0.corrects == filed.id }
            return Badge(.refused, isCorrected ? l("corrigée") : l("retirée"))
        }
        return Badge(.ok, filed.event.answeredOn.map { l("réglée le {jour}", ["jour": l.shortDay($0)]) } ?? "")
    }
}

/// The page of the days to follow in a household's file.
struct FileDatesPage {
    let frame: FileFrame
    let section: AnchorSection

    init(_ frame: FileFrame, _ tx: any Transaction, _ author: Author) throws {
        self.frame = frame
        section = AnchorSection(
            ask: frame.ask,
            events: try tx.anchorEvents(of: .household(frame.household.id), by: author) ?? [],
            book: try tx.deadlineBook(), departement: frame.file.departement,
            page: AnchorLinks.page(of: frame.household.code), mayWrite: frame.mayWrite && frame.isOpen,
            household: frame.household.code)
    }

    private var l: Language { frame.l }

    var answer: Answer {
        frame.page { h in
            h.section(.class("sec"), .id("dates")) {
                h.h2(l("Dates à suivre"))
                section.write(h)
            }
            if section.mayWrite { kinds(h) }
        }
    }

    /// One touch for what happened, then the day.
    private func kinds(_ h: HTML) {
        h.section(.class("sec noprint")) {
            h.h2(l("Noter une date"))
            h.ul(.class("events")) {
                for kind in FollowedDateAct.kinds {
                    h.li {
                        h.a(
                            frame.ask.label("deadlineAnchor", kind).capitalizedFirst,
                            .href(frame.link(FollowedDateAct.noun).with("nature", kind.rawValue).path))
                    }
                }
            }
        }
    }
}
