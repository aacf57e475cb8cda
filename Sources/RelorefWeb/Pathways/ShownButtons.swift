import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What the household reads of its project on its own page: shown or hidden in one touch, goal by goal and step by step.
struct ShownButtons {
    let frame: FileFrame
    let wanted: PathwayFile.Wanted

    private var l: Language { frame.l }
    private var isShown: Bool { wanted.goal.shownOn != nil && wanted.goal.isForPage }

    func goal(_ h: HTML) {
        guard wanted.goal.isForPage else { return }
        let words = wanted.words?.line ?? ""
        if let day = wanted.goal.shownOn {
            h.p(.class("small")) {
                Badge(.ok, l("sur la page du ménage")).write(h)
                h.text(" " + l("depuis le {jour}", ["jour": l.shortDay(day)]))
            }
        }
        h.div(.class("acts noprint")) { button(h, "objectifs", wanted.id, isShown: isShown, words) }
    }

    /// A step is read where its goal is.
    func step(_ h: HTML, _ step: PathwayFile.Step) {
        guard isShown else { return }
        button(h, "etapes", step.id, isShown: step.step.shownOn != nil, step.words?.line ?? "")
    }

    private func button(_ h: HTML, _ noun: String, _ id: String, isShown: Bool, _ words: String) {
        let label = isShown ? l("Cacher au ménage") : l("Montrer au ménage")
        let act = isShown ? "cache" : "montre"
        h.form(.action(PathwayLinks.act(frame.household.code, noun, id, act).path), .method("post")) {
            frame.ask.formToken(h)
            h.input(.type("hidden"), .name("objectif"), .value(wanted.id))
            h.button(
                label, .class("btn b3"), .aria("label", l("{action} : {étape}", ["action": label, "étape": words])))
        }
    }
}
