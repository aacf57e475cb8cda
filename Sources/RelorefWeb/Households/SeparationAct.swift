import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A household parts in two: those who leave have a file of their own, which the other half cannot see (V24).
struct SeparationAct: FileAct {
    static let noun = "separation"
    static let permission = Permission.writeFiles
    static let fields = ["leaving": "partent", "reference": "partent", "split": "regle", "on": "jour", "*": "partent"]

    static func title(_ l: Language) -> String { l("Séparer le ménage") }
    static func button(_ l: Language) -> String { l("Ouvrir le second dossier") }

    let file: HouseholdFile
    let hasRequest: Bool

    init(_ request: ActRequest) throws {
        file = request.file
        hasRequest = try request.tx.hasOpenRequest(request.household.id)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.group(
            h, "partent", l("Qui part, et avec quel lien dans le nouveau dossier ?"),
            hint: l("Une seule personne adulte y est la personne de référence.")
        ) {
            for member in file.present {
                form.codes(
                    h, "part_\(member.id)", form.ask.name(member.member.identity), Kinship.allCases, "kinship",
                    empty: l("reste"))
            }
        }
        form.day(h, "jour", l("À partir du"), usual: form.ask.today)
        let adults = file.present.filter { $0.isAdult(on: form.ask.today) }.map {
            ($0.id, form.ask.name($0.member.identity))
        }
        form.choice(h, "reste", l("Personne de référence de qui reste"), adults, empty: l("sans changement"))
        form.tick(h, "confidentiel", l("Nouveau dossier confidentiel (violence, adresse protégée)"))
        if hasRequest {
            form.choice(
                h, "demande", l("La demande de logement social"),
                [("reste", l("reste à ce dossier")), ("part", l("part avec le nouveau dossier"))],
                hint: l("Son ancienneté la suit : l’autre moitié en dépose une nouvelle."),
                empty: l("pas encore choisi"))
        }
        form.group(h, "regle", l("Ce qui est déjà réglé")) {
            for step in HouseholdChangeRules.SplitStep.allCases where !(hasRequest && step == .requestHolderChosen) {
                form.tick(h, step.rawValue, label(step, l))
            }
        }
    }

    private func label(_ step: HouseholdChangeRules.SplitStep, _ l: Language) -> String {
        switch step {
        case .historyCopied: l("l’histoire commune est expliquée aux deux")
        case .wallBetweenFiles: l("chaque moitié sait que l’autre ne voit plus son dossier")
        case .feeAndDepositShared: l("participation et dépôt sont partagés")
        case .requestHolderChosen: l("le titulaire de la demande de logement est choisi")
        case .leaverStayEnded: l("le séjour de qui part est terminé")
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let day = reading.day("jour")
        var leaving: [String: Kinship] = [:]
        for member in file.present { leaving[member.id] = Kinship(rawValue: ask.form["part_\(member.id)"]) }
        if leaving.isEmpty {
            reading.refuse("partent", l("Choisissez qui part."))
            return nil
        }
        var settled = Set(HouseholdChangeRules.SplitStep.allCases.filter { ask.form.has($0.rawValue) })
        let holder = hasRequest ? ask.form.filled("demande") : nil
        if holder != nil { settled.insert(.requestHolderChosen) }
        let done = settled
        let household = file.household
        return { tx, author, confirming in
            let id = author.newID()
            try author.vault.makeKeys(for: [id])
            let new = NewSeparation(
                of: household.id, into: id, leaving: leaving, on: day, stayingReference: ask.form.filled("reste"),
                confidential: ask.form.has("confidentiel"), done: done, takesRequest: holder == "part")
            let opened = try tx.separate(new, by: author, confirming: confirming)
            return Done(
                link: .household(opened.code),
                sentence: l("Dossier {code} ouvert pour qui part.", ["code": opened.code]))
        }
    }
}
