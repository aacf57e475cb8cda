import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

extension ActRequest {
    /// Ties that a newcomer may have: the reference person is there already.
    var kinshipsOfNewcomers: [Kinship] {
        file.present.contains { $0.member.membership.kinship == .reference }
            ? Kinship.allCases.filter { $0 != .reference } : Kinship.allCases
    }
}

/// Somebody who belongs to the household and was not written down yet.
struct AddPersonAct: FileAct {
    static let noun = "personne"
    static let permission = Permission.writeFiles
    static let fields = [
        "family": "nom", "given": "prenom", "birth": "naissance", "kinship": "lien", "reference": "lien", "*": "nom",
    ]

    static func title(_ l: Language) -> String { l("Ajouter une personne") }

    let household: Household
    let kinships: [Kinship]

    init(_ request: ActRequest) throws {
        household = request.household
        kinships = request.kinshipsOfNewcomers
    }

    func write(_ h: HTML, _ form: ActForm) {
        PersonFields(form: form).write(h, kinships: kinships)
        form.day(h, "jour", form.l("Dans le ménage depuis le"), usual: form.ask.today)
        form.tick(h, "en_partie", form.l("Vit en partie dans un autre foyer"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let day = reading.day("jour")
        guard var person = PersonFields(form: ActForm(ask: ask, refusal: nil)).person(&reading, from: day) else {
            return nil
        }
        person.partTime = ask.form.has("en_partie")
        let household = household
        let added = person
        return { tx, author, confirming in
            let index = try ask.services.names.index(for: author.actor.files, tx)
            try tx.addPerson(added, to: household.id, duplicatesIn: index, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Personne ajoutée au ménage."))
        }
    }
}

/// A child is born.
struct BirthAct: FileAct {
    static let noun = "naissance"
    static let permission = Permission.writeFiles
    static let fields = ["family": "nom", "birth": "naissance", "memberFrom": "naissance", "*": "naissance"]

    static func title(_ l: Language) -> String { l("Naissance") }

    let file: HouseholdFile

    init(_ request: ActRequest) throws { file = request.file }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        PersonFields(form: form).names(h, family: file.head?.member.identity?.family ?? "")
        form.day(h, "naissance", l("Né ou née le"), usual: form.ask.today)
        form.codes(h, "sexe", l("Sexe"), Sex.allCases, "sex", empty: l("Choisir"))
        let ties: [Kinship] = [.child, .grandchild, .stepchild, .otherRelative]
        form.codes(h, "lien", l("Lien avec la personne de référence"), ties, "kinship", usual: Kinship.child)
        h.p(
            l("À faire ensuite : déclarer la naissance à la CAF et mettre à jour la demande de logement social."),
            .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        guard let child = PersonFields(form: ActForm(ask: ask, refusal: nil)).person(&reading) else { return nil }
        let household = file.household
        return { tx, author, confirming in
            try tx.recordBirth(of: child, in: household.id, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Naissance enregistrée."))
        }
    }
}

/// A relative who was awaited arrives, or somebody who was not.
struct ArrivalAct: FileAct {
    static let noun = "arrivee"
    static let permission = Permission.writeFiles
    static let fields = ["family": "nom", "birth": "naissance", "kinship": "lien", "*": "jour"]

    static func title(_ l: Language) -> String { l("Arrivée d’un proche") }

    let household: Household
    let awaited: AwaitedRelative?
    let kinships: [Kinship]

    init(_ request: ActRequest) throws {
        household = request.household
        kinships = request.kinshipsOfNewcomers
        awaited = request.file.awaited.first { $0.id == request.subject }
        if awaited == nil, !request.subject.isEmpty { throw AccessRefusal.notFound }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let known = awaited?.identity
        PersonFields(form: form).names(h, known: known)
        let birth = known.flatMap { l.typed($0.birth).nonEmpty } ?? awaited?.birthYear.map(String.init) ?? ""
        form.text(
            h, "naissance", l("Naissance"), hint: l("12/04/1988, 04/1988, 1988, vers 1990, ou vide."), usual: birth)
        form.codes(h, "sexe", l("Sexe"), Sex.allCases, "sex", empty: l("Choisir"))
        form.codes(
            h, "lien", l("Lien avec la personne de référence"), kinships, "kinship", usual: awaited?.kinship,
            empty: l("Choisir"))
        form.day(h, "jour", l("Arrivé ou arrivée le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let day = reading.day("jour")
        guard let person = PersonFields(form: ActForm(ask: ask, refusal: nil)).person(&reading, from: day) else {
            return nil
        }
        let (household, expected) = (household, awaited?.id)
        return { tx, author, confirming in
            let index = try ask.services.names.index(for: author.actor.files, tx)
            try tx.recordArrival(
                of: person, in: household.id, expected: expected, duplicatesIn: index, by: author,
                confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Arrivée enregistrée."))
        }
    }
}

/// A relative is awaited, and counted only once there (V20).
struct ExpectationAct: FileAct {
    static let noun = "arrivee-attendue"
    static let permission = Permission.writeFiles
    static let fields = ["family": "nom", "birth": "naissance", "kinship": "lien", "*": "lien"]

    static func title(_ l: Language) -> String { l("Arrivée attendue") }

    let household: Household

    init(_ request: ActRequest) throws { household = request.household }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let kinships = Kinship.allCases.filter { $0 != .reference }
        form.codes(h, "lien", l("Lien avec la personne de référence"), kinships, "kinship", empty: l("Choisir"))
        form.day(h, "attendu", l("Attendu le"), hint: l("Vide si la date n’est pas connue."))
        PersonFields(form: form).names(h)
        form.text(h, "naissance", l("Naissance"), hint: l("12/04/1988, 04/1988, 1988, vers 1990, ou vide."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let kinship: Kinship? = reading.code("lien", orSay: ask.l("Choisissez le lien avec la personne de référence."))
        let day = reading.optionalDay("attendu")
        let identity = PersonFields(form: ActForm(ask: ask, refusal: nil)).identity(&reading)
        guard let kinship else { return nil }
        let relative = ExpectedRelative(
            kinship, birthYear: identity.birth.year, expectedOn: day,
            identity: identity.display.isEmpty ? nil : identity)
        let household = household
        return { tx, author, confirming in
            try tx.expectRelative(relative, in: household.id, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Arrivée attendue enregistrée."))
        }
    }
}
