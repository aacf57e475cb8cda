import RelorefDomain
import RelorefHTML
import RelorefRecords

/// One goal: its words, its steps, and how it came to be where it is.
struct GoalPage {
    let frame: FileFrame
    let wanted: PathwayFile.Wanted

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var mayChange: Bool { frame.mayWrite && frame.isOpen }

    var answer: Answer {
        frame.page { h in
            h.p(.class("sec")) {
                h.a(l("Tout le projet"), .href(Link.household(frame.household.code, .project).path))
            }
            h.section(.class("goal-head")) {
                h.h2 {
                    h.text(l("Objectif : {domaine}", ["domaine": ask.label("pathwayDomain", wanted.goal.domain)]))
                    h.text(" ")
                    GoalWords(frame: frame).state(wanted.goal).write(h)
                }
                PathwayText(words: wanted.words, l: l).write(h, "words said-by")
                h.p(GoalWords(frame: frame).details(wanted), .class("muted"))
                if mayChange {
                    acts(h)
                    shown.goal(h)
                }
            }
            steps(h)
            history(h)
        }
    }

    private func acts(_ h: HTML) {
        h.p(.class("acts noprint")) {
            func link(_ noun: String) -> String { frame.link(noun).with("sujet", wanted.id).path }
            if wanted.goal.state.isOpen {
                h.a(l("Ajouter une étape"), .class("btn b2"), .href(link(StepAct.noun)))
                h.a(l("Changer l’objectif"), .class("btn b3"), .href(link(GoalAct.noun)))
            }
            h.a(l("Dire où il en est"), .class("btn b3"), .href(link(GoalTurnAct.noun)))
        }
    }

    private func steps(_ h: HTML) {
        h.section(.class("sec")) {
            h.h3(l("Étapes"))
            if wanted.steps.isEmpty { h.p(l("Pas encore d’étape."), .class("muted")) }
            h.ul(.class("steps")) {
                for step in wanted.steps where step.step.doneOn == nil {
                    StepLine(frame: frame, step: step, goal: wanted.id, shown: shown).write(h)
                }
                for step in wanted.steps where step.step.doneOn != nil {
                    StepLine(frame: frame, step: step, goal: wanted.id, shown: shown).write(h)
                }
            }
        }
    }

    private var shown: ShownButtons { ShownButtons(frame: frame, wanted: wanted) }

    private func history(_ h: HTML) {
        h.section(.class("sec")) {
            h.h3(l("Histoire de l’objectif"))
            h.ol(.class("tl dated")) {
                for change in wanted.changes {
                    h.li {
                        h.time(l.shortDay(change.on), .datetime(change.on.iso))
                        h.div {
                            h.p(ask.label("goalState", change.state).capitalizedFirst)
                            if let words = change.words { PathwayText(words: words, l: l).write(h) }
                            h.p(
                                l("{nom}, le {moment}", ["nom": change.account, "moment": l.moment(change.at)]),
                                .class("small muted"))
                        }
                    }
                }
            }
        }
    }
}
