import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What a form says of an export, and the fields that say it.
struct ExportFields {
    let ask: Ask
    var refusal: String?
    /// The field that the refusal is about.
    var refused = ""

    private var l: Language { ask.l }

    /// What was chosen; unknown subjects are passed over.
    static func choice(_ form: FormFields) -> ExportChoice {
        let isPartial = form["quoi"] == "tables"
        let content: ExportChoice.Content = form["contenu"] == "pseudonymes" ? .pseudonymous : .whole
        return ExportChoice(
            tables: isPartial ? Set(form.all("table").filter { PackageTable.named($0) != nil }) : nil, content: content,
            hasHashtags: content == .pseudonymous && form["hxl"] == "oui")
    }

    /// The same choice as hidden fields, to the letter: what a second person agrees to.
    static func hidden(_ h: HTML, _ choice: ExportChoice) {
        func field(_ name: String, _ value: String) { h.input(.type("hidden"), .name(name), .value(value)) }
        field("quoi", choice.tables == nil ? "tout" : "tables")
        for table in choice.tables?.sorted() ?? [] { field("table", table) }
        if choice.content == .pseudonymous { field("contenu", "pseudonymes") }
        if choice.hasHashtags { field("hxl", "oui") }
    }

    func write(_ h: HTML) {
        let chosen = Self.choice(ask.form)
        h.fieldset(.class("field choices")) {
            h.legend(l("Quoi"))
            choice(h, "quoi", "tout", l("Tous les sujets"), isChosen: chosen.tables == nil)
            choice(h, "quoi", "tables", l("Certains sujets seulement"), isChosen: chosen.tables != nil)
        }
        h.details(.id("tables"), chosen.tables != nil ? .open : nil) {
            h.summary(l("Choisir les sujets"))
            h.fieldset(.class("group-of line")) {
                h.legend(l("Sujets"))
                for table in PackageTable.all {
                    tick(
                        h, "table", table.name, TableWords(l: l).table(table.name), chosen.tables?.contains(table.name))
                }
            }
        }
        h.fieldset(.class("field choices")) {
            h.legend(l("Avec ou sans les noms"))
            choice(
                h, "contenu", "entier", l("Le dossier d’échange : noms et adresses en clair, se réimporte"),
                isChosen: chosen.content == .whole)
            choice(
                h, "contenu", "pseudonymes",
                l(
                    "Pour un partenaire ou une étude : ni nom, ni contact, ni adresse, ni texte libre ; année de naissance"
                ),
                isChosen: chosen.content == .pseudonymous)
            h.p(
                l(
                    "Même sans les noms, une famille peut se reconnaître à sa taille, à ses dates et à son département : dites à qui le fichier est remis."
                ), .class("small muted"))
            tick(h, "hxl", "oui", l("Sans les noms : une ligne de mots-clés HXL sous les titres"), chosen.hasHashtags)
        }
        Field(
            id: "but", label: l("À quoi sert cet export ?"),
            hint: l("Écrit au journal avec votre nom et la date ; sans nom de personne."),
            error: refused == "but" ? refusal : nil
        ).input(h, value: ask.form["but"], .maxlength(200), .required, .autocomplete("off"))
    }

    private func choice(_ h: HTML, _ name: String, _ value: String, _ label: String, isChosen: Bool) {
        h.div {
            h.input(
                .type("radio"), .name(name), .value(value), .id("\(name)-\(value)"), isChosen ? .checked : nil)
            h.label(label, .for_("\(name)-\(value)"))
        }
    }

    private func tick(_ h: HTML, _ name: String, _ value: String, _ label: String, _ isChosen: Bool?) {
        h.label(.class("tick"), .for_("\(name)-\(value)")) {
            h.input(
                .type("checkbox"), .name(name), .value(value), .id("\(name)-\(value)"),
                isChosen == true ? .checked : nil)
            h.span(label)
        }
    }
}
