import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What came of the claim.
struct SettlementAct: GuaranteeAct {
    static let noun = "sinistre-regle"
    static let permission = Permission.writePartners
    static let fields = ["amount": "montant", "*": "jour"]
    static func title(_ l: Language) -> String { l("Réponse au sinistre") }

    private let file: GuaranteeFile
    private let claim: GuaranteeClaim

    init(_ request: GuaranteeRequest) throws {
        guard let open = request.file.openClaim else { throw AccessRefusal.notFound }
        (file, claim) = (request.file, open)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(GuaranteeWords(ask: form.ask).claim(claim))
        form.options(
            h, "reponse", l("Quelle réponse ?"),
            [("paye", l("payé, en tout ou en partie")), ("rejete", l("rejeté"))])
        form.number(
            h, "montant", l("Somme payée (€)"),
            hint: file.scheme?.cap(of: claim.matter).map {
                l("Ce dispositif paie {montant} au plus.", ["montant": l.money(cents: $0)])
            } ?? l("Vide quand le sinistre est rejeté."), usual: MoneyField.text(claim.cents))
        form.day(h, "jour", l("Réponse du"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, file.id, reading.day("jour"))
        let outcome: GuaranteeClaim.Outcome
        switch reading.ask.form["reponse"] {
        case "paye":
            guard let cents = reading.parts("montant", of: 100) else {
                if reading.errors.isEmpty { reading.refuse("montant", l("Écrivez le montant.")) }
                return nil
            }
            outcome = .paid(cents: cents, on: day)
        case "rejete": outcome = .rejected(on: day)
        default:
            reading.refuse("reponse", l("Dites quelle est la réponse."))
            return nil
        }
        return { tx, author, _ in
            try tx.settleClaim(outcome, of: id, by: author)
            return outcome == .rejected(on: day) ? l("Sinistre rejeté : c’est noté.") : l("Paiement noté.")
        }
    }
}
