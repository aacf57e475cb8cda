import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A household's project: its acts, the page of a goal, and what is ticked and taken back.
enum PathwayRoutes {
    static let all: [Route] =
        DiagnosisAct.routes + GoalAct.routes + GoalTurnAct.routes + StepAct.routes + PathwayPrintRoutes.all
        + SupportContractAct.routes + SupportContractEndAct.routes + ReviewAct.routes + ReadinessAct.routes
        + ContractPrintRoutes.all + [
            .get("/menages/:code/objectifs/:id", .needs(.seeFiles)) { ask, tx in
                let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
                guard let goal = try tx.pathway(of: found.id, by: author)?.goal(ask.parameter("id")) else {
                    throw AccessRefusal.notFound
                }
                let frame = FileFrame(ask: ask, file: try tx.file(of: found, by: author), part: .project)
                return GoalPage(frame: frame, wanted: goal).answer.opening(found.id)
            },
            turn("diagnostics/:id/retrait", back: "diagnostics/:id/retablissement") { ask, tx, author in
                try tx.withdrawDiagnosis(ask.parameter("id"), by: author)
                return ask.l("Retiré : il reste dans l’historique.")
            },
            turn("diagnostics/:id/retablissement", back: "diagnostics/:id/retrait") { ask, tx, author in
                try tx.restoreDiagnosis(ask.parameter("id"), by: author)
                return ask.l("Rétabli.")
            },
            turn("bilans/:id/retrait", back: "bilans/:id/retablissement") { ask, tx, author in
                try tx.withdrawReview(ask.parameter("id"), by: author)
                return ask.l("Retiré : il reste dans l’historique.")
            },
            turn("bilans/:id/retablissement", back: "bilans/:id/retrait") { ask, tx, author in
                try tx.restoreReview(ask.parameter("id"), by: author)
                return ask.l("Rétabli.")
            },
            turn("etapes/:id/fait", back: "etapes/:id/reprise") { ask, tx, author in
                try tx.finishStep(ask.parameter("id"), on: author.today, by: author)
                return ask.l("Étape faite.")
            },
            turn("etapes/:id/reprise", back: "etapes/:id/fait") { ask, tx, author in
                try tx.takeBackStep(ask.parameter("id"), by: author)
                return ask.l("Étape à faire de nouveau.")
            },
            turn("objectifs/:id/montre", back: "objectifs/:id/cache") { ask, tx, author in
                try tx.showGoal(ask.parameter("id"), true, by: author)
                return ask.l("Le ménage le lit sur sa page.")
            },
            turn("objectifs/:id/cache", back: "objectifs/:id/montre") { ask, tx, author in
                try tx.showGoal(ask.parameter("id"), false, by: author)
                return ask.l("Retiré de la page du ménage.")
            },
            turn("etapes/:id/montre", back: "etapes/:id/cache") { ask, tx, author in
                try tx.showStep(ask.parameter("id"), true, by: author)
                return ask.l("Le ménage le lit sur sa page.")
            },
            turn("etapes/:id/cache", back: "etapes/:id/montre") { ask, tx, author in
                try tx.showStep(ask.parameter("id"), false, by: author)
                return ask.l("Retiré de la page du ménage.")
            },
            turn("etapes/:id/retablissement", back: "etapes/:id/retrait") { ask, tx, author in
                try tx.restoreStep(ask.parameter("id"), by: author)
                return ask.l("Rétabli.")
            },
            turn("etapes/:id/retrait", back: "etapes/:id/retablissement") { ask, tx, author in
                try tx.withdrawStep(ask.parameter("id"), by: author)
                return ask.l("Étape retirée du plan.")
            },
        ]

    /// One touch changes something, and the banner leads the other way.
    private static func turn(
        _ pattern: String, back: String,
        _ work: @escaping @Sendable (Ask, any Transaction, Author) throws -> String
    ) -> Route {
        .post("/menages/:code/\(pattern)", .needs(.writeFiles)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            let page = PathwayLinks.back(ask, found.code)
            do {
                let undo = PathwayLinks.filled(back, ask, found.code)
                return .redirect(to: page, saying: Flash(try work(ask, tx, author), undo: undo))
            } catch is NotVisible {
                throw AccessRefusal.notFound
            } catch let refusal as PathwayRefusal {
                return .redirect(to: page, saying: Flash(ask.sentence(refusal), tone: .warn))
            }
        }
    }
}

/// Where one goes from an act of the project.
enum PathwayLinks {
    static func goal(_ code: String, _ id: String) -> Link {
        .act(.household(code), "objectifs/\(FormFields.encode(id))")
    }

    static func act(_ code: String, _ noun: String, _ id: String, _ act: String) -> Link {
        .act(.household(code), "\(noun)/\(FormFields.encode(id))/\(act)")
    }

    static func filled(_ pattern: String, _ ask: Ask, _ code: String) -> Link {
        let path = pattern.replacing(":id", with: FormFields.encode(ask.parameter("id")))
        let goal = ask.form.filled("objectif") ?? ask.query["objectif"]
        let link = Link.act(.household(code), path)
        return goal.isEmpty ? link : link.with("objectif", goal)
    }

    static func plan(_ code: String) -> Link { .act(.household(code), "projet/plan") }
    static func contract(_ code: String, _ id: String) -> Link {
        .act(.household(code), "accompagnements/\(FormFields.encode(id))")
    }

    /// The goal from whose page the button was pressed, or the project.
    static func back(_ ask: Ask, _ code: String) -> Link {
        let goal = ask.form.filled("objectif") ?? ask.query["objectif"]
        return goal.isEmpty ? .household(code, .project) : PathwayLinks.goal(code, goal)
    }
}
