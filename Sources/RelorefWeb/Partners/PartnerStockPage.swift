import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a landlord tells of its stock on a day: a line for each place and type.
struct PartnerStockPage: RecordPage {
    let ask: Ask
    let partner: Partner
    let typed: FormFields
    var refused: DwellingFormRefusal?

    /// Lines that the form offers; with more, the form is sent twice.
    static let rows = 8

    /// The lines of the latest profile, to be put right, and empty ones beneath.
    init(_ ask: Ask, _ partner: Partner, _ profile: StockProfile?, communes: [String: String]) {
        (self.ask, self.partner) = (ask, partner)
        var fields = [("jour", ask.dayField(ask.today))]
        for (place, line) in (profile?.lines ?? []).prefix(Self.rows).enumerated() {
            fields += [
                ("departement_\(place)", line.departement),
                ("commune_\(place)", line.commune.flatMap { communes[$0] } ?? ""),
                ("type_\(place)", line.type?.rawValue ?? ""), ("nombre_\(place)", String(line.dwellings)),
            ]
        }
        typed = FormFields(fields)
    }

    init(_ ask: Ask, _ partner: Partner, refused: DwellingFormRefusal) {
        (self.ask, self.partner, self.refused) = (ask, partner, refused)
        typed = ask.form
    }

    var answer: Answer {
        page(
            l("Parc : {nom}", ["nom": partner.name]), of: (partner.name, .partner(partner.id)),
            in: (l("Bailleurs et partenaires"), .partners), sentTo: PartnerLinks.stock(partner.id)
        ) { h in
            field("jour", l("Tel qu’il était le")).input(h, value: typed["jour"], .autocomplete("off"))
            for place in 0..<Self.rows { line(h, place) }
        }
    }

    private func line(_ h: HTML, _ place: Int) {
        h.fieldset {
            h.legend(l("Ligne {n}", ["n": String(place + 1)]))
            h.div(.class("line")) {
                field("departement_\(place)", l("Département")).select(
                    h,
                    [("", l("aucun"))]
                        + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                    chosen: typed["departement_\(place)"])
                field("commune_\(place)", l("Commune"), hint: l("Facultatif.")).input(
                    h, value: typed["commune_\(place)"], .autocomplete("off"))
                field("type_\(place)", l("Type")).select(
                    h,
                    [("", l("tous types"))]
                        + DwellingType.allCases.map { ($0.rawValue, ask.label("dwellingType", $0)) },
                    chosen: typed["type_\(place)"])
                field("nombre_\(place)", l("Logements")).input(
                    h, value: typed["nombre_\(place)"], .inputmode("numeric"), .autocomplete("off"))
            }
        }
    }

    /// What was typed, line by line; a line without a number is none.
    static func read(_ ask: Ask, _ tx: any Transaction) throws -> (
        day: Day, lines: [StockLine], errors: [FormReading.FieldError]
    ) {
        var reading = FormReading(ask)
        let l = ask.l
        let day = reading.day("jour")
        var lines: [StockLine] = []
        let known = Set(ask.services.labels.codes("departement", on: ask.today))
        for place in 0..<rows {
            guard let count = reading.number("nombre_\(place)") else { continue }
            let code = ask.form["departement_\(place)"]
            guard known.contains(code) else {
                reading.refuse("departement_\(place)", l("Choisissez le département de cette ligne."))
                continue
            }
            var commune: String?
            if let name = ask.form.filled("commune_\(place)") {
                let bare = String(name.prefix { $0 != "(" })
                commune = try tx.communes(named: bare, departement: code).first?.code
                if commune == nil {
                    reading.refuse("commune_\(place)", l("Cette commune n’est pas de ce département."))
                }
            }
            lines.append(
                StockLine(
                    departement: code, commune: commune, type: DwellingType(rawValue: ask.form["type_\(place)"]),
                    dwellings: count))
        }
        if lines.isEmpty, reading.errors.isEmpty {
            reading.refuse("nombre_0", l("Donnez au moins un nombre de logements."))
        }
        return (day, lines, reading.errors)
    }
}
