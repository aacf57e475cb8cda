import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The landlord calls upon the guarantee.
struct ClaimAct: GuaranteeAct {
    static let noun = "sinistre"
    static let permission = Permission.writePartners
    static let fields = ["amount": "montant", "*": "jour"]
    static func title(_ l: Language) -> String { l("Déclarer un sinistre") }

    private let id: String

    init(_ request: GuaranteeRequest) { id = request.file.id }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.options(
            h, "objet", l("Pour quoi ?"), form.ask.options("guaranteeClaimMatter", GuaranteeClaim.Matter.allCases),
            usual: GuaranteeClaim.Matter.arrears.rawValue)
        form.number(h, "montant", l("Somme demandée (€)"), hint: l("par exemple 1240,00"))
        form.day(h, "jour", l("Déclaré le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, id, reading.day("jour"))
        let matter: GuaranteeClaim.Matter? = reading.code("objet", orSay: l("Dites pour quoi."))
        let cents = reading.parts("montant", of: 100)
        if cents == nil, reading.errors.isEmpty { reading.refuse("montant", l("Écrivez le montant.")) }
        guard let matter, let cents else { return nil }
        return { tx, author, _ in
            try tx.declareClaim(matter, cents: cents, on: day, of: id, by: author)
            return l("Sinistre déclaré : il reste la réponse de l’organisme.")
        }
    }
}
