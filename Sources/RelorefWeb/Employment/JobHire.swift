import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The person is hired, and the contract stands in the file.
struct JobHire: JobAct {
    static let noun = "embauche"
    static let canUndo = false
    static let permission = Permission.writeFiles
    static let isOfPerson = true
    static let fields = ["from": "debut", "term": "fin", "hours": "heures", "*": "contrat"]
    static func title(_ l: Language) -> String { l("Embauche") }

    private let offer: JobOffer
    private let application: String
    init(_ request: JobRequest) { (offer, application) = (request.sheet.offer, request.application) }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.day(h, "jour", l("Décidée le"), usual: form.ask.today)
        form.codes(
            h, "contrat", l("Contrat"), ContractType.allCases, "contractType", usual: offer.facts.contract,
            empty: l("Choisir"))
        form.day(h, "debut", l("À partir du"), usual: offer.facts.startsOn ?? form.ask.today)
        form.day(h, "fin", l("Dernier jour prévu"), hint: l("Vide pour un CDI."))
        form.number(
            h, "heures", l("Heures par semaine"), hint: l("par exemple 35 ou 17,5"),
            usual: offer.facts.weeklyHoursTenths.map { l.numbers.number(Double($0) / 10) } ?? "")
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let l = reading.ask.l
        let type: ContractType? = reading.code("contrat", orSay: l("Choisissez le contrat."))
        let (day, from, term) = (reading.day("jour"), reading.day("debut", .term), reading.optionalDay("fin"))
        let hours = reading.parts("heures", of: 10)
        guard let type else { return nil }
        let spell = NewSpell(type, from: from, term: term, weeklyHoursTenths: hours, rome: offer.facts.rome)
        let (job, application) = (offer.id, application)
        return { tx, author, confirming in
            try tx.hire(application, of: job, spell, on: day, by: author, confirming: confirming)
            return l("Embauche enregistrée : le contrat est au dossier.")
        }
    }
}
