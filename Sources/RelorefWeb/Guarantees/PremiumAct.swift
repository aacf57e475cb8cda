import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What the first year cost, and who pays it.
struct PremiumAct: GuaranteeAct {
    static let noun = "cotisation"
    static let permission = Permission.writePartners
    static let fields = ["amount": "montant", "*": "paye_le"]
    static func title(_ l: Language) -> String { l("Cotisation de la première année") }

    private let file: GuaranteeFile

    init(_ request: GuaranteeRequest) { file = request.file }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, known) = (form.l, file.guarantee.premium)
        form.number(
            h, "montant", l("Montant (€)"), hint: l("par exemple 142,50"),
            usual: known.map { MoneyField.text($0.cents) } ?? "")
        form.options(
            h, "payeur", l("Qui la paie ?"), form.ask.options("guaranteePayer", Guarantee.Payer.allCases),
            usual: known?.payer.rawValue ?? Guarantee.Payer.association.rawValue)
        form.day(h, "paye_le", l("Payée le (facultatif)"), hint: l("Vide : pas encore payée."), usual: known?.paidOn)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id) = (reading.ask.l, file.id)
        let cents = reading.parts("montant", of: 100)
        if cents == nil, reading.errors.isEmpty { reading.refuse("montant", l("Écrivez le montant.")) }
        let payer: Guarantee.Payer? = reading.code("payeur", orSay: l("Dites qui la paie."))
        let paidOn = reading.optionalDay("paye_le", .event(today: reading.ask.today))
        guard let cents, let payer else { return nil }
        return { tx, author, _ in
            try tx.payPremium(Guarantee.Premium(cents: cents, payer: payer, paidOn: paidOn), of: id, by: author)
            return l("Cotisation notée.")
        }
    }
}
