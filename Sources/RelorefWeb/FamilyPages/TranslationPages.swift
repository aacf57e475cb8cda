import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The sentences of the households' page, language by language: written here, read and signed by a named person.
struct TranslationPages: AdministrationPages {
    let ask: Ask
    let refusal: FormRefusal?
    let language: FamilyLanguage
    let translations: [FamilyPhrase: Translation]

    init(_ ask: Ask, _ tx: any Transaction, refusal: FormRefusal? = nil) throws {
        guard let language = FamilyLanguage(rawValue: ask.parameters["langue"] ?? ask.query.filled("langue") ?? "ar"),
            language != .french
        else { throw AccessRefusal.notFound }
        (self.ask, self.refusal, self.language) = (ask, refusal, language)
        translations = try tx.translations(into: language)
    }

    var list: Answer {
        page(
            l("Traductions"),
            l(
                "La page d’un ménage parle sa langue quand une personne nommée a relu la phrase. Sans relecteur, le ménage la lit en français, à côté de son image. Rien n’est traduit par une machine."
            ),
            up: .administration, l("Administration")
        ) { h in
            h.form(.class("filters"), .action(Link.translations.path), .method("get")) {
                Field(id: "langue", label: l("Langue")).select(
                    h, FamilyLanguage.translated.map { ($0.rawValue, FamilyDays.name($0)) },
                    chosen: language.rawValue)
                h.button(l("Montrer"), .class("btn b2"))
            }
            h.form(.action(Link.translations(language).path), .method("post"), .novalidate) {
                ask.formToken(h)
                table(h)
                signing(h)
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [l("Français"), FamilyDays.name(language), l("Relecture")]
        let signed = translations.values.count { $0.shown != nil }
        h.table(.class("tbl stack")) {
            h.caption(
                l(
                    "{relues} phrases relues sur {toutes}",
                    ["relues": l.number(signed), "toutes": l.number(FamilyPhrase.allCases.count)]))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for phrase in FamilyPhrase.allCases {
                    h.tr {
                        h.th(.scope("row"), .lang("fr")) {
                            h.a(phrase.french, .href(Link.translation(language, phrase).path))
                        }
                        h.td(.data("l", titles[1])) {
                            if let one = translations[phrase] {
                                h.span(one.text, .lang(language.rawValue), .dir(language.direction))
                            } else {
                                h.text("–")
                            }
                        }
                        h.td(.data("l", titles[2])) { review(h, phrase) }
                    }
                }
            }
        }
    }

    private func review(_ h: HTML, _ phrase: FamilyPhrase) {
        guard let one = translations[phrase] else { return h.text("–") }
        switch one.state {
        case .signed(let name, let moment):
            Badge(.ok, l("relu")).write(h)
            h.text(" \(name), \(l.shortDay(moment.day(in: "Europe/Paris")))")
        case .stale(let name, _):
            Badge(.late, l("le français a changé")).write(h)
            h.text(" \(name)")
        case .unread:
            h.label(.class("tick"), .for_("p-\(phrase.rawValue)")) {
                h.input(
                    .type("checkbox"), .id("p-\(phrase.rawValue)"), .name("phrase"), .value(phrase.rawValue),
                    ask.form.all("phrase").contains(phrase.rawValue) ? .checked : nil)
                h.text(l("non relu"))
            }
        }
    }

    private func signing(_ h: HTML) {
        h.div(.class("sec")) {
            Field(
                id: "relecteur", label: l("Relu par"),
                hint: l("Nom de qui lit cette langue et répond des phrases cochées."),
                error: refusal?.error("relecteur")
            ).input(h, value: ask.form["relecteur"], .autocomplete("off"), .maxlength(80))
            h.button(l("Signer les phrases cochées"), .class("btn"))
        }
    }

    /// One sentence.
    func one(_ phrase: FamilyPhrase) -> Answer {
        let known = translations[phrase]
        return page(
            l("Traduire une phrase"), nil, up: Link.translations.with("langue", language.rawValue), l("Traductions")
        ) { h in
            h.p(phrase.french, .class("lead"), .lang("fr"))
            form(h, Link.translation(language, phrase).path) {
                field("texte", FamilyDays.name(language)).area(
                    h, value: ask.form.filled("texte") ?? known?.text ?? "", rows: 2, .lang(language.rawValue),
                    .dir(language.direction), .maxlength(Translation.longest))
                h.p(
                    l("Une phrase courte, des mots simples. Changée, elle attend une nouvelle relecture."),
                    .class("small muted"))
                h.button(l("Enregistrer"), .class("btn"))
            }
            if let known {
                h.p(
                    l(
                        "Écrit par {nom}, {jour}.",
                        ["nom": known.enteredBy, "jour": l.moment(known.enteredAt)]), .class("small muted"))
            }
        }
    }
}

/// Where what a household reads is put into its language, and signed.
enum TranslationRoutes {
    static let all: [Route] = [
        .get("/admin/traductions", .needs(.administerReference)) { ask, tx in try TranslationPages(ask, tx).list },
        .post("/admin/traductions/:langue", .needs(.administerReference), sign),
        .get("/admin/traductions/:langue/:phrase", .needs(.administerReference)) { ask, tx in
            try TranslationPages(ask, tx).one(try phrase(ask))
        },
        .post("/admin/traductions/:langue/:phrase", .needs(.administerReference)) { ask, tx, author in
            let (pages, phrase) = (try TranslationPages(ask, tx), try phrase(ask))
            do {
                try tx.translate(phrase, into: pages.language, ask.form["texte"], by: author)
            } catch let refusal as TranslationRefusal {
                let sentence =
                    refusal == .tooLong
                    ? ask.l("Plus court : {n} signes au plus.", ["n": String(Translation.longest)])
                    : ask.l("Écrivez la phrase.")
                return refused(try TranslationPages(ask, tx, refusal: error("texte", sentence)).one(phrase))
            }
            return .redirect(
                to: Link.translations.with("langue", pages.language.rawValue),
                saying: Flash(ask.l("Enregistré : la phrase attend son relecteur.")))
        },
    ]

    private static func phrase(_ ask: Ask) throws -> FamilyPhrase {
        guard let phrase = FamilyPhrase(rawValue: ask.parameter("phrase")) else { throw AccessRefusal.notFound }
        return phrase
    }

    private static func error(_ field: String, _ sentence: String) -> FormRefusal {
        FormRefusal(errors: [.init(field: field, sentence: sentence)])
    }

    private static func refused(_ answer: Answer) -> Answer {
        var answer = answer
        answer.status = .unprocessableContent
        return answer
    }

    @Sendable private static func sign(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let pages = try TranslationPages(ask, tx)
        let chosen = ask.form.all("phrase").compactMap(FamilyPhrase.init)
        guard !chosen.isEmpty else {
            return refused(
                try TranslationPages(ask, tx, refusal: error("relecteur", ask.l("Cochez ce qui est relu."))).list)
        }
        do {
            for phrase in chosen {
                try tx.signTranslation(of: phrase, into: pages.language, reviewer: ask.form["relecteur"], by: author)
            }
        } catch is TranslationRefusal {
            let sentence = ask.l("Écrivez le nom de qui a relu.")
            return refused(try TranslationPages(ask, tx, refusal: error("relecteur", sentence)).list)
        }
        return .redirect(
            to: Link.translations.with("langue", pages.language.rawValue),
            saying: Flash(
                ask.l.plural(
                    chosen.count, "{n} phrase signée : les ménages la lisent.",
                    "{n} phrases signées : les ménages les lisent.")))
    }
}
