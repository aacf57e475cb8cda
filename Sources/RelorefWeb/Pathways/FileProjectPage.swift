import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The household's project: what comes next, what it wants, and where it stands.
struct FileProjectPage {
    let frame: FileFrame
    let pathway: PathwayFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var mayChange: Bool { frame.mayWrite && frame.isOpen }

    var answer: Answer {
        frame.page { h in
            h.p(.class("acts noprint sec")) { acts(h) }
            h.div(.class("cols")) {
                h.div {
                    next(h)
                    goals(h)
                }
                h.aside(.class("aside")) {
                    DiagnosisPanel(frame: frame, pathway: pathway).write(h)
                    ContractPanel(frame: frame, pathway: pathway).write(h)
                    ReadinessPanel(frame: frame, pathway: pathway).write(h)
                    HandOverPanel(frame: frame, pathway: pathway).write(h)
                }
            }
        }
    }

    private func acts(_ h: HTML) {
        if mayChange {
            h.a(l("Nouvel objectif"), .class("btn b2"), .href(frame.link(GoalAct.noun).path))
            h.a(l("Dire où il en est"), .class("btn b2"), .href(frame.link(DiagnosisAct.noun).path))
        }
        if !pathway.goals.isEmpty {
            h.a(l("Plan à imprimer"), .class("btn b3"), .href(PathwayLinks.plan(frame.household.code).path))
        }
    }

    /// The three things to do that come first, whichever goal they serve.
    private func next(_ h: HTML) {
        let steps = pathway.nextSteps(3)
        guard !steps.isEmpty else { return }
        h.section(.class("sec")) {
            h.h2(l("Prochaines étapes"))
            h.ul(.class("steps")) {
                for (_, step) in steps { StepLine(frame: frame, step: step).write(h) }
            }
        }
    }

    private func goals(_ h: HTML) {
        let (open, closed) = (pathway.goals.filter(\.goal.state.isOpen), pathway.goals.filter { !$0.goal.state.isOpen })
        h.section(.class("sec")) {
            h.h2(l("Objectifs"))
            if open.isEmpty { none(h) }
            for goal in open { GoalCard(frame: frame, wanted: goal).write(h) }
        }
        guard !closed.isEmpty else { return }
        h.details(.class("sec")) {
            h.summary(l.plural(closed.count, "{n} objectif terminé", "{n} objectifs terminés"))
            for goal in closed { GoalCard(frame: frame, wanted: goal).write(h) }
        }
    }

    private func none(_ h: HTML) {
        h.div(.class("empty")) {
            h.p { h.b(l("Pas encore d’objectif.")) }
            h.p(l("Un objectif se dit avec les mots du ménage, dans sa langue, puis se découpe en étapes datées."))
            if mayChange { h.p { h.a(l("Écrire le premier"), .class("btn"), .href(frame.link(GoalAct.noun).path)) } }
        }
    }
}

/// A goal in a few lines: the words, whose it is, where it has come, what comes next.
struct GoalCard {
    let frame: FileFrame
    let wanted: PathwayFile.Wanted

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.article(.class("panel goal")) {
            h.h3(.class("goal-of")) {
                h.text(ask.label("pathwayDomain", wanted.goal.domain).capitalizedFirst)
                h.text(" ")
                GoalWords(frame: frame).state(wanted.goal).write(h)
            }
            PathwayText(words: wanted.words, l: l).write(h)
            h.p(GoalWords(frame: frame).details(wanted), .class("small muted"))
            if let next = wanted.next, wanted.goal.state.isOpen {
                h.p(l("Étape suivante : {étape}", ["étape": next.words?.line ?? l("texte effacé")]), .class("small"))
            }
            h.p(.class("acts noprint")) {
                h.a(
                    l("Ouvrir"), .class("btn b3"), .href(PathwayLinks.goal(frame.household.code, wanted.id).path),
                    .aria("label", l("Ouvrir l’objectif : {objectif}", ["objectif": wanted.words?.line ?? ""])))
            }
        }
    }
}

/// How a goal is told.
struct GoalWords {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func state(_ goal: Goal) -> Badge {
        let words = ask.label("goalState", goal.state)
        return switch goal.state {
        case .proposed: Badge(.wait, words)
        case .active, .achieved: Badge(.ok, words)
        case .partly, .transferred: Badge(.plain, words)
        case .abandoned: Badge(.refused, words)
        }
    }

    /// Whose it is, how much it presses, its day, who sees to it, how many steps are done.
    func details(_ wanted: PathwayFile.Wanted) -> String {
        let goal = wanted.goal
        var parts = [person(goal) ?? l("tout le ménage")]
        if goal.state.isOpen { parts.append(ask.label("goalPriority", goal.priority)) }
        if let due = goal.dueOn { parts.append(l("pour le {jour}", ["jour": l.shortDay(due)])) }
        parts.append(l("suivi par {qui}", ["qui": ask.label("goalResponsible", goal.responsible)]))
        if !wanted.steps.isEmpty {
            let done = wanted.steps.count { $0.step.doneOn != nil }
            parts.append(
                l.plural(
                    done, "{n} étape faite sur {étapes}", "{n} étapes faites sur {étapes}",
                    ["étapes": l.number(wanted.steps.count)]))
        }
        return parts.joined(separator: " · ")
    }

    /// The adult whose goal it is, by the given name.
    private func person(_ goal: Goal) -> String? {
        guard let id = goal.person else { return nil }
        let member = frame.file.members.first { $0.id == id }
        return member?.member.identity.map { $0.given.nonEmpty ?? $0.family } ?? l("une personne du ménage")
    }
}

/// A step with its day, who does it, and the button that ticks it.
struct StepLine {
    let frame: FileFrame
    let step: PathwayFile.Step
    /// The goal whose page shows it; empty on the project's.
    var goal = ""
    /// On the page of its goal: whether the household reads it.
    var shown: ShownButtons?

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        let one = step.step
        h.li {
            h.div {
                PathwayText(words: step.words, l: l).write(h)
                h.p(.class("small muted")) {
                    h.text(ask.label("goalResponsible", one.responsible).capitalizedFirst)
                    if let done = one.doneOn {
                        h.text(" · " + l("faite le {jour}", ["jour": l.shortDay(done)]))
                    } else if let due = one.dueOn {
                        h.text(" · " + l("pour le {jour}", ["jour": l.shortDay(due)]) + " ")
                        if one.isLate(on: ask.today) { Badge(.late, l("en retard")).write(h) }
                    }
                }
            }
            if frame.mayWrite, frame.isOpen { buttons(h) }
        }
    }

    private func buttons(_ h: HTML) {
        let isDone = step.step.doneOn != nil
        h.div(.class("noprint")) {
            button(h, isDone ? "reprise" : "fait", isDone ? l("À refaire") : l("Fait"), isDone ? "btn b3" : "btn b2")
            // On the page of its goal it is also taken off the plan.
            if !isDone, !goal.isEmpty { button(h, "retrait", l("Retirer"), "btn b3") }
            shown?.step(h, step)
        }
    }

    private func button(_ h: HTML, _ act: String, _ label: String, _ look: String) {
        h.form(.action(PathwayLinks.act(frame.household.code, "etapes", step.id, act).path), .method("post")) {
            ask.formToken(h)
            if !goal.isEmpty { h.input(.type("hidden"), .name("objectif"), .value(goal)) }
            h.button(
                label, .class(look),
                .aria("label", l("{action} : {étape}", ["action": label, "étape": step.words?.line ?? ""])))
        }
    }
}
