import RelorefDomain
import RelorefRecords

/// Turns a draft into a household to register; what cannot be read is said by section and field.
struct RegistrationReading {
    let ask: Ask
    let draft: RegistrationDraft
    private(set) var reading: FormReading

    init(_ ask: Ask, _ draft: RegistrationDraft) {
        self.ask = ask.reading(draft.fields)
        self.draft = draft
        reading = FormReading(self.ask)
    }

    private var l: Language { ask.l }
    private var form: FormFields { draft.fields }

    /// What is wrong with a section, so that the list of tasks says where to go on.
    static func errors(_ ask: Ask, _ draft: RegistrationDraft, _ section: RegistrationSection) -> [FormReading
        .FieldError]
    {
        var all = RegistrationReading(ask, draft)
        _ = all.persons()
        _ = all.awaited()
        _ = all.consents()
        _ = all.centreStay(of: draft.id)
        _ = all.work()
        return all.reading.errors.filter { section.owns($0.field) }
    }

    mutating func persons() -> [NewPerson] {
        if draft.persons.isEmpty { reading.refuse("nom1", l("Donnez au moins la personne de référence.")) }
        return draft.persons.compactMap { row in
            let fields = PersonFields(form: ActForm(ask: ask, refusal: nil), suffix: String(row))
            guard var person = fields.person(&reading, kinship: draft.kinship(row)) else { return nil }
            person.protections = protection(row)
            person.permits = permit(row)
            person.french = french(row)
            person.profile = PersonalProfile(
                nationalities: form.all("nationalite\(row)").filter { !$0.isEmpty },
                languages: ["langue\(row)", "langue_b\(row)"].compactMap { form.filled($0) },
                needsInterpreter: form.has("interprete\(row)"))
            return person
        }
    }

    private mutating func protection(_ row: Int) -> [NewPerson.Protection] {
        guard let kind = ProtectionKind(rawValue: form["nature\(row)"]) else { return [] }
        return [
            .init(
                kind, authority: ProtectionAuthority(rawValue: form["autorite\(row)"]) ?? .ofpra,
                decidedOn: reading.optionalDay("decision\(row)", .event(today: ask.today)))
        ]
    }

    private mutating func permit(_ row: Int) -> [NewPerson.Permit] {
        guard let kind = PermitKind(rawValue: form["titre\(row)"]) else { return [] }
        return [.init(kind, expiresOn: reading.optionalDay("fin_titre\(row)"))]
    }

    private mutating func french(_ row: Int) -> NewPerson.French? {
        let oral = FrenchLevel(rawValue: form["oral\(row)"])
        let written = FrenchLevel(rawValue: form["ecrit\(row)"])
        guard oral != nil || written != nil else { return nil }
        guard let oral, let written else {
            reading.refuse(
                oral == nil ? "oral\(row)" : "ecrit\(row)", l("Donnez les deux niveaux, à l’oral et à l’écrit."))
            return nil
        }
        return .init(
            assessedOn: reading.optionalDay("evalue\(row)", .event(today: ask.today)) ?? ask.today, oral: oral,
            written: written)
    }

    mutating func awaited() -> [ExpectedRelative] {
        (1...RegistrationPages.awaitedRows).compactMap { row in
            guard let kinship = Kinship(rawValue: form["attendu_lien\(row)"]) else { return nil }
            let year = reading.number("attendu_annee\(row)")
            if let year, !(1900...ask.today.year).contains(year) {
                reading.refuse("attendu_annee\(row)", l("Donnez une année de naissance en quatre chiffres."))
            }
            return ExpectedRelative(kinship, birthYear: year, expectedOn: reading.optionalDay("attendu_jour\(row)"))
        }
    }

    mutating func consents() -> [ConsentKind: Day] {
        let given = ConsentKind.allCases.filter { form.has("accord_\($0.rawValue)") }
        if given.isEmpty { return [:] }
        let day = reading.optionalDay("donne", .event(today: ask.today)) ?? ask.today
        return Dictionary(given.map { ($0, day) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func centreStay(of household: String) -> NewCentreStay? {
        guard let centre = form.filled("centre") else { return nil }
        return NewCentreStay(
            household: household, centre: centre, from: reading.day("entree"),
            careEndOn: reading.optionalDay("prise_en_charge"))
    }

    /// What each adult does, by line.
    mutating func work() -> [Int: (situation: EmploymentStatus?, spell: NewSpell?, since: Day)] {
        var work: [Int: (situation: EmploymentStatus?, spell: NewSpell?, since: Day)] = [:]
        for row in draft.adults(on: ask.today) {
            let since = reading.optionalDay("depuis\(row)", .event(today: ask.today)) ?? ask.today
            let hours = reading.parts("heures\(row)", of: 10)
            let spell = ContractType(rawValue: form["contrat\(row)"]).map {
                NewSpell($0, from: since, weeklyHoursTenths: hours)
            }
            let situation = spell == nil ? EmploymentStatus(rawValue: form["situation\(row)"]) : nil
            if spell != nil || situation != nil { work[row] = (situation, spell, since) }
        }
        return work
    }
}
