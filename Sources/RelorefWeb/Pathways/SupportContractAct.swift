import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What the household and the association promise each other, signed or renewed.
struct SupportContractAct: FileAct {
    static let noun = "contrat-d-accompagnement"
    static let permission = Permission.writeFiles
    static let fields = ["signedOn": "jour", "*": "francais"]

    static func title(_ l: Language) -> String { l("Contrat d’accompagnement") }
    static func button(_ l: Language) -> String { l("Enregistrer le contrat signé") }

    let file: HouseholdFile
    /// The one that runs and is renewed.
    let running: PathwayFile.Promised?
    let months: Int

    init(_ request: ActRequest) throws {
        file = request.file
        let found = try request.tx.pathway(of: request.household.id, by: try request.ask.author())
        running = found?.contracts.first { $0.contract.isRunning }
        months = try request.tx.datedTerms().terms(on: request.ask.today)[.pathwayContract]
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        if let running {
            h.p(
                l(
                    "Le contrat signé le {jour} se termine ce jour-là et celui-ci prend la suite.",
                    ["jour": l.shortDay(running.contract.signedOn)]), .class("banner"))
        }
        PathwayTextFields(form: form, member: file.head, usual: running?.theirs ?? PathwayWords(french: "")).write(
            h, own: l("Ce à quoi le ménage s’engage, avec ses mots"),
            ownHint: l("Dans sa langue. Vide s’il le dit en français."), french: l("Ses engagements en français"),
            frenchHint: l("Un par ligne."))
        form.field("association", l("Ce à quoi l’association s’engage"), hint: l("Un par ligne.")).area(
            h, value: form.value("association", running?.ours?.french ?? ""))
        h.div(.class("line")) {
            form.day(h, "jour", l("Signé le"), usual: ask.today)
            form.number(
                h, "mois", l("Pour combien de mois"),
                usual: String(running?.contract.months ?? (months > 0 ? months : 6)))
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let theirs = reading.words(orSay: l("Écrivez ce à quoi le ménage s’engage."))
        let ours = PathwayWords(
            french: reading.text("association", orSay: l("Écrivez ce à quoi l’association s’engage.")))
        let (day, months) = (reading.day("jour"), reading.number("mois") ?? 0)
        guard reading.errors.isEmpty else { return nil }
        let new = NewContract(signedOn: day, months: months, theirs: theirs, ours: ours)
        let (household, renewing) = (file.household, running?.id)
        return { tx, author, confirming in
            let contract = try tx.signContract(
                new, in: household.id, renewing: renewing, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(
                link: .household(household.code, .project),
                sentence: l("Contrat enregistré, jusqu’au {jour}.", ["jour": l.shortDay(contract.term)]))
        }
    }
}

/// A contract ends before a new one is signed.
struct SupportContractEndAct: FileAct {
    static let noun = "fin-d-accompagnement"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Fin du contrat d’accompagnement") }
    static func button(_ l: Language) -> String { l("Terminer le contrat") }

    let household: Household
    let running: PathwayFile.Promised

    init(_ request: ActRequest) throws {
        let found = try request.tx.pathway(of: request.household.id, by: try request.ask.author())
        guard let running = found?.contracts.first(where: { $0.id == request.subject }) else {
            throw AccessRefusal.notFound
        }
        (household, self.running) = (request.household, running)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let contract = running.contract
        h.p(
            l(
                "Contrat du {début} au {fin}",
                ["début": l.shortDay(contract.signedOn), "fin": l.shortDay(contract.term)]))
        form.options(
            h, "issue", l("Comment se termine-t-il ?"),
            ask.options("contractEnding", [SupportContract.Ending.completed, .household, .association]))
        form.day(h, "jour", l("Terminé le"), usual: min(ask.today, contract.term))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let ending: SupportContract.Ending? = reading.code("issue", orSay: l("Dites comment le contrat se termine."))
        let day = reading.day("jour")
        guard let ending, ending != .renewed else { return nil }
        let (id, code) = (running.id, household.code)
        return { tx, author, _ in
            try tx.endContract(id, as: ending, on: day, by: author)
            return Done(link: .household(code, .project), sentence: l("Contrat terminé."))
        }
    }
}
