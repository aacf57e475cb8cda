import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A member starts to work.
struct ContractAct: FileAct {
    static let noun = "contrat"
    static let permission = Permission.writeFiles
    static let fields = ["from": "jour", "term": "fin", "hours": "heures", "*": "contrat"]

    static func title(_ l: Language) -> String { l("Nouveau contrat de travail") }

    let household: Household
    let member: FileMember
    let employers: [Partner]

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
        employers = try request.tx.employers(visibleTo: try request.ask.actor())
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        form.codes(h, "contrat", l("Contrat"), ContractType.allCases, "contractType", empty: l("Choisir"))
        form.day(h, "jour", l("À partir du"), usual: form.ask.today)
        form.day(h, "fin", l("Dernier jour prévu"), hint: l("Vide pour un CDI."))
        form.number(h, "heures", l("Heures par semaine"), hint: l("par exemple 35 ou 17,5"))
        form.choice(
            h, "employeur", l("Employeur"), employers.map { ($0.id, $0.name) },
            hint: l("Facultatif ; un nouvel employeur s’ajoute parmi les partenaires."), empty: l("inconnu"))
        form.text(
            h, "rome", l("Métier (code ROME)"), hint: l("Facultatif, une lettre et quatre chiffres, par exemple K2204.")
        )
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let type: ContractType? = reading.code("contrat", orSay: ask.l("Choisissez le contrat."))
        let (from, term) = (reading.day("jour", .term), reading.optionalDay("fin"))
        let hours = reading.parts("heures", of: 10)
        let rome = ask.form.filled("rome")?.uppercased()
        if let rome, rome.firstMatch(of: /^[A-N][0-9]{4}$/) == nil {
            reading.refuse("rome", ask.l("Un code ROME est une lettre de A à N et quatre chiffres, par exemple K2204."))
        }
        guard let type else { return nil }
        let employer = ask.form.filled("employeur")
        if let employer, !employers.contains(where: { $0.id == employer }) { throw AccessRefusal.notFound }
        let spell = NewSpell(
            type, from: from, term: term, weeklyHoursTenths: hours, rome: rome, employer: employer)
        let (household, person) = (household, member.id)
        return { tx, author, confirming in
            try tx.beginWork(spell, of: person, by: author, confirming: confirming)
            return Done(link: .household(household.code, .employment), sentence: ask.l("Contrat enregistré."))
        }
    }
}

/// A contract ends.
struct ContractEndAct: FileAct {
    static let noun = "fin-de-contrat"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Fin de contrat") }

    let household: Household
    let spell: EmploymentSpell

    init(_ request: ActRequest) throws {
        let spells = request.file.members.flatMap(\.spells)
        guard let found = spells.first(where: { $0.id == request.subject }) else { throw AccessRefusal.notFound }
        household = request.household
        spell = found
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p("\(form.ask.words(spell)), \(form.ask.span(spell.from, spell.to))")
        form.day(h, "jour", form.l("Dernier jour de travail"), usual: spell.to ?? form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let (household, id) = (household, spell.id)
        return { tx, author, confirming in
            try tx.endWork(id, on: day, by: author, confirming: confirming)
            return Done(link: .household(household.code, .employment), sentence: l("Fin de contrat enregistrée."))
        }
    }
}

/// What a member does when it is no contract.
struct SituationAct: FileAct {
    static let noun = "situation"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Situation professionnelle") }

    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        form.codes(h, "situation", l("Situation"), EmploymentStatus.allCases, "employmentStatus", empty: l("Choisir"))
        form.day(h, "jour", l("Depuis le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let status: EmploymentStatus? = reading.code("situation", orSay: ask.l("Choisissez la situation."))
        let day = reading.day("jour")
        guard let status else { return nil }
        let (household, person) = (household, member.id)
        return { tx, author, _ in
            try tx.declareSituation(status, of: person, from: day, by: author)
            return Done(link: .household(household.code, .employment), sentence: ask.l("Situation enregistrée."))
        }
    }
}
