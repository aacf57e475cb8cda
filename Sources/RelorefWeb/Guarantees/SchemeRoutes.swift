import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The dated rules of guarantees, and what the service around a lease holds.
enum SchemeRoutes {
    static let all: [Route] = [
        .get("/admin/garanties", .needs(.writeSchemes)) { ask, tx in try page(ask, tx, nil) },
        .post("/admin/garanties", .needs(.writeSchemes), keep),
        .post("/admin/garanties/service-locatif", .needs(.writeSchemes), keepBundle),
    ]

    static let bundle = Link.act(.guaranteeSchemes, "service-locatif")

    private static func page(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        let kept = try tx.guaranteeHistory()
        return SchemePages(
            ask: ask, refusal: refusal, book: try tx.guaranteeBook(), history: kept,
            bundles: try tx.tenancyBundles()
        ).answer
    }

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        guard let scheme = read(&reading), reading.errors.isEmpty else {
            return try page(ask, tx, FormRefusal(errors: reading.errors))
        }
        do {
            try AccessRefusal.hiding { try tx.keep(scheme, by: author) }
        } catch let refusal as GuaranteeScheme.Refusal {
            return try page(ask, tx, FormRefusal(errors: [fault(refusal, ask.l)]))
        }
        return .redirect(
            to: .guaranteeSchemes,
            saying: Flash(ask.l("La version est notée : elle vaut pour les baux signés dès son jour.")))
    }

    private static func read(_ reading: inout FormReading) -> GuaranteeScheme? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let codes = ask.services.labels.codes("guarantee", on: ask.today) + SchemePages.past
        let code = reading.listed("dispositif", codes.filter { $0 != "none" })
        if code == nil { reading.refuse("dispositif", l("Choisissez un dispositif.")) }
        let (from, to) = (reading.day("depuis", .term), reading.optionalDay("jusque"))
        let mark: DeadlineVersion.Mark? = reading.code("confiance", orSay: l("Dites d’où vient cette version."))
        let source = reading.text("source", orSay: l("Écrivez d’où vient cette règle."))
        let terms = GuaranteeScheme.Terms(
            effortPercent: reading.number("effort"), stock: Stock(rawValue: ask.form["parc"]),
            hasPremium: ask.form.has("cotisation"), needsVisa: ask.form.has("visa"),
            openBelowAge: reading.number("age"), needsWork: ask.form.has("emploi"),
            arrearsCapCents: reading.parts("impayes", of: 100), arrearsMonths: reading.number("mois"),
            damageCapCents: reading.parts("degradations", of: 100))
        guard let code, let mark else { return nil }
        return GuaranteeScheme(
            code, from: from, to: to, terms, conditions: ask.form["conditions"], source: source, mark)
    }

    private static func fault(_ refusal: GuaranteeScheme.Refusal, _ l: Language) -> FormReading.FieldError {
        switch refusal {
        case .endBeforeStart: .init(field: "jusque", sentence: l("Le dernier jour vient avant le premier."))
        case .noSource: .init(field: "source", sentence: l("Écrivez d’où vient cette règle."))
        case .effort: .init(field: "effort", sentence: l("Écrivez un taux de 1 à 100."))
        case .age: .init(field: "age", sentence: l("Écrivez un âge de 16 à 99 ans."))
        case .cap:
            .init(
                field: "impayes",
                sentence: l("Un plafond est au-dessus de zéro : un million d’euros ou 120 mois au plus."))
        case .words(let most):
            .init(field: "conditions", sentence: l("{n} signes au plus.", ["n": l.number(most)]))
        }
    }

    @Sendable private static func keepBundle(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let l = ask.l
        let level: TenancyService.Level? = reading.code("niveau", orSay: l("Choisissez un niveau."))
        let from = reading.day("service_depuis", .term)
        let parts = Set(ask.form.all("etapes").compactMap { TenancyService.Part(rawValue: $0) })
        if parts.isEmpty { reading.refuse("etapes", l("Choisissez au moins une étape.")) }
        let source = reading.text("service_source", orSay: l("Écrivez d’où vient cette règle."))
        guard let level, reading.errors.isEmpty else {
            return try page(ask, tx, FormRefusal(errors: reading.errors))
        }
        try AccessRefusal.hiding {
            try tx.keep(TenancyBundle(level, from: from, parts, source: source), by: author)
        }
        return .redirect(
            to: .guaranteeSchemes, saying: Flash(l("Le contenu du service est noté : il vaut dès son jour.")))
    }
}
