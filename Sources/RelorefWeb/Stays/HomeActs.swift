import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Where the household comes from: a stay in a reception centre.
struct CentreStayAct: FileAct {
    static let noun = "centre"
    static let permission = Permission.writeFiles
    static let fields = ["to": "sorti", "exitType": "destination", "*": "jour"]

    static func title(_ l: Language) -> String { l("Séjour en centre") }

    let household: Household
    let centres: [CentreLine]

    init(_ request: ActRequest) throws {
        household = request.household
        centres = try request.tx.centres(
            CentreFilter(), on: request.ask.today, limit: 500, visibleTo: try request.ask.actor())
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.choice(
            h, "centre", l("Centre"),
            centres.map { ($0.centre.id, "\($0.centre.name) (\($0.centre.departement))") }, empty: l("Choisir"))
        form.day(h, "jour", l("Entré le"))
        form.day(
            h, "prise_en_charge", l("Fin de prise en charge"),
            hint: l("Si elle est connue : le terme se calcule à partir d’elle."))
        h.details(form.refusal == nil ? nil : .open) {
            h.summary(l("Le ménage a déjà quitté ce centre"))
            form.day(h, "sorti", l("Sorti le"))
            form.codes(h, "destination", l("Destination"), ExitType.allCases, "exitType", empty: l("Choisir"))
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let centre = reading.text("centre", orSay: l("Choisissez le centre."))
        let from = reading.day("jour")
        let stay = NewCentreStay(
            household: household.id, centre: centre, from: from, careEndOn: reading.optionalDay("prise_en_charge"),
            to: reading.optionalDay("sorti"), exitType: ExitType(rawValue: ask.form["destination"]))
        let link = Link.household(household.code, .pathway)
        return { tx, author, confirming in
            try tx.recordCentreStay(stay, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Séjour en centre enregistré."))
        }
    }
}

/// A lease of the household's own, without a relay stay.
struct LeaseAct: FileAct {
    static let noun = "bail"
    static let permission = Permission.writeFiles
    static let fields = [
        "landlord": "bailleur", "stock": "parc", "commune": "commune", "start": "debut_bail", "rent": "loyer",
        "from": "debut_bail", "signedOn": "signature", "*": "bailleur",
    ]

    static func title(_ l: Language) -> String { l("Bail direct sans relais") }

    let household: Household
    let lease: LeaseFields

    init(_ request: ActRequest) throws {
        household = request.household
        lease = try LeaseFields(
            request.ask, request.tx, departement: request.file.departement, household: request.household.id)
    }

    func write(_ h: HTML, _ form: ActForm) { lease.write(h, form, asksStock: true) }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        guard let lease = try lease.read(&reading, stock: nil, tx) else {
            if reading.errors.isEmpty {
                reading.refuse("bailleur", l("Donnez le bail : bailleur, commune, loyer, signature."))
            }
            return nil
        }
        let (household, ask) = (household, reading.ask)
        return { tx, author, confirming in
            let signed = try tx.signLease(lease, for: household.id, by: author, confirming: confirming)
            return Done(
                link: .household(household.code, .pathway),
                sentence: l("Bail direct enregistré.") + (try FollowUpWords(ask: ask).opened(by: signed, tx)))
        }
    }
}

/// A sliding lease becomes the household's own.
struct SlideAct: FileAct {
    static let noun = "glissement"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Glissement du bail") }

    let home: HomePlace
    let household: Household
    let hasRequest: Bool

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
        hasRequest = try request.tx.hasOpenRequest(household.id)
    }

    func write(_ h: HTML, _ form: ActForm) {
        form.day(h, "jour", form.l("Le bail est au nom du ménage depuis le"), usual: form.ask.today)
        if hasRequest {
            form.tick(
                h, "demande_satisfaite", form.l("La demande de logement social est satisfaite"), usual: true)
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let (stay, link) = (home.id, Link.household(household.code, .pathway))
        let meets = hasRequest && reading.ask.form.has("demande_satisfaite")
        return { tx, author, confirming in
            try tx.slide(stay, on: day, meetsRequest: meets, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Glissement du bail enregistré."))
        }
    }
}

/// The household leaves a dwelling that it rents by itself.
struct LeavingHomeAct: FileAct {
    static let noun = "depart"
    static let permission = Permission.writeFiles
    static let fields = ["arrears": "dette", "*": "jour"]

    static func title(_ l: Language) -> String { l("Départ du logement") }

    let home: HomePlace
    let household: Household
    let owed: OwedRent

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
        owed = try request.tx.owedRent(ofLease: home.id)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.place(of: home).capitalizedFirst)
        form.day(h, "jour", l("Parti le"), usual: form.ask.today)
        guard owed.cents > 0 else { return }
        form.codes(
            h, "dette", l("Ce que devient la dette de loyer"), StayRules.ArrearsSettlement.allCases,
            "arrearsSettlement", hint: l("Il reste {somme} à payer.", ["somme": l.money(cents: owed.cents)]),
            usual: owed.hasPlan ? .plan : nil, empty: l("pas encore décidé"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let settlement = StayRules.ArrearsSettlement(rawValue: reading.ask.form["dette"])
        let (stay, link) = (home.id, Link.household(household.code, .pathway))
        return { tx, author, confirming in
            try tx.leaveHome(stay, on: day, settling: settlement, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Départ enregistré."))
        }
    }
}
