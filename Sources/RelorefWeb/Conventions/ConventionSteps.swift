import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Its steps, each with its day, month or year.
struct ConventionSteps {
    let ask: Ask
    let sheet: ConventionSheet
    let mayWrite: Bool

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("etapes")) {
            h.h2(l("Étapes"))
            if sheet.steps.isEmpty { h.p(l("Aucune étape n’est notée."), .class("muted")) }
            h.ol(.class("tl")) {
                for step in sheet.steps {
                    h.li {
                        h.p(ConventionWords(ask: ask).date(step.on), .class("small muted"))
                        h.div { entry(h, step) }
                    }
                }
            }
        }
    }

    /// The last step, or one that changes nothing: the others are the ground of what came after.
    private func isTakenBack(_ step: ConventionStep) -> Bool {
        step.id == sheet.steps.last?.id || step.kind == .contact || step.kind == .visit
    }

    /// A draft with its number: « Projet 2 », the second that went from one party to the other.
    private func name(_ step: ConventionStep) -> String {
        let name = ask.label("conventionStep", step.kind).capitalizedFirst
        let drafts = sheet.steps.filter { $0.kind == .draft }
        guard drafts.count > 1, let place = drafts.firstIndex(where: { $0.id == step.id }) else { return name }
        return l("{étape} n° {n}", ["étape": name, "n": l.number(place + 1)])
    }

    private func entry(_ h: HTML, _ step: ConventionStep) {
        h.p {
            h.b(name(step))
            if let side = step.side { h.text(" (\(ask.label("conventionSide", side)))") }
        }
        let note = sheet.texts(step.id)
        if !note.isEmpty { h.p(note) }
        guard mayWrite, isTakenBack(step) else { return }
        h.form(
            .class("noprint"), .action(ConventionLinks.takingBack(step: step.id, of: sheet.convention.id).path),
            .method("post")
        ) {
            ask.formToken(h)
            h.button(
                l("Retirer cette étape"), .class("btn b3"),
                .aria("label", l("Retirer cette étape : {étape}", ["étape": ask.label("conventionStep", step.kind)])))
        }
    }
}
