import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The fields of a job, as a colleague or an employer fills them in: what takes two minutes.
enum JobFields {
    /// - Parameter usual: the job as it is; nil for a new one.
    static func write(_ h: HTML, _ form: ActForm, byEmployer: Bool, usual facts: JobOffer.Facts? = nil) {
        let (l, ask) = (form.l, form.ask)
        form.text(
            h, "intitule", l("Poste"), hint: l("Par exemple : aide-cuisinière, aide-cuisinier."),
            usual: facts?.title ?? "")
        form.codes(
            h, "contrat", l("Contrat"), ContractType.allCases, "contractType", usual: facts?.contract,
            empty: l("à préciser"))
        h.div(.class("line")) {
            form.number(
                h, "heures", l("Heures par semaine"), hint: l("par exemple 35 ou 17,5"),
                usual: facts?.weeklyHoursTenths.map(tenths) ?? "")
            form.number(
                h, "salaire", l("Salaire brut par mois, en euros"), hint: l("Facultatif."),
                usual: facts?.wageCents.map(MoneyField.text) ?? "")
            form.number(h, "postes", l("Nombre de postes"), usual: String(facts?.positions ?? 1))
        }
        form.choice(
            h, "departement", l("Département"),
            ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
            usual: facts?.departement ?? "", empty: l("à choisir"))
        h.div(.class("line")) {
            form.day(h, "debut", l("Début"), usual: facts?.startsOn)
            form.day(h, "reponse_avant", l("Réponse avant le"), usual: facts?.answerBy)
        }
        if !byEmployer {
            form.text(
                h, "rome", l("Métier (code ROME)"),
                hint: l("Facultatif, une lettre et quatre chiffres, par exemple K2204."), usual: facts?.rome ?? "")
        }
    }

    private static func tenths(_ number: Int) -> String {
        number % 10 == 0 ? String(number / 10) : "\(number / 10),\(number % 10)"
    }

    static func read(_ reading: inout FormReading, receivedOn day: Day, byEmployer: Bool) -> JobOffer.Facts {
        let (l, ask) = (reading.ask.l, reading.ask)
        let places = ask.services.labels.codes("departement", on: ask.today)
        let place = reading.listed("departement", places)
        if place == nil { reading.refuse("departement", l("Choisissez le département.")) }
        let rome = byEmployer ? nil : ask.form.filled("rome")?.uppercased()
        if let rome, rome.firstMatch(of: /^[A-N][0-9]{4}$/) == nil {
            reading.refuse("rome", l("Un code ROME est une lettre de A à N et quatre chiffres, par exemple K2204."))
        }
        let hours = reading.parts("heures", of: 10)
        if let hours, hours > 700 { reading.refuse("heures", l("Une semaine de travail compte 70 heures au plus.")) }
        return JobOffer.Facts(
            title: String(reading.text("intitule", orSay: l("Donnez l’intitulé du poste.")).prefix(120)),
            contract: ContractType(rawValue: ask.form["contrat"]), rome: rome, weeklyHoursTenths: hours,
            wageCents: reading.parts("salaire", of: 100), departement: place ?? "",
            positions: reading.number("postes") ?? 1, startsOn: reading.optionalDay("debut"), receivedOn: day,
            answerBy: reading.optionalDay("reponse_avant"))
    }
}
