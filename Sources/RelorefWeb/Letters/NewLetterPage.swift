import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A letter before it is made: what is missing and where to fill it in, what only its writer knows, and how it will look.
struct NewLetterPage {
    let filling: LetterFilling
    let template: LetterTemplate
    let translations: [LetterTranslation]
    let missing: [MissingInLetter]
    private let refused: Bool

    private var ask: Ask { filling.ask }
    private var l: Language { ask.l }
    private var code: String { filling.file.household.code }

    init(_ ask: Ask, _ tx: any Transaction, refused: Bool = false) throws {
        let found = try tx.visibleHousehold(ask)
        let slug = ask.form.filled("modele") ?? ask.query["modele"]
        guard let kind = LetterNames.kind(slug: slug), kind.subject != .partner, found.mergedInto == nil,
            found.erasedOn == nil
        else {
            throw AccessRefusal.notFound
        }
        filling = try LetterFilling(
            ask, try tx.file(of: found, by: try ask.author()), kind,
            subject: ask.form.filled("sujet") ?? ask.query["sujet"], tx)
        template = try tx.letterTemplate(kind, on: ask.today)
        translations = try tx.translations(of: template)
        missing = filling.missing(in: template)
        self.refused = refused
    }

    /// The translation that the form asks for; one that nobody has read over is not printed.
    private var translation: LetterTranslation? {
        translations.first { $0.isReviewed && $0.language.rawValue == ask.form["langue"] }
    }

    /// The letter's words, filled in.
    func words(token: String = "") -> LetterWords {
        let fields = template.text.fields
        return LetterWords(
            french: template.text.filled(filling.values(fields)),
            translation: translation.map {
                $0.text.filled(filling.values(fields, isFrench: false), isolated: $0.language.isRightToLeft)
            }, reviewer: translation?.reviewer ?? "", association: filling.place.association, token: token)
    }

    /// Makes the letter, or shows the form again with what is missing (422).
    static func make(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let page = try NewLetterPage(ask, tx, refused: true)
        guard page.missing.isEmpty else { return page.answer }
        let token = SessionKeeper.newToken()
        let letter = try tx.makeLetter(
            NewLetter(
                page.template.kind, templateVersion: page.template.version, language: page.translation?.language,
                words: page.words(token: token), accommodation: page.filling.accommodation?.id,
                plan: page.filling.plan?.id),
            for: page.filling.file.household.id, tokenHash: SessionKeeper.hash(token), by: author)
        return .redirect(
            to: .letter(page.code, letter.id),
            saying: Flash(
                ask.l("Courrier n° {numéro} fait et gardé au dossier.", ["numéro": letter.reference]),
                undo: .letter(page.code, letter.id, "retrait")))
    }

    var answer: Answer {
        let title = LetterNames.kind(template.kind, l)
        let household = ask.title(of: filling.file.head?.member.identity, code: code)
        var answer = ask.page("\(title), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(code, .letters).path)) }
            h.div(.class("head")) { h.h1(title) }
            if !missing.isEmpty { gaps(h) }
            h.form(.action(Link.act(.household(code, .letters), "nouveau").path), .method("post"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                h.input(.type("hidden"), .name("modele"), .value(LetterNames.slug(template.kind)))
                h.input(.type("hidden"), .name("sujet"), .value(filling.subject))
                typed(h)
                languages(h)
                h.p(.class("acts")) { h.button(l("Faire le courrier"), .class("btn")) }
            }
            h.section(.class("sec")) {
                h.h2(l("Ce qu’il dira"))
                LetterSheet(ask, nil, words(), translation?.language).write(h)
            }
        }
        if refused { answer.status = .unprocessableContent }
        return answer.opening(filling.file.household.id)
    }

    private func gaps(_ h: HTML) {
        let open = missing.filter { !$0.isTyped || refused }
        guard !open.isEmpty else { return }
        h.div(.class(refused ? "banner bad block" : "banner warn block"), .role(refused ? "alert" : "status")) {
            h.p { h.b(l("Il manque encore, pour ce courrier :")) }
            h.ul(.class("findings")) {
                for one in open {
                    h.li {
                        if let link = one.link { h.a(one.label, .href(link)) } else { h.text(one.label) }
                    }
                }
            }
        }
    }

    private func typed(_ h: HTML) {
        for field in LetterField.allCases where field.isTyped && template.text.fields.contains(field) {
            let isMissing = refused && filling.typed(field) == nil
            Field(
                id: field.rawValue, label: LetterNames.field(field, l), hint: LetterNames.example(field, l),
                error: isMissing ? l("À écrire avant de faire le courrier.") : nil
            ).input(h, value: filling.typed(field) ?? "", .autocomplete("off"), .maxlength(300))
        }
    }

    private func languages(_ h: HTML) {
        let reviewed = translations.filter(\.isReviewed)
        let waiting = translations.filter { !$0.isReviewed }
        if !reviewed.isEmpty {
            Field(
                id: "langue", label: l("Langues du courrier"),
                hint: l("Le français d’abord, la traduction en dessous.")
            ).select(
                h, [("", l("français seul"))] + reviewed.map { ($0.language.rawValue, $0.language.autonym) },
                chosen: ask.form["langue"])
        }
        if !waiting.isEmpty {
            h.p(
                l(
                    "Ne s’impriment pas encore, faute de relecture : {langues}.",
                    ["langues": waiting.map(\.language.autonym).joined(separator: ", ")]), .class("small muted"))
        }
    }
}
