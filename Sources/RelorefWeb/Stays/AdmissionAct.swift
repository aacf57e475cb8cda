import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The household is let into a vacant relay dwelling: the committee's decision, before the keys.
struct AdmissionAct: FileAct {
    static let noun = "admission"
    static let permission = Permission.admitHouseholds
    /// The code of a dwelling that was looked at before.
    static let dwelling = "relais"
    static let fields = [
        "agreementEnd": "terme", "to": "depart", "reason": "financement_motif", "protection": "financement",
        "guardian": "tutelle", "place": "place", "*": "logement",
    ]

    static func title(_ l: Language) -> String { l("Admettre en logement-relais") }
    static func button(_ l: Language) -> String { l("Admettre") }

    let file: HouseholdFile
    let offers: [DwellingOffer]
    /// Months of a first agreement.
    let usualTerm: Int

    init(_ request: ActRequest) throws {
        file = request.file
        usualTerm = try request.tx.datedTerms()
            .value(.termRelayFirst, on: request.ask.today, in: request.file.departement)
        let stay = file.homes.last { $0.stay.state == .active && $0.stay.kind == .relay }?.stay
        offers = try DwellingOffers(
            ask: request.ask, household: file.household, awaited: file.awaited.count, departement: file.departement,
            except: stay?.dwelling, asked: request.ask.query.filled(Self.dwelling)
        ).all(request.tx)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        DwellingChoice(offers: offers, form: form).write(h)
        form.day(h, "jour", l("Entrée prévue le"), usual: form.ask.today)
        h.details(form.refusal == nil ? nil : .open) {
            h.summary(l("Terme, départ prévu, financement"))
            form.day(
                h, "terme", l("Fin de la convention"),
                hint: l("Vide : {n} mois après l’entrée.", ["n": l.number(usualTerm)]))
            form.day(h, "depart", l("Départ prévu"), hint: l("Vide si rien n’est prévu."))
            form.number(h, "place", l("Place ou chambre"), hint: l("Son numéro, dans un logement partagé."))
            form.choice(
                h, "financement", l("Financement"), [("alt", l("ALT")), ("other", l("autre financement"))], usual: "alt"
            )
            form.text(
                h, "financement_motif", l("Pourquoi un autre financement"), hint: l("Seulement si ce n’est pas l’ALT."))
            if file.household.composition == .unaccompaniedMinor {
                form.text(h, "tutelle", l("Organisme qui a la garde du mineur"), usual: file.guardian ?? "")
            }
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let dwelling = reading.text("logement", orSay: l("Choisissez le logement."))
        let from = reading.day("jour", .term)
        let term = reading.optionalDay("terme")
        let to = reading.optionalDay("depart")
        let admission = NewAdmission(
            household: file.household.id, dwelling: dwelling, from: from, plannedTo: to, term: term,
            place: reading.number("place"),
            funding: ask.form["financement"] == "other" ? .other : .alt, fundingReason: ask.form["financement_motif"],
            guardian: ask.form["tutelle"])
        let link = Link.household(file.household.code)
        return { tx, author, confirming in
            let stay = try tx.admit(admission, by: author, confirming: confirming)
            return Done(
                link: link, sentence: l("Admission enregistrée. Confirmez l’entrée le jour de la remise des clés."),
                undo: Link.act(link, "annulation").with("sujet", stay.id))
        }
    }
}

/// The household moves in.
struct EntryAct: FileAct {
    static let noun = "entree"
    static let permission = Permission.admitHouseholds
    static let fields = ["entryInventory": "etat_des_lieux", "*": "jour"]

    static func title(_ l: Language) -> String { l("Confirmer l’entrée") }
    static func button(_ l: Language) -> String { l("Confirmer l’entrée") }

    let home: HomePlace
    let household: Household

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
    }

    func write(_ h: HTML, _ form: ActForm) {
        let planned = home.stay.plannedFrom ?? form.ask.today
        h.p(form.ask.place(of: home).capitalizedFirst)
        form.day(h, "jour", form.l("Entré le"), usual: min(planned, form.ask.today))
        form.day(h, "etat_des_lieux", form.l("État des lieux d’entrée fait le"), hint: form.l("Facultatif."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let inventory = reading.optionalDay("etat_des_lieux")
        let (stay, link) = (home.id, Link.household(household.code))
        return { tx, author, confirming in
            try tx.enter(stay, on: day, inventoryOn: inventory, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Entrée enregistrée le {jour}.", ["jour": l.shortDay(day)]))
        }
    }
}

/// A planned stay does not take place.
struct CancellationAct: FileAct {
    static let noun = "annulation"
    static let permission = Permission.admitHouseholds

    static func title(_ l: Language) -> String { l("Annuler l’admission") }
    static func button(_ l: Language) -> String { l("Annuler l’admission") }

    let home: HomePlace
    let household: Household

    init(_ request: ActRequest) throws {
        // A plan that was cancelled already is not in the file any more.
        home = try request.home()
        household = request.household
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.ask.place(of: home).capitalizedFirst)
        h.p(form.l("Le logement redevient libre pour un autre ménage. Rien d’autre ne change."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let (stay, link) = (home.id, Link.household(household.code))
        return { tx, author, _ in
            try tx.cancel(stay, by: author)
            return Done(link: link, sentence: l("Admission annulée."))
        }
    }
}

/// From one relay dwelling to another on the same day: the stay goes on (V35).
struct TransferAct: FileAct {
    static let noun = "transfert"
    static let permission = Permission.admitHouseholds
    static let fields = ["agreementEnd": "terme", "place": "place", "*": "logement"]

    static func title(_ l: Language) -> String { l("Changer de logement-relais") }

    let home: HomePlace
    let household: Household
    let offers: [DwellingOffer]

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
        offers = try DwellingOffers(
            ask: request.ask, household: household, awaited: request.file.awaited.count,
            departement: request.file.departement, except: home.stay.dwelling
        ).all(request.tx)
    }

    func write(_ h: HTML, _ form: ActForm) {
        DwellingChoice(offers: offers, form: form).write(h)
        form.day(h, "jour", form.l("Le"), usual: form.ask.today)
        form.day(h, "terme", form.l("Fin de la nouvelle convention"), hint: form.l("Vide : comme la précédente."))
        form.number(
            h, "place", form.l("Place ou chambre"), hint: form.l("Son numéro, dans un logement partagé."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let dwelling = reading.text("logement", orSay: l("Choisissez le logement."))
        let day = reading.day("jour")
        let term = reading.optionalDay("terme")
        let place = reading.number("place")
        let (stay, link) = (home.id, Link.household(household.code))
        return { tx, author, confirming in
            try tx.transfer(stay, to: dwelling, on: day, term: term, place: place, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Changement de logement enregistré : le séjour continue."))
        }
    }
}
