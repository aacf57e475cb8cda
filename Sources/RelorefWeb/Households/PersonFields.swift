import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The fields of one person: names, birth as far as it is known, sex, tie. `suffix` tells several on one page apart.
struct PersonFields {
    let form: ActForm
    var suffix = ""

    private var ask: Ask { form.ask }
    private var l: Language { form.l }

    func id(_ name: String) -> String { name + suffix }

    func write(_ h: HTML, kinships: [Kinship], usual: Kinship? = nil, family: String = "") {
        names(h, family: family)
        form.text(h, id("naissance"), l("Naissance"), hint: l("12/04/1988, 04/1988, 1988, vers 1990, ou vide."))
        form.codes(h, id("sexe"), l("Sexe"), Sex.allCases, "sex", empty: l("Choisir"))
        form.codes(
            h, id("lien"), l("Lien avec la personne de référence"), kinships, "kinship", usual: usual,
            empty: l("Choisir"))
    }

    func names(_ h: HTML, known: PersonalIdentity? = nil, family: String = "") {
        form.text(
            h, id("nom"), l("Nom de famille"), hint: l("Comme sur le titre. Vide si la personne n’a qu’un nom."),
            usual: known?.family ?? family)
        form.text(h, id("prenom"), l("Prénom"), usual: known?.given ?? "")
        form.text(
            h, id("ecriture"), l("Nom dans l’écriture d’origine"), hint: l("Facultatif."),
            usual: known?.originalScript ?? "")
        aliases(h, known?.aliases ?? [])
    }

    /// Names that the person bears or bore besides; search finds her under each.
    func aliases(_ h: HTML, _ known: [String] = []) {
        let typed = id("autres_noms")
        form.field(
            typed, l("Autres noms"), hint: l("Nom de naissance, nom d’usage, autre graphie : un par ligne. Facultatif.")
        ).area(h, value: form.value(typed, known.joined(separator: "\n")), rows: 2)
    }

    func identity(_ reading: inout FormReading) -> PersonalIdentity {
        let typed = reading.ask.form
        return PersonalIdentity(
            family: typed[id("nom")], given: typed[id("prenom")], originalScript: typed[id("ecriture")],
            aliases: aliases(&reading), birth: birth(&reading))
    }

    func aliases(_ reading: inout FormReading) -> [String] {
        let typed = reading.ask.form[id("autres_noms")]
        let names = PersonalIdentity.aliases(typed: typed)
        if names.contains(where: { $0.count > 200 }) {
            reading.refuse(id("autres_noms"), l("Deux cents signes au plus pour un nom, un nom par ligne."))
        }
        return names
    }

    /// An unknown birth date is an answer; one that cannot be read is not.
    func birth(_ reading: inout FormReading) -> PartialDate {
        guard let text = reading.ask.form.filled(id("naissance")) else { return .unknown }
        do {
            return try DateEntry(text, for: .birth).partialDate()
        } catch {
            reading.refuse(
                id("naissance"),
                l("« {texte} » n’est pas une date de naissance. Écrivez 12/04/1988, 04/1988 ou 1988.", ["texte": text]))
            return .unknown
        }
    }

    func person(_ reading: inout FormReading, kinship: Kinship? = nil, from: Day? = nil) -> NewPerson? {
        let identity = identity(&reading)
        if identity.display.isEmpty {
            reading.refuse(
                id("nom"), l("Donnez au moins un nom : le nom de famille ou le prénom peut manquer, pas les deux."))
        }
        let sex: Sex? = reading.code(id("sexe"), orSay: l("Choisissez le sexe, ou « non précisé »."))
        let tie: Kinship? =
            kinship ?? reading.code(id("lien"), orSay: l("Choisissez le lien avec la personne de référence."))
        guard let sex, let tie else { return nil }
        return NewPerson(identity, sex: sex, kinship: tie, memberFrom: from)
    }
}
