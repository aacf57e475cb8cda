import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Two households become one, by marriage for instance: the members of the other file join this one (V25).
struct UnionAct: FileAct {
    static let noun = "union"
    static let permission = Permission.writeFiles
    static let fields = [
        "reference": "reference", "kinship": "rejoignent", "stays": "avec", "on": "jour", "*": "rejoignent",
    ]

    static func title(_ l: Language) -> String { l("Réunir deux ménages") }
    static func button(_ l: Language) -> String { l("Continuer") }

    let file: HouseholdFile
    /// The household that joins, once its code was given.
    let other: HouseholdFile?

    init(_ request: ActRequest) throws {
        file = request.file
        let code = request.ask.form.filled("avec") ?? request.ask.query["avec"]
        let author = try request.ask.author()
        let found = try request.tx.household(code: code, visibleTo: author.actor)
        if let found, found.id != request.household.id, found.mergedInto == nil, found.closedOn == nil {
            other = try request.tx.file(of: found, by: author)
        } else {
            other = nil
        }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        guard let other else {
            h.p(
                l(
                    "Deux ménages vivent désormais ensemble : les membres du second rejoignent ce dossier, le leur se ferme."
                ))
            return form.text(h, "avec", l("Code du dossier qui rejoint celui-ci"), usual: form.ask.query["avec"])
        }
        h.input(.type("hidden"), .name("avec"), .value(other.household.code))
        form.group(
            h, "rejoignent", l("Qui rejoint le ménage, et avec quel lien avec la personne de référence ?")
        ) {
            let ties = Kinship.allCases.filter { $0 != .reference }
            for member in other.present {
                form.codes(
                    h, "lien_\(member.id)", form.ask.name(member.member.identity), ties, "kinship", empty: l("Choisir"))
            }
        }
        let adults = (file.present + other.present).filter { $0.isAdult(on: form.ask.today) }
        form.choice(
            h, "reference", l("Personne de référence du ménage réuni"),
            adults.map { ($0.id, form.ask.name($0.member.identity)) }, usual: file.head?.id ?? "")
        form.day(h, "jour", l("Ensemble depuis le"), usual: form.ask.today)
        h.p(
            l(
                "Le séjour de l’autre ménage doit être terminé avant. Son dossier {code} se ferme et garde son passé.",
                ["code": other.household.code]), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        guard let other else {
            reading.refuse("avec", l("Donnez le code d’un dossier ouvert, que vous pouvez ouvrir."))
            return nil
        }
        let (household, joining) = (file.household, other)
        // The code alone was given: the ties come next.
        guard ask.form.has("reference") else {
            let next = Link.act(.household(household.code), Self.noun).with("avec", other.household.code)
            return { _, _, _ in Done(link: next, sentence: l("Dites maintenant le lien de chacun.")) }
        }
        var ties: [String: Kinship] = [:]
        for member in joining.present { ties[member.id] = Kinship(rawValue: ask.form["lien_\(member.id)"]) }
        let day = reading.day("jour")
        let reference = ask.form["reference"]
        return { tx, author, confirming in
            try tx.unite(
                joining.household.id, into: household.id, joining: ties, reference: reference, on: day, by: author,
                confirming: confirming)
            return Done(
                link: .household(household.code, .members),
                sentence: l("Ménages réunis : le dossier {code} est clos.", ["code": joining.household.code]))
        }
    }
}
