import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A request for social housing is written down, or what is known of it changes.
struct SocialRequestAct: FileAct {
    static let noun = "demande-de-logement"
    static let permission = Permission.writeFiles
    static let fields = [
        "number": "numero", "shared": "numero", "second": "numero", "filedOn": "depot", "attestedOn": "attestation",
        "*": "depot",
    ]

    static func title(_ l: Language) -> String { l("Demande de logement social") }

    let household: Household
    let departement: String
    let request: SocialHousingRequest?
    let communes: CommunesTyped

    init(_ request: ActRequest) throws {
        household = request.household
        departement = request.file.departement
        self.request = try request.asksOfRequest()
        communes = try CommunesTyped(self.request?.wish.communes ?? [], request.tx)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        if let request {
            h.input(.type("hidden"), .name("version"), .value(form.value("version", String(request.version))))
        }
        h.div(.class("line")) {
            form.day(h, "depot", l("Déposée le"), hint: l("Vide : elle reste à déposer."), usual: request?.filedOn)
            form.codes(
                h, "guichet", l("Où"), SocialHousingRequest.Body.allCases, "socialRequestBody", usual: request?.body,
                empty: l("Choisir"))
        }
        form.text(
            h, "numero", l("Numéro unique"), hint: l("18 chiffres ou lettres, avec ou sans espaces."),
            usual: request?.number?.grouped ?? "")
        form.day(
            h, "attestation", l("Attestation reçue le"), hint: l("Elle arrive dans le mois."),
            usual: request?.attestedOn)
        form.text(
            h, "departement", l("Département"), hint: l("Numéro, par exemple 77."),
            usual: request?.departement ?? departement)
        form.area(
            h, "communes", l("Communes souhaitées"),
            hint: l("Une par ligne, la plus souhaitée d’abord ; le département entre parenthèses s’il est autre."),
            usual: communes.text(in: request?.departement ?? departement))
        h.div(.class("line")) {
            form.codes(
                h, "type", l("Type de logement"), DwellingType.allCases, "dwellingType", usual: request?.wish.type,
                empty: l("sans préférence"))
            form.number(
                h, "loyer", l("Loyer au plus, charges comprises (€)"),
                usual: request?.wish.maximumCents.map(MoneyField.text) ?? "")
        }
        form.options(
            h, "besoins", l("Le logement doit avoir"), Self.needs.map { ($0, ask.label("adaptationNeed", $0)) },
            usual: request?.wish.needs ?? [], hint: l("Ce qu’il faut au logement, jamais pourquoi."))
    }

    /// What a dwelling can have; the other adaptations are no dwelling's.
    private static let needs = ["stepFreeAccess", "groundFloor", "quietEnvironment"]

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let place = reading.departement("departement")
        let new = NewSocialRequest(
            number: RegistrationNumber(ask.form["numero"]),
            body: SocialHousingRequest.Body(rawValue: ask.form["guichet"]), departement: place,
            wish: SocialHousingRequest.Wish(
                communes: try CommunesTyped.read(&reading, "communes", in: place, tx),
                type: DwellingType(rawValue: ask.form["type"]), maximumCents: reading.parts("loyer", of: 100),
                needs: Set(ask.form.all("besoins")).intersection(Self.needs)),
            filedOn: reading.optionalDay("depot", .event(today: ask.today)),
            attestedOn: reading.optionalDay("attestation", .event(today: ask.today)))
        let (household, known) = (household, request?.id)
        let version = reading.number("version")
        return { tx, author, confirming in
            let link = Link.household(household.code, .search)
            if let known {
                try tx.changeRequest(known, to: new, version: version, by: author, confirming: confirming)
                return Done(link: link, sentence: l("Demande de logement modifiée."))
            }
            try tx.recordRequest(new, for: household.id, by: author, confirming: confirming)
            return Done(
                link: link,
                sentence: new.filedOn == nil
                    ? l("Demande de logement à déposer.") : l("Demande de logement enregistrée."))
        }
    }
}

/// The attestation came, with the number.
struct RequestAttestationAct: FileAct {
    static let noun = "attestation-de-demande"
    static let permission = Permission.writeFiles
    static let fields = [
        "number": "numero", "shared": "numero", "second": "numero", "attestedOn": "jour", "*": "jour",
    ]

    static func title(_ l: Language) -> String { l("Attestation de la demande") }

    let household: Household
    let request: SocialHousingRequest

    init(_ request: ActRequest) throws {
        household = request.household
        guard let found = try request.asksOfRequest() else { throw AccessRefusal.notFound }
        self.request = found
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.text(
            h, "numero", l("Numéro unique"), hint: l("18 chiffres ou lettres, avec ou sans espaces."),
            usual: request.number?.grouped ?? "")
        form.day(h, "jour", l("Attestation reçue le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        if RegistrationNumber(reading.ask.form["numero"]) == nil {
            reading.refuse("numero", l("Écrivez le numéro unique : il est sur l’attestation."))
        }
        let number = RegistrationNumber(reading.ask.form["numero"])
        let day = reading.day("jour")
        let (id, link) = (request.id, Link.household(household.code, .search))
        return { tx, author, confirming in
            try tx.attestRequest(id, on: day, number: number, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Attestation enregistrée."))
        }
    }
}
