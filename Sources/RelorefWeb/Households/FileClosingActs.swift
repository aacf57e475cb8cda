import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The support has ended: the file closes, and can be opened again.
struct ClosingAct: FileAct {
    static let noun = "cloture"
    static let permission = Permission.writeFiles
    static let fields = ["open": "jour", "*": "jour"]

    static func title(_ l: Language) -> String { l("Clore le dossier") }
    static func button(_ l: Language) -> String { l("Clore le dossier") }

    let household: Household

    init(_ request: ActRequest) throws { household = request.household }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.day(h, "jour", l("Clos le"), usual: form.ask.today)
        form.choice(
            h, "raison", l("Raison"), CloseReason.codes.map { ($0, CloseReason.label($0, l).capitalizedFirst) },
            empty: l("Choisir"))
        h.p(l("Le dossier reste lisible, et peut être rouvert."), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let reason = reading.ask.form["raison"]
        guard CloseReason.codes.contains(reason) else {
            reading.refuse("raison", l("Choisissez la raison."))
            return nil
        }
        let household = household
        return { tx, author, confirming in
            try tx.closeFile(household.id, on: day, reason: reason, by: author, confirming: confirming)
            return Done(link: .household(household.code), sentence: l("Dossier clos."))
        }
    }
}

/// The household is back, or its file was closed too soon.
struct ReopeningAct: FileAct {
    static let noun = "reouverture"
    static let permission = Permission.writeFiles
    static let fields = ["*": "motif"]

    static func title(_ l: Language) -> String { l("Rouvrir le dossier") }
    static func button(_ l: Language) -> String { l("Rouvrir le dossier") }

    let household: Household

    init(_ request: ActRequest) throws { household = request.household }

    func write(_ h: HTML, _ form: ActForm) {
        form.area(h, "motif", form.l("Pourquoi"), hint: form.l("Gardé avec votre nom dans l’historique."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let reason = reading.text("motif", orSay: l("Dites pourquoi : le motif est gardé avec votre nom."))
        let household = household
        return { tx, author, confirming in
            try tx.reopenFile(household.id, reason: reason, by: author, confirming: confirming)
            return Done(link: .household(household.code), sentence: l("Dossier rouvert."))
        }
    }
}
