import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The form that writes a dwelling into the register, or puts its record right, as it was typed.
struct DwellingRecordForm {
    let typed: FormFields
    private(set) var errors: [FormReading.FieldError] = []
    private(set) var commune: Commune?
    private(set) var departement = ""
    private(set) var surfaceTenths: Int?
    private(set) var places: Int?
    private(set) var since: Day
    private(set) var stock: Stock?

    var usage: DwellingUsage { DwellingUsage(rawValue: typed["usage"]) ?? .relay }
    var type: DwellingType? { DwellingType(rawValue: typed["type"]) }
    var isShared: Bool { typed.has("partage") }

    /// nil when no street was given.
    var address: DwellingAddress? {
        guard let street = typed.filled("rue") else { return nil }
        return DwellingAddress(
            street: street, complement: typed["complement"], postalCode: typed["code_postal"], lot: typed["lot"])
    }

    /// An empty form.
    init(_ ask: Ask) {
        typed = ask.query
        since = ask.today
    }

    /// A form that was sent.
    init(_ ask: Ask, _ tx: any Transaction, isNew: Bool) throws {
        var reading = FormReading(ask)
        typed = ask.form
        let l = ask.l
        if isNew {
            _ = reading.text("code", orSay: l("Donnez un code au logement, par exemple 77-014."))
            _ = reading.text("site", orSay: l("Choisissez le site."))
        }
        stock = reading.code("parc", orSay: l("Choisissez parc public ou parc privé."))
        surfaceTenths = reading.parts("surface", of: 10)
        places = isNew ? reading.number("places") : nil
        since = isNew ? reading.day("depuis") : ask.today
        try readPlace(&reading, tx, l)
        if ask.form.filled("rue") != nil, ask.form.filled("code_postal") == nil {
            reading.refuse("code_postal", l("Donnez le code postal de l’adresse."))
        }
        errors = reading.errors
    }

    /// The commune by its name, told apart by the postal code; or the département alone.
    private mutating func readPlace(_ reading: inout FormReading, _ tx: any Transaction, _ l: Language) throws {
        departement = typed["departement"]
        guard let name = typed.filled("commune") else {
            if departement.isEmpty { reading.refuse("commune", l("Donnez la commune, ou au moins le département.")) }
            return
        }
        let found = try tx.communes(named: name, departement: departement.isEmpty ? nil : departement)
        let exact = typed.filled("code_postal").map { code in found.filter { $0.postalCode == code } } ?? []
        guard let one = exact.count == 1 ? exact.first : found.count == 1 ? found.first : nil else {
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

    /// The dwelling's record as the form first shows it.
    init(_ ask: Ask, _ sheet: DwellingSheet, _ address: DwellingAddress?) {
        let dwelling = sheet.dwelling
        let numbers = ask.l.numbers
        typed = FormFields([
            ("parc", dwelling.stock.rawValue), ("type", dwelling.type?.rawValue ?? ""),
            ("surface", dwelling.surfaceTenths.map { numbers.number(Double($0) / 10, places: 1) } ?? ""),
            ("commune", sheet.line.communeName ?? ""), ("departement", dwelling.departement),
            ("bailleur", dwelling.landlord ?? ""), (dwelling.shared ? "partage" : "", "oui"),
            ("rue", address?.street ?? ""), ("complement", address?.complement ?? ""), ("lot", address?.lot ?? ""),
            ("code_postal", address?.postalCode ?? ""), ("version", String(dwelling.version)),
        ])
        since = ask.today
    }
}
