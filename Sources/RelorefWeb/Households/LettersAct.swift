import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Where the household's letters go (V28).
struct LettersAct: FileAct {
    static let noun = "courrier"
    static let permission = Permission.writeFiles
    static let fields = ["address": "courrier", "*": "courrier"]

    static func title(_ l: Language) -> String { l("Courrier du ménage") }

    let household: Household

    init(_ request: ActRequest) throws { household = request.household }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.choice(
            h, "courrier", l("Son courrier arrive"),
            [
                ("dwelling", l("là où il vit")), ("domiciliation", l("à une domiciliation")),
                ("without", l("nulle part pour l’instant")),
            ], usual: household.postal?.rawValue ?? "", empty: l("pas demandé"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let postal = ContactRules.PostalSituation(rawValue: reading.ask.form["courrier"])
        let household = household
        return { tx, author, confirming in
            try tx.setPostal(postal, of: household.id, by: author, confirming: confirming)
            return Done(link: .household(household.code), sentence: l("Courrier enregistré."))
        }
    }
}
