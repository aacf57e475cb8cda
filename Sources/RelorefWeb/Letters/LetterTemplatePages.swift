import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The texts of letters: the French one, which a new version replaces from today on, and what it says in other languages.
struct LetterTemplatePages: AdministrationPages {
    let ask: Ask
    let refusal: FormRefusal?

    func list(_ templates: [(LetterTemplate, [LetterTranslation])]) -> Answer {
        page(
            l("Textes des courriers"),
            l(
                "Chaque courrier fait garde le texte avec lequel il est parti. Une traduction ne s’imprime que relue par quelqu’un dont le nom est écrit."
            ), up: .administration, l("Administration")
        ) { h in
            let titles = [l("Courrier"), l("Version"), l("Depuis le"), l("Traductions relues")]
            h.table(.class("tbl stack")) {
                h.caption(l.plural(templates.count, "{n} texte", "{n} textes"), .class("vh"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody {
                    for (template, translations) in templates {
                        h.tr {
                            h.th(.scope("row")) {
                                h.a(
                                    LetterNames.kind(template.kind, l),
                                    .href(Link.letterTemplate(template.kind).path))
                            }
                            h.td(l.number(template.version), .data("l", titles[1]))
                            h.td(l.shortDay(template.from), .data("l", titles[2]))
                            h.td(.data("l", titles[3])) { reviewed(h, translations) }
                        }
                    }
                }
            }
        }
    }

    private func reviewed(_ h: HTML, _ translations: [LetterTranslation]) {
        let ready = translations.filter(\.isReviewed)
        guard !ready.isEmpty else { return h.text(l("aucune")) }
        for (index, one) in ready.enumerated() {
            if index > 0 { h.text(", ") }
            h.span(one.language.autonym, .lang(one.language.rawValue))
        }
    }

    func template(_ template: LetterTemplate, _ translations: [LetterTranslation], preview: LetterText?) -> Answer {
        page(
            LetterNames.kind(template.kind, l),
            l(
                "Version {n}, depuis le {jour}. Un nouveau texte vaut dès aujourd’hui, et ses traductions sont à refaire relire.",
                ["n": l.number(template.version), "jour": l.shortDay(template.from)]),
            up: .letterTemplates, l("Textes des courriers")
        ) { h in
            if template.kind.subject != .partner { h.section { languages(h, template, translations) } }
            h.section(.class("sec")) {
                h.h2(l("Texte français"))
                form(h, Link.letterTemplate(template.kind).path) {
                    h.input(.type("hidden"), .name("version"), .value(template.version))
                    words(h, template.text)
                    h.p(.class("acts")) {
                        h.button(l("Garder ce texte"), .class("btn"))
                        h.button(l("Aperçu"), .class("btn b2"), .name("apercu"), .value("oui"))
                    }
                }
                rules(h, template.kind)
            }
            sheet(h, preview ?? template.text, nil)
        }
    }

    private func languages(_ h: HTML, _ template: LetterTemplate, _ translations: [LetterTranslation]) {
        h.h2(l("Traductions"))
        h.ul(.class("tasks")) {
            for language in LetterLanguage.allCases {
                let known = translations.first { $0.language == language }
                h.li {
                    h.a(
                        language.autonym, .lang(language.rawValue),
                        .href(Link.letterTemplate(template.kind, language).path))
                    switch known {
                    case .some(let one) where one.isReviewed:
                        h.span(
                            l(
                                "relue par {nom} le {jour}",
                                ["nom": one.reviewer, "jour": one.reviewedOn.map(l.shortDay) ?? ""]))
                    case .some: Badge(.wait, l("à relire")).write(h)
                    case nil: h.span(l("pas écrite"), .class("muted"))
                    }
                }
            }
        }
    }

    func translation(
        _ template: LetterTemplate, _ language: LetterLanguage, _ known: LetterTranslation?, preview: LetterText?
    ) -> Answer {
        let text = known?.text ?? LetterText(title: "", body: "")
        return page(
            "\(LetterNames.kind(template.kind, l)), \(language.autonym)",
            l(
                "Les mêmes champs que le texte français, dans l’ordre de la langue. Aucune traduction n’est faite par une machine."
            ), up: .letterTemplate(template.kind), LetterNames.kind(template.kind, l)
        ) { h in
            form(h, Link.letterTemplate(template.kind, language).path) {
                h.div(.class("pair")) {
                    h.div { words(h, text, in: language) }
                    h.div(.class("panel")) {
                        h.h2(template.text.title)
                        h.pre(template.text.body, .class("words"), .lang("fr"))
                    }
                }
                h.div(.class("line")) {
                    field("relecteur", l("Relue par"), hint: l("Son nom et sa qualité : il figure sur le courrier."))
                        .input(h, value: typed("relecteur", known?.reviewer), .autocomplete("off"), .maxlength(120))
                    field("relue_le", l("Le"), hint: l("par exemple 24/11/2026")).input(
                        h, value: typed("relue_le", known?.reviewedOn.map(ask.dayField)), .autocomplete("off"))
                }
                h.p(.class("acts")) {
                    h.button(l("Garder la traduction"), .class("btn"))
                    h.button(l("Aperçu"), .class("btn b2"), .name("apercu"), .value("oui"))
                }
            }
            if let shown = preview ?? known?.text {
                sheet(h, template.text, (language, shown), reviewer: known?.reviewer)
            }
        }
    }

    private func typed(_ id: String, _ usual: String?) -> String { ask.form.has(id) ? ask.form[id] : usual ?? "" }

    private func words(_ h: HTML, _ text: LetterText, in language: LetterLanguage? = nil) {
        let (lang, dir) = (language?.rawValue ?? "fr", language?.isRightToLeft == true ? "rtl" : "ltr")
        field("titre", l("Titre")).input(
            h, value: typed("titre", text.title), .lang(lang), .dir(dir), .autocomplete("off"), .maxlength(200))
        field("texte", l("Texte")).area(h, value: typed("texte", text.body), rows: 18, .lang(lang), .dir(dir))
    }

    /// How a text is written, and every field that this kind of letter knows.
    private func rules(_ h: HTML, _ kind: LetterKind) {
        h.details {
            h.summary(l("Comment l’écrire, et les champs"))
            h.p(
                l(
                    "Une ligne vide sépare deux paragraphes. « # » commence un titre, « - » un point de liste, « ~ » la ligne des signatures, séparées par « | »."
                ))
            h.dl(.class("facts wordy")) {
                for field in LetterField.allCases where kind.fields.contains(field) {
                    h.dt { h.code("{\(field.rawValue)}") }
                    h.dd(LetterNames.field(field, l))
                }
            }
        }
    }

    private func sheet(
        _ h: HTML, _ text: LetterText, _ translation: (LetterLanguage, LetterText)?, reviewer: String? = nil
    ) {
        h.section(.class("sec")) {
            h.h2(l("Aperçu"))
            LetterSheet(
                ask, nil,
                LetterWords(
                    french: text, translation: translation?.1, reviewer: typed("relecteur", reviewer).nonEmpty ?? "…",
                    association: l("Association"), token: ""), translation?.0
            ).write(h)
        }
    }
}
