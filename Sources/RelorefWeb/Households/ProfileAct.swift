import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is known of a member besides names and papers: languages, telephone, reading, arrival in France.
struct ProfileAct: FileAct {
    static let noun = "fiche"
    static let permission = Permission.writeFiles
    static let fields = ["phone": "telephone", "nationality": "nationalite", "arrival": "arrivee", "*": "langue1"]
    private static let languageRows = 3
    private static let countryRows = 2

    static func title(_ l: Language) -> String { l("Langues, téléphone, arrivée") }

    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let profile = member.profile ?? PersonalProfile()
        let person = member.member.person
        h.p(form.ask.name(member.member.identity))
        h.input(.type("hidden"), .name("version"), .value(String(person.version)))
        let labels = form.ask.services.labels
        let languages = labels.codes("language").map { ($0, form.ask.label("language", $0)) }
        form.group(h, "langues", l("Langues, la mieux comprise d’abord")) {
            for row in 1...Self.languageRows {
                form.choice(
                    h, "langue\(row)", l("Langue {n}", ["n": String(row)]), languages,
                    usual: row <= profile.languages.count ? profile.languages[row - 1] : "", empty: l("aucune"))
            }
            form.tick(h, "interprete", l("A besoin d’un interprète"), usual: profile.needsInterpreter)
            form.codes(
                h, "lecture", l("Lecture"), Literacy.allCases, "literacy", usual: person.literacy, empty: l("inconnue"))
        }
        form.text(h, "telephone", l("Téléphone"), usual: profile.phone)
        if form.ask.may(.seeNationality) {
            let countries = labels.codes("country").map { ($0, form.ask.label("country", $0)) }
            for row in 1...Self.countryRows {
                form.choice(
                    h, row == 1 ? "nationalite" : "nationalite\(row)",
                    row == 1 ? l("Nationalité") : l("Autre nationalité"), countries,
                    usual: row <= profile.nationalities.count ? profile.nationalities[row - 1] : "",
                    empty: row == 1 ? l("inconnue") : l("aucune"))
            }
        }
        form.codes(h, "sexe", l("Sexe"), Sex.allCases, "sex", usual: person.sex)
        form.day(
            h, "arrivee", l("Arrivée en France"), hint: l("Facultatif ; rien ne peut s’y passer avant ce jour."),
            usual: person.arrivedOn)
        if member.member.birth.isAdult(on: form.ask.today) != true || person.isEmancipated {
            form.tick(h, "emancipe", l("Mineur émancipé par le juge"), usual: person.isEmancipated)
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let form = ask.form
        let arrived = reading.optionalDay("arrivee", .event(today: ask.today))
        var profile = member.profile ?? PersonalProfile()
        let typed = (1...Self.languageRows).compactMap { form.filled("langue\($0)") }
        // More languages than the form has rows stay as they are.
        profile.languages = typed + profile.languages.dropFirst(Self.languageRows).filter { !typed.contains($0) }
        profile.needsInterpreter = form.has("interprete")
        profile.phone = form["telephone"]
        if ask.may(.seeNationality) {
            profile.nationalities =
                ["nationalite", "nationalite2"].compactMap { form.filled($0) }
                + profile.nationalities.dropFirst(Self.countryRows)
        }
        let known = Set(ask.services.labels.codes("language") + ask.services.labels.codes("country"))
        guard Set(profile.languages + profile.nationalities).isSubset(of: known) else {
            throw AccessRefusal.notFound
        }
        let isMinor = member.member.birth.isAdult(on: ask.today) != true || member.member.person.isEmancipated
        let change = PersonChange(
            sex: Sex(rawValue: form["sexe"]), literacy: Literacy(rawValue: form["lecture"]), profile: profile,
            arrivedOn: arrived, isEmancipated: isMinor ? form.has("emancipe") : nil)
        let (household, person, version) = (household, member.id, Int(form["version"]) ?? -1)
        return { tx, author, confirming in
            try tx.changePerson(person, version: version, change, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Fiche enregistrée."))
        }
    }
}
