import RelorefHTML
import RelorefRecords

/// An import at work: the page asks again by itself, and can be left.
struct ImportProgressPage {
    let frame: ImportFrame
    let work: ImportDesk.Work?

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }

    var answer: Answer {
        switch work {
        case .examining(let progress, let total)?:
            goingOn(.preview, l("Le fichier est examiné. Rien n’est écrit."), progress, total)
        case .running(let progress, let total)?:
            goingOn(.run, l("L’import est en cours. Vous pouvez quitter cette page et y revenir."), progress, total)
        case .failed(let reference)?:
            stopped(
                l(
                    "L’import n’a pas marché, et rien n’est écrit. L’erreur est notée sous la référence {référence}.",
                    ["référence": reference]))
        case .examined?, nil:
            stopped(
                frame.run.state == .running
                    ? l("Le serveur s’est arrêté pendant l’import. Rien n’a été écrit : la base est comme avant.")
                    : l("L’examen de ce fichier est à refaire : le serveur a redémarré."))
        }
    }

    private func goingOn(_ step: ImportStep, _ words: String, _ progress: ImportProgress?, _ total: Int) -> Answer {
        let done = min(progress?.lines ?? 0, total)
        return frame.page(step, refresh: 2) { h in
            h.p(words, .role("status"))
            h.p {
                h.progress(.max(max(total, 1)), .value(done), .aria("label", l("Lignes lues"))) {
                    h.text("\(done) / \(total)")
                }
            }
            h.p(
                l("{n} lignes lues sur {total}", ["n": l.number(done), "total": l.number(total)]), .class("small muted")
            )
            h.p { h.a(l("Rafraîchir"), .href(Link.importRun(frame.run.id).path)) }
        }
    }

    private func stopped(_ words: String) -> Answer {
        frame.page(.preview) { h in
            h.div(words, .class("banner warn"), .role("status"))
            h.form(.action(Link.importRun(frame.run.id, "examen").path), .method("post")) {
                ask.formToken(h)
                h.button(l("Examiner de nouveau"), .class("btn"), .type("submit"))
            }
            frame.givingUp(h)
        }
    }
}
