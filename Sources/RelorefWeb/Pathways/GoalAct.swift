import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A goal in the household's own words, new or said otherwise.
struct GoalAct: FileAct {
    static let noun = "objectif"
    static let permission = Permission.writeFiles
    static let fields = ["*": "francais"]

    static func title(_ l: Language) -> String { l("Objectif") }

    let file: HouseholdFile
    /// The one that is changed; nil for a new one.
    let known: PathwayFile.Wanted?

    init(_ request: ActRequest) throws {
        file = request.file
        known = try PathwayFile.goal(asked: request)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let goal = known?.goal
        if let goal { h.input(.type("hidden"), .name("version"), .value(form.value("version", String(goal.version)))) }
        PathwayTextFields(form: form, member: file.head, usual: known?.words ?? PathwayWords(french: "")).write(
            h, own: l("Ce que le ménage veut, avec ses mots"),
            ownHint: l("Dans sa langue, comme il le dit. Vide s’il le dit en français."), french: l("En français"),
            frenchHint: l("Jamais de santé, de religion ni de récit d’asile."))
        let domain = goal?.domain ?? PathwayDomain(rawValue: ask.query["domaine"])
        form.codes(
            h, "domaine", l("Domaine"), PathwayDomain.allCases, "pathwayDomain", usual: domain, empty: l("Choisir"))
        let people = file.present.filter { $0.isAdult(on: ask.today) }
        if people.count > 1 {
            form.choice(
                h, "de", l("C’est l’objectif de"), people.map { ($0.id, ask.name($0.member.identity)) },
                usual: goal?.person ?? "", empty: l("tout le ménage"))
        }
        form.options(
            h, "priorite", l("Priorité"), ask.options("goalPriority", Goal.Priority.allCases),
            usual: (goal?.priority ?? .next).rawValue)
        form.options(
            h, "qui", l("Qui s’en occupe"), ask.options("goalResponsible", Goal.Responsible.allCases),
            usual: (goal?.responsible ?? .person).rawValue)
        form.day(h, "pour_le", l("Pour le"), hint: l("Facultatif, par exemple 31/03/2027"), usual: goal?.dueOn)
        if known == nil {
            form.options(
                h, "accord", l("Le ménage est-il d’accord ?"),
                [("oui", l("oui, c’est convenu")), ("non", l("à rediscuter avec lui"))], usual: "oui")
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let words = reading.words(orSay: ask.sentence(.wordsMissing))
        let domain: PathwayDomain? = reading.code("domaine", orSay: l("Choisissez un domaine."))
        let due = reading.optionalDay("pour_le")
        guard let domain, reading.errors.isEmpty else { return nil }
        let new = NewGoal(
            domain, words, of: reading.listed("de", file.present.map(\.id)),
            priority: Goal.Priority(rawValue: ask.form["priorite"]) ?? .next, dueOn: due,
            responsible: Goal.Responsible(rawValue: ask.form["qui"]) ?? .person, isAgreed: ask.form["accord"] != "non")
        let (household, known) = (file.household, known?.goal)
        let version = Int(ask.form["version"]) ?? known?.version ?? 0
        return { tx, author, confirming in
            if let known {
                try tx.changeGoal(
                    known.id, version: version, to: new, checkedBy: SensitiveWords.detector, by: author,
                    confirming: confirming)
                return Done(link: PathwayLinks.goal(household.code, known.id), sentence: l("Objectif changé."))
            }
            let goal = try tx.setGoal(
                new, in: household.id, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(
                link: PathwayLinks.goal(household.code, goal.id),
                sentence: l("Objectif enregistré. Ajoutez sa première étape."))
        }
    }
}

/// A goal is agreed, reached, given up, handed on or taken up again.
struct GoalTurnAct: FileAct {
    static let noun = "suite-d-objectif"
    static let permission = Permission.writeFiles
    static let fields = ["*": "etat"]

    static func title(_ l: Language) -> String { l("Où en est cet objectif") }

    let household: Household
    let wanted: PathwayFile.Wanted

    init(_ request: ActRequest) throws {
        guard let found = try PathwayFile.goal(asked: request) else { throw AccessRefusal.notFound }
        (household, wanted) = (request.household, found)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        PathwayText(words: wanted.words, l: l).write(h)
        form.options(h, "etat", l("Il est maintenant"), ask.options("goalState", wanted.goal.state.next))
        form.day(h, "jour", l("Depuis le"), usual: ask.today)
        form.area(
            h, "francais", l("En quelques mots"),
            hint: l("Obligatoire pour un abandon. Jamais de santé, de religion ni de récit d’asile."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let state: Goal.State? = reading.code("etat", orSay: l("Dites où en est l’objectif."))
        let day = reading.day("jour")
        guard let state else { return nil }
        let (id, code, words) = (wanted.id, household.code, PathwayWords(french: ask.form["francais"]))
        return { tx, author, confirming in
            try tx.turnGoal(
                id, to: state, on: day, saying: words, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(
                link: PathwayLinks.goal(code, id),
                sentence: l("Objectif : {état}.", ["état": ask.label("goalState", state)]))
        }
    }
}

/// One thing to do towards a goal.
struct StepAct: FileAct {
    static let noun = "etape"
    static let permission = Permission.writeFiles
    static let fields = ["*": "francais"]

    static func title(_ l: Language) -> String { l("Étape") }
    static func button(_ l: Language) -> String { l("Ajouter l’étape") }

    let file: HouseholdFile
    let wanted: PathwayFile.Wanted

    init(_ request: ActRequest) throws {
        guard let found = try PathwayFile.goal(asked: request) else { throw AccessRefusal.notFound }
        (file, wanted) = (request.file, found)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        PathwayText(words: wanted.words, l: l).write(h)
        PathwayTextFields(form: form, member: file.head, frenchFirst: true).write(
            h, own: l("Dans la langue du ménage"), ownHint: l("C’est ce qu’il lira sur son plan."),
            french: l("Ce qu’il y a à faire"), frenchHint: l("Une phrase courte, sans sigle."))
        form.options(
            h, "qui", l("Qui le fait"), ask.options("goalResponsible", Goal.Responsible.allCases),
            usual: wanted.goal.responsible.rawValue)
        form.day(h, "pour_le", l("Pour le"), hint: l("Facultatif, par exemple 31/03/2027"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let words = reading.words(orSay: l("Écrivez ce qu’il y a à faire."))
        let due = reading.optionalDay("pour_le")
        guard reading.errors.isEmpty else { return nil }
        let who = Goal.Responsible(rawValue: ask.form["qui"]) ?? .person
        let (id, code) = (wanted.id, file.household.code)
        return { tx, author, confirming in
            try tx.addStep(
                words, responsible: who, dueOn: due, to: id, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(link: PathwayLinks.goal(code, id), sentence: l("Étape ajoutée."))
        }
    }
}

extension PathwayFile {
    /// The goal that the address names; nil where it names none.
    static func goal(asked request: ActRequest) throws -> Wanted? {
        guard !request.subject.isEmpty else { return nil }
        let found = try request.tx.pathway(of: request.household.id, by: try request.ask.author())
        guard let goal = found?.goal(request.subject) else { throw AccessRefusal.notFound }
        return goal
    }
}
