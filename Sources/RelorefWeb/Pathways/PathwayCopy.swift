import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the household's project, in its own words and in French.
extension FileCopySections {
    var project: CopySection {
        CopySection(ask.l("Projet"), seen + goals + contracts + reviews + readiness)
    }

    private func both(_ words: PathwayWords?) -> String {
        [words?.own, words?.french].compactMap { $0?.nonEmpty }.joined(separator: " · ")
    }

    private var seen: [(String, String)] {
        copy.pathway.seen.map { one in
            let degree = one.diagnosis.degree
            return (
                "\(ask.label("pathwayDomain", one.diagnosis.domain).capitalizedFirst), \(ask.l.day(one.diagnosis.on))",
                ["\(degree.rawValue), \(ask.label("autonomy", degree.code))", both(one.words)].filter { !$0.isEmpty }
                    .joined(separator: " · ")
            )
        }
    }

    private var goals: [(String, String)] {
        copy.pathway.goals.flatMap { wanted in
            let name = ask.l(
                "Objectif : {domaine}", ["domaine": ask.label("pathwayDomain", wanted.goal.domain)])
            let state = "\(ask.label("goalState", wanted.goal.state)), \(ask.l.day(wanted.goal.since))"
            let steps = wanted.steps.map { step in
                let day = (step.step.doneOn ?? step.step.dueOn).map(ask.l.day) ?? ""
                return (ask.l("Étape"), [both(step.words), day].filter { !$0.isEmpty }.joined(separator: " · "))
            }
            let told = wanted.changes.compactMap { change in
                change.words.map { (ask.label("goalState", change.state).capitalizedFirst, both($0)) }
            }
            return [(name, [both(wanted.words), state].joined(separator: " · "))] + steps + told
        }
    }

    private var contracts: [(String, String)] {
        copy.pathway.contracts.map { one in
            (
                ask.l("Contrat d’accompagnement"),
                [
                    ask.span(one.contract.signedOn, one.contract.endedOn ?? one.contract.term), both(one.theirs),
                    both(one.ours),
                ].filter { !$0.isEmpty }.joined(separator: " · ")
            )
        }
    }

    private var reviews: [(String, String)] {
        copy.pathway.reviews.map { (ask.l("Bilan du {jour}", ["jour": ask.l.shortDay($0.review.on)]), both($0.words)) }
    }

    private var readiness: [(String, String)] {
        copy.pathway.judgements.map { one in
            (
                ask.l("Prêt pour un bail, {jour}", ["jour": ask.l.shortDay(one.on)]),
                [ask.label("readinessLevel", one.level), both(one.words)].filter { !$0.isEmpty }
                    .joined(separator: " · ")
            )
        }
            + copy.pathway.handOvers.map { one in
                (ask.l("Passation du {jour}", ["jour": ask.l.shortDay(one.on)]), both(one.words))
            }
    }
}
