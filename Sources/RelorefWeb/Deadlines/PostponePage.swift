import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Until when, as it was chosen: tomorrow, Monday, in a week, or a day.
struct PostponeForm {
    enum Fault: Hashable {
        case choice, day(String), reason, refused(DueMark.Refusal)
        /// The reason tells what it should not: to be rephrased, or confirmed.
        case told([Finding])
    }

    let day: Day?
    let fault: Fault?
    let reason: String

    init(_ ask: Ask) {
        reason = ask.form["motif"]
        let today = ask.today
        switch ask.form["quand"] {
        case "demain": (day, fault) = (today.adding(days: 1), nil)
        case "lundi": (day, fault) = (today.adding(days: 8 - today.weekday), nil)
        case "semaine": (day, fault) = (today.adding(days: 7), nil)
        case "date":
            do {
                (day, fault) = (try DateEntry(ask.form["jour"], for: .event(today: today)).day(), nil)
            } catch {
                (day, fault) = (nil, .day(ask.l.sentence(error)))
            }
        default: (day, fault) = (nil, .choice)
        }
    }
}

/// Chooses the day to which items are put off; the third time, why.
struct PostponePage {
    let ask: Ask
    let lines: [DueLine]
    let words: DueWords

    init(_ ask: Ask, _ keys: [DueKey], _ tx: any Transaction, _ author: Author) throws {
        self.ask = ask
        lines = try keys.compactMap { try tx.dueLine($0, by: author) }
        words = try DueWords.of(lines, ask, tx)
    }

    private var l: Language { ask.l }
    private var needsReason: Bool { lines.contains { $0.mark.snoozes >= 2 } }

    func answer(_ fault: PostponeForm.Fault? = nil) throws -> Answer {
        guard !lines.isEmpty else { throw AccessRefusal.notFound }
        let title = l.plural(lines.count, "Reporter {n} ligne", "Reporter {n} lignes")
        var answer = ask.page(title, current: .today) { h in
            h.div(.class("head")) { h.h1(title) }
            if let fault { banner(h, fault) }
            words.list(h, lines)
            h.form(.action(Link.duePostponed.path), .method("post"), .class("sec")) {
                words.hidden(h, lines)
                choices(h)
                Field(
                    id: "motif", label: needsReason ? l("Motif du report") : l("Motif du report (facultatif)"),
                    hint: needsReason ? l("Cette ligne a déjà été reportée deux fois.") : nil,
                    error: fault == .reason ? l("Dites pourquoi : au troisième report, un motif est demandé.") : nil
                ).area(h, value: ask.form["motif"])
                toConfirm(fault)?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("Reporter"), .class("btn"))
                    h.a(l("Ne rien changer"), .class("btn b3"), .href(TodayScope.link(ask.form["portee"]).path))
                }
            }
        }
        if fault != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func choices(_ h: HTML) {
        let today = ask.today
        let days: [(String, String)] = [
            ("demain", l("Demain, {jour}", ["jour": l.day(today.adding(days: 1))])),
            ("lundi", l("Lundi, {jour}", ["jour": l.day(today.adding(days: 8 - today.weekday))])),
            ("semaine", l("Dans une semaine, {jour}", ["jour": l.day(today.adding(days: 7))])),
            ("date", l("Un autre jour :")),
        ]
        let chosen = ask.form.filled("quand") ?? "demain"
        h.fieldset(.class("field choices")) {
            h.legend(l("Jusqu’à quand"))
            for (value, label) in days {
                h.div {
                    h.input(
                        .type("radio"), .name("quand"), .value(value), .id("quand-\(value)"),
                        value == chosen ? .checked : nil)
                    h.label(label, .for_("quand-\(value)"))
                }
            }
            h.input(
                .type("text"), .id("jour"), .name("jour"), .value(ask.form["jour"]), .size(12),
                .aria("label", l("Jour, par exemple 24/11/2026")), .autocomplete("off"))
        }
    }

    private func toConfirm(_ fault: PostponeForm.Fault?) -> FormRefusal? {
        guard case .told(let findings)? = fault else { return nil }
        return FormRefusal(ask, .toConfirm(findings), fields: ["*": "motif"])
    }

    private func banner(_ h: HTML, _ fault: PostponeForm.Fault) {
        if let told = toConfirm(fault) { return told.summary(h, ask) }
        h.div(.class("banner bad"), .role("alert")) {
            switch fault {
            case .choice: h.a(l("Choisissez jusqu’à quand."), .href("#quand-demain"))
            case .day(let sentence): h.a(sentence, .href("#jour"))
            case .reason: h.a(l("Dites pourquoi : au troisième report, un motif est demandé."), .href("#motif"))
            case .refused(let refusal): h.span(DueOutcomeWords(l: l).refused(refusal))
            case .told: break
            }
        }
    }
}
