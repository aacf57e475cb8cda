import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The form on an offer: the dwelling, its rent, and how it is to be answered.
struct OfferForm {
    let typed: FormFields
    private(set) var errors: [FormReading.FieldError] = []
    private(set) var facts: HousingOffer.Facts?
    private(set) var address: DwellingAddress?
    private(set) var partner = ""
    private(set) var site = ""

    /// An empty form.
    init(_ ask: Ask) { typed = ask.query }

    /// The record as it is.
    init(_ ask: Ask, _ sheet: OfferSheet) {
        let (offer, facts) = (sheet.offer, sheet.offer.facts)
        func money(_ cents: Int?) -> String { cents.map(MoneyField.text) ?? "" }
        func day(_ day: Day?) -> String { day.map(ask.dayField) ?? "" }
        func tick(_ value: Bool?) -> String { value.map { $0 ? "oui" : "non" } ?? "" }
        typed = FormFields([
            ("bailleur", offer.partner), ("site", offer.site), ("convention", facts.convention ?? ""),
            ("commune", sheet.communeName ?? ""), ("departement", facts.departement),
            ("type", facts.type?.rawValue ?? ""), ("surface", facts.surfaceTenths.map(Self.decimal) ?? ""),
            ("etage", facts.floor.map(String.init) ?? ""), ("ascenseur", tick(facts.hasLift)),
            ("plain_pied", tick(facts.isStepFree)), ("dpe", facts.energy?.rawValue ?? ""),
            ("loyer", money(facts.rentCents)), ("charges", money(facts.chargesCents)),
            ("libre", day(facts.availableOn)), ("contingent", facts.quota?.rawValue ?? ""),
            ("recue", day(facts.receivedOn)), ("comment", facts.receivedHow?.rawValue ?? ""),
            ("candidatures", facts.candidatesAsked.map(String.init) ?? ""), ("reponse_avant", day(facts.answerBy)),
            ("rue", sheet.address?.street ?? ""), ("code_postal", sheet.address?.postalCode ?? ""),
            ("au_registre", sheet.dwellingCode ?? ""), ("version", String(offer.version)),
        ])
    }

    private static func decimal(_ tenths: Int) -> String {
        tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10),\(tenths % 10)"
    }

    /// A form that was sent.
    ///
    /// - Parameter isByLandlord: the landlord writes it: who lets and where it came in are known.
    init(_ ask: Ask, _ tx: any Transaction, isByLandlord: Bool = false) throws {
        var reading = FormReading(ask)
        let (l, form) = (ask.l, ask.form)
        typed = form
        if !isByLandlord {
            partner = reading.text("bailleur", orSay: l("Choisissez le bailleur."))
            site = reading.text("site", orSay: l("Choisissez le site."))
        }
        let place = try PlaceReading(&reading, tx)
        var read = HousingOffer.Facts(
            departement: place.departement, commune: place.commune?.code, type: DwellingType(rawValue: form["type"]),
            surfaceTenths: reading.parts("surface", of: 10), rentCents: reading.parts("loyer", of: 100),
            chargesCents: reading.parts("charges", of: 100), quota: HousingOffer.Quota(rawValue: form["contingent"]),
            receivedOn: isByLandlord ? ask.today : reading.day("recue"),
            receivedHow: isByLandlord ? .platform : HousingOffer.Received(rawValue: form["comment"]),
            candidatesAsked: reading.number("candidatures"), answerBy: reading.optionalDay("reponse_avant"))
        read.floor = reading.floor("etage")
        read.hasLift = Self.tick(form["ascenseur"])
        read.isStepFree = Self.tick(form["plain_pied"])
        read.energy = HousingOffer.EnergyClass(rawValue: form["dpe"])
        read.availableOn = reading.optionalDay("libre")
        read.convention = isByLandlord ? nil : form.filled("convention")
        if !isByLandlord, let code = form.filled("au_registre") {
            read.dwelling = try reading.dwelling(code, of: partner, tx)
        }
        Self.check(read, &reading)
        if let street = form.filled("rue") {
            address = DwellingAddress(street: street, postalCode: form["code_postal"])
        }
        errors = reading.errors
        if errors.isEmpty { facts = read }
    }

    private static func tick(_ typed: String) -> Bool? { typed == "oui" ? true : typed == "non" ? false : nil }

    private static func check(_ facts: HousingOffer.Facts, _ reading: inout FormReading) {
        let l = reading.ask.l
        if let surface = facts.surfaceTenths, !(40...9_999 ~= surface) {
            reading.refuse("surface", l("La surface se donne entre 4 et 999,9 m²."))
        }
        if let asked = facts.candidatesAsked, !(1...20 ~= asked) {
            reading.refuse("candidatures", l("Donnez un nombre de 1 à 20."))
        }
        if let last = facts.answerBy, last < facts.receivedOn {
            reading.refuse(
                "reponse_avant",
                l(
                    "La réponse est attendue avant le jour de la réception : vérifiez les deux dates."))
        }
        if facts.receivedOn > reading.ask.today { reading.refuse("recue", l("Ce jour n’est pas encore venu.")) }
    }
}

extension FormReading {
    /// A dwelling of the register, by its code: of this landlord, or of nobody that is known.
    fileprivate mutating func dwelling(_ code: String, of landlord: String, _ tx: any Transaction) throws -> String? {
        guard let found = try tx.dwelling(code: code.uppercased(), visibleTo: try ask.actor()) else {
            refuse("au_registre", ask.l("Aucun logement n’a ce code : vérifiez-le, ou laissez vide."))
            return nil
        }
        if let owner = found.landlord, owner != landlord {
            refuse("au_registre", ask.l("Ce logement est à un autre bailleur."))
            return nil
        }
        return found.id
    }

    /// A floor, from three below the ground to the sixtieth.
    fileprivate mutating func floor(_ field: String) -> Int? {
        guard let typed = ask.form.filled(field) else { return nil }
        if let floor = Int(typed.filter { !$0.isWhitespace }), -3...60 ~= floor { return floor }
        refuse(field, ask.l("Donnez l’étage en chiffres, 0 pour le rez-de-chaussée."))
        return nil
    }
}
