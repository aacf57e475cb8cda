import HTTPTypes
import RelorefHTML
import RelorefRecords

/// The steps of an import, always in the same order, with the one that is in hand.
enum ImportStep: Int, CaseIterable {
    case file, reading, columns, preview, run

    func words(_ l: Language) -> String {
        switch self {
        case .file: l("Fichier")
        case .reading: l("Lecture")
        case .columns: l("Colonnes")
        case .preview: l("Aperçu")
        case .run: l("Import")
        }
    }
}

/// What every page of one import has around it: the title, the steps, and the way to give it up.
struct ImportFrame {
    let ask: Ask
    let run: ImportRun
    var title: String

    private var l: Language { ask.l }

    func page(_ step: ImportStep, refusal: String? = nil, refresh: Int? = nil, _ content: (HTML) -> Void) -> Answer {
        var answer = ask.page(title, current: .administration) { h in
            h.div(.class("head")) {
                h.div { h.h1(title) }
                h.div(.class("acts")) { h.a(l("Tous les imports"), .class("btn b3"), .href(Link.imports.path)) }
            }
            steps(h, step)
            if let refusal { h.div(refusal, .class("banner bad"), .role("alert")) }
            content(h)
        }
        answer.refreshAfter = refresh
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func steps(_ h: HTML, _ current: ImportStep) {
        h.ol(.class("picks steps"), .aria("label", l("Étapes de l’import"))) {
            for step in ImportStep.allCases {
                h.li {
                    let words = "\(step.rawValue + 1). \(step.words(l))"
                    if let link = link(step), step.rawValue < current.rawValue, run.state == .waiting {
                        h.a(words, .class("pick"), .href(link.path))
                    } else {
                        h.span(words, .class("pick"), step == current ? .aria("current", "step") : nil)
                    }
                }
            }
        }
    }

    private func link(_ step: ImportStep) -> Link? {
        switch step {
        case .reading: .importRun(run.id, "lecture")
        case .columns: .importRun(run.id, "colonnes")
        case .file, .preview, .run: nil
        }
    }

    /// What was sent is erased, at once.
    func givingUp(_ h: HTML) {
        h.form(.action(Link.importRun(run.id, "abandon").path), .method("post"), .class("sec")) {
            ask.formToken(h)
            h.p(
                l("Ce que vous avez envoyé est gardé scellé, {n} jours au plus.", ["n": String(ImportRun.keptDays)]),
                .class("small muted"))
            h.button(l("Renoncer et effacer le fichier"), .class("btn b3"), .type("submit"))
        }
    }
}
