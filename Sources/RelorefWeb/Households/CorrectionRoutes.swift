import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A correction in two steps: the figures that it would move are shown before it is saved.
enum CorrectionRoutes {
    static let all: [Route] = [
        .get("/menages/:code/correction", .needs(.correctFiles), form),
        .free(.post, "/menages/:code/correction-apercu", .needs(.correctFiles), preview),
        .post("/menages/:code/correction", .needs(.correctFiles), save),
    ]

    @Sendable private static func form(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let pages = try Self.pages(ask, tx)
        guard let field = CorrectableField(rawValue: ask.query["champ"]) else {
            return pages.choice(subject: ask.query["sujet"])
        }
        return pages.form(try target(pages, field, ask.query["sujet"]))
    }

    private static func pages(_ ask: Ask, _ tx: any Transaction) throws -> CorrectionPages {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil else { throw AccessRefusal.notFound }
        return CorrectionPages(ask: ask, file: try tx.file(of: found, by: try ask.author()))
    }

    private static func target(_ pages: CorrectionPages, _ field: CorrectableField, _ subject: String) throws
        -> CorrectionTarget
    {
        guard let target = CorrectionTargets(ask: pages.ask, file: pages.file).target(field, subject) else {
            throw AccessRefusal.notFound
        }
        return target
    }

    private static func target(_ ask: Ask, _ pages: CorrectionPages) throws -> CorrectionTarget {
        guard let field = CorrectableField(rawValue: ask.form["champ"]) else { throw AccessRefusal.notFound }
        return try target(pages, field, ask.form["sujet"])
    }

    /// What was typed as it is stored; what cannot be read is said.
    private static func value(_ field: CorrectableField, _ ask: Ask) -> (String?, [FormReading.FieldError]) {
        var reading = FormReading(ask)
        let value: String? =
            switch field {
            case .exitType, .exitReason: ask.form.filled("valeur")
            default: field.mayBeEmpty ? reading.optionalDay("valeur")?.iso : reading.day("valeur", .term).iso
            }
        if ask.form.filled("motif") == nil {
            reading.refuse("motif", ask.l("Dites pourquoi : le motif est gardé avec votre nom."))
        }
        return (value, reading.errors)
    }

    @Sendable private static func preview(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        let pages = try await services.store.read { tx in try Self.pages(ask, tx) }
        let target = try Self.target(ask, pages)
        let (value, errors) = Self.value(target.field, ask)
        guard errors.isEmpty else { return pages.form(target, refusal: FormRefusal(errors: errors)) }
        let author = try ask.author()
        let (reason, confirming) = (ask.form["motif"], Confirmation.given(in: ask.form))
        do {
            let moves = try await services.store.figuresChanged(for: author.actor) { tx in
                try tx.correct(
                    target.field, of: target.subject, to: value, reason: reason, by: author, confirming: confirming)
            }
            return pages.preview(target, value: value, moves: moves)
        } catch let refusal as ActRefusal {
            return pages.form(target, refusal: FormRefusal(ask, refusal, fields: ["reason": "motif", "*": "valeur"]))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func save(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let pages = try Self.pages(ask, tx)
        let target = try Self.target(ask, pages)
        let (value, errors) = Self.value(target.field, ask)
        guard errors.isEmpty else { return pages.form(target, refusal: FormRefusal(errors: errors)) }
        do {
            try tx.correct(
                target.field, of: target.subject, to: value, reason: ask.form["motif"], by: author,
                confirming: Confirmation.given(in: ask.form))
            let said = ask.l("Correction enregistrée : {champ}.", ["champ": CorrectionWords.label(target.field, ask.l)])
            return .redirect(to: .household(pages.file.household.code, .history), saying: Flash(said))
        } catch let refusal as ActRefusal {
            return pages.form(target, refusal: FormRefusal(ask, refusal, fields: ["reason": "motif", "*": "valeur"]))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}
