import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The deadlines as whoever administers the network sees and sets them.
enum DeadlineRuleRoutes {
    static let all: [Route] = [
        .get("/admin/echeances", .needs(.administerReference)) { ask, tx in try pages(ask, tx, nil).list() },
        .get("/admin/echeances/:code", .needs(.administerReference)) { ask, tx in try one(ask, tx, nil) },
        .post("/admin/echeances/:code", .needs(.administerReference), keep),
    ]

    static func link(_ code: DeadlineCode) -> Link { .act(.deadlines, code.rawValue) }

    private static func pages(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> DeadlineRulePages {
        DeadlineRulePages(ask: ask, refusal: refusal, book: try tx.deadlineBook(), terms: try tx.datedTerms())
    }

    private static func code(_ ask: Ask) throws -> DeadlineCode {
        guard let code = DeadlineCode(rawValue: ask.parameter("code")) else { throw AccessRefusal.notFound }
        return code
    }

    private static func one(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        let code = try code(ask)
        let pages = try pages(ask, tx, refusal)
        let kept = try tx.deadlineHistory(of: code)
        // A database that was never filled shows what the product ships.
        let shipped = pages.book.history(of: code).map {
            KeptDeadline(version: $0, revision: 0, colleague: nil, at: nil)
        }
        return pages.one(code, kept.isEmpty ? shipped : kept)
    }

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let code = try code(ask)
        var reading = FormReading(ask)
        let version = try read(&reading, code, try tx.deadlineBook())
        guard let version, reading.errors.isEmpty else {
            return try one(ask, tx, FormRefusal(errors: reading.errors))
        }
        do {
            try AccessRefusal.hiding { try tx.keep(version, by: author) }
        } catch let refusal as DeadlineVersion.Refusal {
            return try one(ask, tx, FormRefusal(errors: [fault(refusal, ask.l)]))
        }
        return .redirect(
            to: link(code), saying: Flash(ask.l("La version est notée. Aujourd’hui la suit dès son jour.")))
    }

    private static func read(
        _ reading: inout FormReading, _ code: DeadlineCode, _ book: DeadlineBook
    ) throws -> DeadlineVersion? {
        let (ask, l) = (reading.ask, reading.ask.l)
        guard let known = book.version(code, on: ask.today) ?? book.history(of: code).first else {
            throw AccessRefusal.notFound
        }
        let (from, to) = (reading.day("depuis", .term), reading.optionalDay("jusque"))
        let severity: DeadlineVersion.Severity? = reading.code("poids", orSay: l("Choisissez le poids."))
        let mark: DeadlineVersion.Mark? = reading.code("confiance", orSay: l("Dites d’où vient cette version."))
        let source = reading.text("source", orSay: l("Écrivez d’où vient ce délai."))
        let place = reading.listed("departement", ask.services.labels.codes("departement", on: ask.today))
        guard let severity, let mark else { return nil }
        var version = DeadlineVersion(
            code, in: place, from: from, to: to, on: known.anchor, known.unit, severity, source: source, mark)
        guard code.hasOwnNumbers else { return version }
        version.anchor = DeadlineAnchor(rawValue: ask.form["fait"]) ?? known.anchor
        version.variant = DeadlineVariant(rawValue: ask.form["cas"]) ?? .usual
        let unit: DeadlineVersion.Unit? = reading.code("unite", orSay: l("Choisissez une unité."))
        version.unit = unit ?? known.unit
        version.delay = reading.number("delai")
        let typed = ask.form["rappels"].split { $0 == "," || $0 == ";" || $0.isWhitespace }
        version.warnings = typed.compactMap { Int($0) }.sorted(by: >)
        if version.warnings.count != typed.count {
            reading.refuse("rappels", l("Écrivez des nombres de jours, par exemple 60, 30, 7."))
        }
        return version
    }

    private static func fault(_ refusal: DeadlineVersion.Refusal, _ l: Language) -> FormReading.FieldError {
        switch refusal {
        case .endBeforeStart: .init(field: "jusque", sentence: l("Le dernier jour vient avant le premier."))
        case .delayMissing: .init(field: "delai", sentence: l("Écrivez le délai."))
        case .tooLong: .init(field: "delai", sentence: l("Dix ans au plus."))
        case .anchorFixed: .init(field: "fait", sentence: l("Le jour de cette échéance vient d’un autre écran."))
        case .warning:
            .init(field: "rappels", sentence: l("Six rappels au plus, chacun de 1 à 730 jours avant."))
        case .noSource: .init(field: "source", sentence: l("Écrivez d’où vient ce délai."))
        }
    }
}
