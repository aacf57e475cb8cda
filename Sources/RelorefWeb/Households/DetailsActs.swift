import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// How to speak to a member and how to reach her: languages, interpreter, telephone, reading, nationality.
struct PersonDetailsAct: FileAct {
    static let noun = "coordonnees"
    static let permission = Permission.writeFiles
    static let fields = [
        "phone": "telephone", "sharedPhone": "telephone", "nationalities": "nationalite", "nationality": "nationalite",
        "arrival": "arrivee",
        "*": "telephone",
    ]

    static func title(_ l: Language) -> String { l("Langues et coordonnées") }

    let ask: Ask
    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        ask = request.ask
        household = request.household
        member = try request.member()
    }

    private var l: Language { ask.l }
    private var profile: PersonalProfile { member.profile ?? PersonalProfile() }
    private var person: Person { member.member.person }
    private var mayBeEmancipated: Bool {
        member.member.birth.isAdult(on: ask.today) != true || person.isEmancipated
    }
    private var languageNames: [(String, String)] {
        ask.services.labels.codes("language", on: ask.today).map { ($0, ask.label("language", $0)) }
    }
    private var countries: [(String, String)] {
        ask.services.labels.codes("country", on: ask.today).map { ($0, ask.label("country", $0)) }
    }

    /// In the order of the form.
    private var edited: [EditedField] {
        let languages = profile.languages
        func list(_ list: String, _ empty: String) -> @Sendable (String) -> String {
            { $0.isEmpty ? empty : ask.label(list, $0) }
        }
        var fields = [
            EditedField("sexe", l("Sexe"), member.member.person.sex.rawValue, shown: list("sex", "")),
            EditedField(
                "langue", l("Langue la mieux comprise"), languages.first ?? "", shown: list("language", l("inconnue"))),
            EditedField(
                "langue_b", l("Autre langue"), languages.dropFirst().first ?? "", shown: list("language", l("aucune"))),
            EditedField(
                "langue_c", l("Troisième langue"), languages.dropFirst(2).first ?? "",
                shown: list("language", l("aucune"))),
            EditedField("interprete", l("Interprète"), profile.needsInterpreter ? "oui" : "non") {
                $0 == "oui" ? l("oui") : l("non")
            },
            EditedField("telephone", l("Téléphone"), profile.phone),
            EditedField("courriel", l("Courriel"), profile.email),
            EditedField(
                "lecture", l("Lecture"), member.member.person.literacy?.rawValue ?? "",
                shown: list("literacy", l("inconnue"))),
            EditedField("arrivee", l("Arrivée en France"), person.arrivedOn.map(ask.dayField) ?? ""),
            EditedField(
                "voie", l("Voie d’arrivée"), person.arrivalRoute?.rawValue ?? "",
                shown: list("arrivalRoute", l("inconnue"))),
        ]
        if mayBeEmancipated {
            fields.append(
                EditedField("emancipe", l("Mineur émancipé par le juge"), person.isEmancipated ? "oui" : "non") {
                    $0 == "oui" ? l("oui") : l("non")
                })
        }
        if ask.may(.seeNationality) {
            let (first, second) = (profile.nationalities.first ?? "", profile.nationalities.dropFirst().first ?? "")
            fields += [
                EditedField("nationalite", l("Nationalité"), first, shown: list("country", l("inconnue"))),
                EditedField("nationalite_b", l("Autre nationalité"), second, shown: list("country", l("aucune"))),
            ]
        }
        return fields
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(ask.name(member.member.identity))
        for field in edited { field.remember(h, form) }
        let stored = Dictionary(edited.map { ($0.name, $0.stored) }, uniquingKeysWith: { first, _ in first })
        form.codes(h, "sexe", l("Sexe"), Sex.allCases, "sex", usual: member.member.person.sex)
        form.choice(
            h, "langue", l("Langue la mieux comprise"), languageNames, usual: stored["langue"] ?? "",
            empty: l("inconnue"))
        form.choice(
            h, "langue_b", l("Autre langue"), languageNames, usual: stored["langue_b"] ?? "", empty: l("aucune"))
        form.choice(
            h, "langue_c", l("Troisième langue"), languageNames, usual: stored["langue_c"] ?? "", empty: l("aucune"))
        form.choice(
            h, "interprete", l("Interprète"), [("non", l("non")), ("oui", l("oui"))], usual: stored["interprete"] ?? "")
        form.text(
            h, "telephone", l("Téléphone"), hint: l("06 12 34 56 78, ou +93 70 123 4567."), usual: profile.phone)
        form.text(h, "courriel", l("Courriel"), hint: l("Facultatif."), usual: profile.email)
        form.codes(
            h, "lecture", l("Lecture"), Literacy.allCases, "literacy", usual: member.member.person.literacy,
            empty: l("inconnue"))
        form.day(
            h, "arrivee", l("Arrivée en France"), hint: l("Facultatif ; rien ne peut s’y passer avant ce jour."),
            usual: person.arrivedOn)
        form.codes(
            h, "voie", l("Voie d’arrivée"), ArrivalRoute.allCases, "arrivalRoute", usual: person.arrivalRoute,
            empty: l("inconnue"))
        if mayBeEmancipated {
            form.choice(
                h, "emancipe", l("Mineur émancipé par le juge"), [("non", l("non")), ("oui", l("oui"))],
                usual: stored["emancipe"] ?? "")
        }
        if ask.may(.seeNationality) {
            form.choice(
                h, "nationalite", l("Nationalité"), countries, usual: stored["nationalite"] ?? "", empty: l("inconnue"))
            form.choice(
                h, "nationalite_b", l("Autre nationalité"), countries, usual: stored["nationalite_b"] ?? "",
                empty: l("aucune"))
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let form = reading.ask.form
        let sex: Sex? = reading.code("sexe", orSay: l("Choisissez le sexe, ou « non précisé »."))
        let arrived = reading.optionalDay("arrivee", .event(today: ask.today))
        guard let sex else { return nil }
        try EditConflict.check(edited, in: form)
        var profile = profile
        profile.languages =
            [form["langue"], form["langue_b"], form["langue_c"]].filter { !$0.isEmpty } + profile.languages.dropFirst(3)
        profile.needsInterpreter = form["interprete"] == "oui"
        (profile.phone, profile.email) = (form["telephone"], form["courriel"])
        if ask.may(.seeNationality) {
            let typed = [form["nationalite"], form["nationalite_b"]].filter { !$0.isEmpty }
            profile.nationalities = typed + profile.nationalities.dropFirst(2)
        }
        let change = PersonChange(
            sex: sex, literacy: Literacy(rawValue: form["lecture"]), profile: profile, arrivedOn: arrived,
            arrivalRoute: ArrivalRoute(rawValue: form["voie"]),
            isEmancipated: mayBeEmancipated ? form["emancipe"] == "oui" : nil)
        let (household, person) = (household, person)
        return { tx, author, confirming in
            let phones = try ask.services.names.phones(for: author.actor.files, tx)
            try tx.changePerson(
                person.id, version: person.version, change, phonesIn: phones, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Coordonnées enregistrées."))
        }
    }
}
