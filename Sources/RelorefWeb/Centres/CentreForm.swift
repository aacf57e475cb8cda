import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The form on a centre: what it is, who runs it, where, and from when to when.
struct CentreForm {
    let typed: FormFields
    private(set) var errors: [FormReading.FieldError] = []
    private(set) var facts: CentreFacts?
    /// Its places from a day on, asked for with a new centre.
    private(set) var places: Int?
    private(set) var placesFrom: Day?

    /// An empty form, or the record as it is.
    init(_ ask: Ask, _ line: CentreLine? = nil) {
        guard let centre = line?.centre else {
            typed = ask.query
            return
        }
        typed = FormFields([
            ("nom", centre.name), ("nature", centre.kind.rawValue), ("gestionnaire", centre.operatorName),
            ("commune", line?.communeName ?? ""), ("departement", centre.departement), ("site", centre.site ?? ""),
            ("ouvert", centre.openedOn.map(ask.dayField) ?? ""), ("ferme", centre.closedOn.map(ask.dayField) ?? ""),
            ("version", String(centre.version)),
        ])
    }

    /// A form that was sent.
    init(_ ask: Ask, _ tx: any Transaction, isNew: Bool) throws {
        var reading = FormReading(ask)
        let l = ask.l
        typed = ask.form
        let name = reading.text("nom", orSay: l("Donnez le nom du centre."))
        let kind: CentreKind? = reading.code("nature", orSay: l("Choisissez la nature du centre."))
        let operatorName = reading.text("gestionnaire", orSay: l("Donnez le gestionnaire du centre."))
        let (opened, closed) = (reading.optionalDay("ouvert", .event(today: ask.today)), reading.optionalDay("ferme"))
        if let opened, let closed, closed < opened {
            reading.refuse("ferme", l("La fermeture vient avant l’ouverture."))
        }
        let place = try PlaceReading(&reading, tx)
        if isNew, ask.form.filled("places") != nil {
            places = reading.number("places")
            placesFrom = reading.optionalDay("places_jour", .event(today: ask.today)) ?? opened ?? ask.today
        }
        errors = reading.errors
        guard let kind, errors.isEmpty else { return }
        facts = CentreFacts(
            name: name, kind: kind, operatorName: operatorName, departement: place.departement,
            commune: place.commune?.code, site: ask.form.filled("site"), openedOn: opened, closedOn: closed)
    }
}

/// A commune by its name, or the département alone, as a form gives them.
struct PlaceReading {
    private(set) var commune: Commune?
    private(set) var departement: String

    init(_ reading: inout FormReading, _ tx: any Transaction, isRequired: Bool = true) throws {
        let (ask, l) = (reading.ask, reading.ask.l)
        departement = ask.form["departement"]
        if !departement.isEmpty, !ask.services.labels.codes("departement", on: ask.today).contains(departement) {
            throw AccessRefusal.notFound
        }
        guard let name = ask.form.filled("commune") else {
            if departement.isEmpty, isRequired {
                reading.refuse("commune", l("Donnez la commune, ou au moins le département."))
            }
            return
        }
        let found = try tx.communes(named: name, departement: departement.isEmpty ? nil : departement)
        guard found.count == 1, let one = found.first else {
            reading.refuse(
                "commune",
                found.isEmpty
                    ? l(
                        "Cette commune n’est pas dans la liste : vérifiez son nom ou laissez-la vide et donnez le département."
                    )
                    : l("Plusieurs communes portent ce nom : donnez aussi le département."))
            return
        }
        commune = one
        departement = one.departement
    }
}
