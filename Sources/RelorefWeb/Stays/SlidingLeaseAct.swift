import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A sliding lease begins: the association is the tenant until the lease slides to the household.
struct SlidingLeaseAct: FileAct {
    static let noun = "bail-glissant"
    static let permission = Permission.admitHouseholds
    static let fields = [
        "landlord": "bailleur", "stock": "parc", "commune": "commune", "from": "debut_bail", "signedOn": "signature",
        "*": "ou",
    ]

    static func title(_ l: Language) -> String { l("Bail glissant") }

    let household: Household
    let lease: LeaseFields
    /// The relay dwelling in which the household lives, whose lease may slide to it.
    let relay: HomePlace?

    init(_ request: ActRequest) throws {
        household = request.household
        lease = try LeaseFields(request.ask, request.tx, departement: request.file.departement)
        relay = request.file.homes.last { $0.stay.state == .active && $0.stay.kind == .relay }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        if let relay {
            form.choice(
                h, "ou", l("Pour quel logement ?"),
                [
                    ("relais", l("son logement-relais : {logement}", ["logement": form.ask.place(of: relay)])),
                    ("autre", l("un autre logement, décrit ci-dessous")),
                ], usual: "relais")
        }
        lease.write(h, form, asksStock: true)
        h.p(
            l("Le bail direct sera compté le jour où le bail glisse, une seule fois."), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let household = household
        let link = Link.household(household.code, .pathway)
        let place: NewLease
        if ask.form["ou"] == "relais", let dwelling = relay?.stay.dwelling {
            let signed = reading.day("signature")
            place = NewLease(
                .known(dwelling), signedOn: signed, from: reading.optionalDay("debut_bail"),
                rentCents: reading.parts("loyer", of: 100), throughProject: ask.form.has("projet"))
        } else if let described = try lease.read(&reading, stock: nil, tx) {
            place = described
        } else {
            if reading.errors.isEmpty {
                reading.refuse("bailleur", l("Donnez le bail : bailleur, commune, loyer, signature."))
            }
            return nil
        }
        return { tx, author, confirming in
            try tx.beginSlidingLease(place, for: household.id, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Bail glissant enregistré."))
        }
    }
}

/// Another place where the household lives: with relatives, in a hostel.
struct OtherHomeAct: FileAct {
    static let noun = "autre-hebergement"
    static let permission = Permission.writeFiles
    static let fields = ["to": "fin", "*": "jour"]

    static func title(_ l: Language) -> String { l("Autre hébergement") }

    let household: Household

    init(_ request: ActRequest) throws { household = request.household }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(l("Chez un tiers, à l’hôtel, dans un foyer : ni centre, ni logement du réseau."), .class("small muted"))
        form.day(h, "jour", l("Depuis le"), usual: form.ask.today)
        form.day(h, "fin", l("Parti le"), hint: l("Vide si le ménage y est encore."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let (day, to) = (reading.day("jour"), reading.optionalDay("fin", .event(today: reading.ask.today)))
        let household = household
        return { tx, author, confirming in
            try tx.recordOtherHome(of: household.id, from: day, to: to, by: author, confirming: confirming)
            return Done(link: .household(household.code, .pathway), sentence: l("Hébergement enregistré."))
        }
    }
}
