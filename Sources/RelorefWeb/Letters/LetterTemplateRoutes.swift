import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The texts of letters are kept by those who keep the lists.
enum LetterTemplateRoutes {
    static let all: [Route] = [
        .get("/admin/courriers", .needs(.administerReference)) { ask, tx in
            LetterTemplatePages(ask: ask, refusal: nil).list(
                try LetterKind.allCases.map { kind in
                    let template = try tx.letterTemplate(kind, on: ask.today)
                    return (template, try tx.translations(of: template))
                })
        },
        .get("/admin/courriers/:modele", .needs(.administerReference)) { ask, tx in
            try template(ask, tx)
        },
        .post("/admin/courriers/:modele", .needs(.administerReference), keep),
        .get("/admin/courriers/:modele/:langue", .needs(.administerReference)) { ask, tx in
            try translation(ask, tx)
        },
        .post("/admin/courriers/:modele/:langue", .needs(.administerReference), keepTranslation),
    ]

    private static func kind(_ ask: Ask) throws -> LetterKind {
        guard let kind = LetterNames.kind(slug: ask.parameter("modele")) else { throw AccessRefusal.notFound }
        return kind
    }

    private static func language(_ ask: Ask) throws -> LetterLanguage {
        // Partners are written to in French.
        guard let language = LetterLanguage(rawValue: ask.parameter("langue")), try kind(ask).subject != .partner else {
            throw AccessRefusal.notFound
        }
        return language
    }

    private static func typed(_ ask: Ask) -> LetterText {
        LetterText(title: ask.form["titre"], body: ask.form["texte"])
    }

    private static func template(
        _ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil, preview: LetterText? = nil
    ) throws -> Answer {
        let template = try tx.letterTemplate(try kind(ask), on: ask.today)
        return LetterTemplatePages(ask: ask, refusal: refusal)
            .template(template, try tx.translations(of: template), preview: preview)
    }

    private static func translation(
        _ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil, preview: LetterText? = nil
    ) throws -> Answer {
        let template = try tx.letterTemplate(try kind(ask), on: ask.today)
        let language = try language(ask)
        let known = try tx.translations(of: template).first { $0.language == language }
        return LetterTemplatePages(ask: ask, refusal: refusal)
            .translation(template, language, known, preview: preview)
    }

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let kind = try kind(ask)
        do {
            if ask.form.has("apercu") { return try template(ask, tx, preview: try typed(ask).checked(for: kind)) }
            try AccessRefusal.hiding {
                try tx.keepTemplate(typed(ask), for: kind, after: Int(ask.form["version"]) ?? 0, by: author)
            }
        } catch let refusal as LetterText.Refusal {
            return try template(ask, tx, said(refusal, ask))
        }
        return .redirect(
            to: .letterTemplate(kind),
            saying: Flash(ask.l("Le texte est gardé : les courriers faits dès maintenant le suivent.")))
    }

    @Sendable private static func keepTranslation(
        _ ask: Ask, _ tx: any Transaction, _ author: Author
    ) throws -> Answer {
        let (kind, language) = (try kind(ask), try language(ask))
        var reading = FormReading(ask)
        let reviewer = ask.form["relecteur"]
        let day = reading.optionalDay("relue_le", .event(today: ask.today))
        if day != nil, reviewer.allSatisfy(\.isWhitespace) {
            reading.refuse("relecteur", ask.l("Écrivez le nom de qui l’a relue."))
        }
        if day == nil, reading.errors.isEmpty, !reviewer.allSatisfy(\.isWhitespace) {
            reading.refuse("relue_le", ask.l("Écrivez le jour de la relecture."))
        }
        guard reading.errors.isEmpty else { return try translation(ask, tx, FormRefusal(errors: reading.errors)) }
        do {
            if ask.form.has("apercu") {
                let french = try tx.letterTemplate(kind, on: ask.today).text
                return try translation(ask, tx, preview: try typed(ask).checked(against: french))
            }
            try AccessRefusal.hiding {
                try tx.keepTranslation(
                    typed(ask), of: kind, in: language, reviewer: reviewer, reviewedOn: day, by: author)
            }
        } catch let refusal as LetterText.Refusal {
            return try translation(ask, tx, said(refusal, ask))
        }
        return .redirect(
            to: .letterTemplate(kind),
            saying: Flash(
                day == nil
                    ? ask.l("La traduction est gardée. Elle ne s’imprime pas avant d’être relue.")
                    : ask.l("La traduction est gardée : les courriers peuvent la porter dès maintenant.")))
    }

    private static func said(_ refusal: LetterText.Refusal, _ ask: Ask) -> FormRefusal {
        FormRefusal(errors: [
            .init(field: refusal == .noTitle ? "titre" : "texte", sentence: LetterNames.sentence(refusal, ask.l))
        ])
    }
}
