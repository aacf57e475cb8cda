import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The project is looked at together: what became of each goal, and what was said.
struct ReviewAct: FileAct {
    static let noun = "bilan"
    static let permission = Permission.writeFiles
    static let fields = ["on": "jour", "*": "francais"]

    static func title(_ l: Language) -> String { l("Bilan du projet") }
    static func button(_ l: Language) -> String { l("Enregistrer le bilan") }

    let file: HouseholdFile
    let goals: [PathwayFile.Wanted]

    init(_ request: ActRequest) throws {
        file = request.file
        let found = try request.tx.pathway(of: request.household.id, by: try request.ask.author())
        goals = (found?.goals ?? []).filter(\.goal.state.isOpen)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        form.day(h, "jour", l("Fait le"), usual: ask.today)
        for wanted in goals {
            let (id, goal) = ("g_\(wanted.id)", wanted.goal)
            form.choice(
                h, id, wanted.words?.line ?? ask.label("pathwayDomain", goal.domain),
                ask.options("goalState", [goal.state] + goal.state.next).map { ($0.0, $0.1.capitalizedFirst) },
                usual: goal.state.rawValue)
        }
        PathwayTextFields(form: form, member: file.head, frenchFirst: true).write(
            h, own: l("Ce que le ménage en dit, avec ses mots"), ownHint: l("Dans sa langue, comme il le dit."),
            french: l("Ce qui a avancé, ce qui change"),
            frenchHint: l("Un objectif abandonné : dites pourquoi. Jamais de santé, de religion ni de récit d’asile."))
        form.tick(h, "final", l("C’est le dernier bilan, avant le départ"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let day = reading.day("jour")
        let words = reading.words(orSay: l("Écrivez le bilan en quelques mots."))
        var turns: [String: Goal.State] = [:]
        for wanted in goals {
            guard let state = Goal.State(rawValue: ask.form["g_\(wanted.id)"]), state != wanted.goal.state else {
                continue
            }
            turns[wanted.id] = state
        }
        guard reading.errors.isEmpty else { return nil }
        let (household, isFinal, changed) = (file.household, ask.form.has("final"), turns)
        return { tx, author, confirming in
            let review = try tx.addReview(
                on: day, isFinal: isFinal, saying: words, turning: changed, in: household.id,
                checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(
                link: .household(household.code, .project), sentence: l("Bilan enregistré."),
                undo: changed.isEmpty
                    ? PathwayLinks.act(household.code, "bilans", review.id, "retrait") : nil)
        }
    }
}
