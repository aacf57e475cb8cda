import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The words of the forms, and the figures that the outside world sets.
enum ReferenceRoutes {
    static let all: [Route] = [
        .get("/admin/listes", .needs(.administerReference)) { ask, tx in try lists(ask, tx, nil) },
        .post("/admin/listes", .needs(.administerReference), keepValue),
        .get("/admin/delais", .needs(.administerReference)) { ask, tx in try terms(ask, tx, nil) },
        .post("/admin/delais", .needs(.administerReference), keepTerm),
        .free(.post, "/admin/communes", .needs(.administerReference), limit: 20 << 20, readCommunes),
        .get("/admin/listes/:liste", .needs(.administerReference)) { ask, tx in try list(ask, tx, nil) },
        .free(.post, "/admin/listes/:liste", .needs(.administerReference), addCode),
        .get("/admin/listes/:liste/:code", .needs(.administerReference)) { ask, tx in try label(ask, tx, nil) },
        .free(.post, "/admin/listes/:liste/:code", .needs(.administerReference), change),
    ]

    static let places = "cphPlaces"

    private static func terms(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        ReferencePages(ask: ask, refusal: refusal).terms(try ReferenceTermWords.series.flatMap { try tx.series($0) })
    }

    @Sendable private static func keepTerm(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let series = reading.listed("serie", ReferenceTermWords.series)
        if series == nil { reading.refuse("serie", ask.l("Choisissez un délai ou un seuil.")) }
        let value = reading.number("nombre")
        let term = series.flatMap(DueTerms.Series.init)
        let most = series?.hasPrefix("alertNight") == true ? 23 : term?.isInMonths == true ? 120 : 3_650
        if reading.errors.isEmpty, value.map({ $0 > most }) ?? true {
            reading.refuse("nombre", ask.l("Écrivez un nombre de 0 à {n}.", ["n": ask.l.number(most)]))
        }
        let from = reading.day("depuis", .term)
        let source = reading.text("source", orSay: ask.l("Écrivez d’où vient ce nombre."))
        let place = reading.listed("departement", ask.services.labels.codes("departement", on: ask.today))
        if ask.form.filled("departement") != nil, place == nil || term?.variesByPlace != true {
            reading.refuse("departement", ask.l("Ce nombre vaut pour tout le réseau."))
        }
        guard let series, let value, reading.errors.isEmpty else {
            return try terms(ask, tx, FormRefusal(errors: reading.errors))
        }
        if AlertThresholds.series.contains(series) {
            try AccessRefusal.hiding { try author.needsNetwork(tx) }
            if let waiting = try SecondPerson(.threshold, at: .network, ask).first(tx, author) { return waiting }
        }
        let kept = SeriesValue(series: series, from: from, value: value, source: source, departement: place)
        try AccessRefusal.hiding { try tx.keep(kept, by: author) }
        return .redirect(
            to: .referenceTerms,
            saying: Flash(ask.l("Le nombre est noté. La page Aujourd’hui et les alertes le suivent dès son jour.")))
    }

    static func lists(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        ReferencePages(ask: ask, refusal: refusal)
            .lists(try tx.referenceLists(on: ask.today), places: try tx.series(places))
    }

    @Sendable private static func keepValue(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let from = reading.day("depuis", .term)
        let value = reading.number("places")
        if value == nil, reading.errors.isEmpty { reading.refuse("places", ask.l("Écrivez un nombre de places.")) }
        let source = reading.text("source", orSay: ask.l("Écrivez d’où vient ce nombre."))
        guard let value, reading.errors.isEmpty else { return try lists(ask, tx, FormRefusal(errors: reading.errors)) }
        try AccessRefusal.hiding {
            try tx.keep(SeriesValue(series: places, from: from, value: value, source: source), by: author)
        }
        return .redirect(
            to: .referenceLists,
            saying: Flash(ask.l("Le nombre est noté. Les indicateurs qui s’en servent le prennent dès maintenant.")))
    }

    private static func list(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        let labels = try tx.referenceLabels(of: ask.parameter("liste"))
        guard !labels.isEmpty else { throw AccessRefusal.notFound }
        return ReferencePages(ask: ask, refusal: refusal).list(ask.parameter("liste"), labels)
    }

    @Sendable private static func addCode(_ ask: Ask) async throws -> Answer {
        var reading = FormReading(ask)
        let (l, name) = (ask.l, ask.parameter("liste"))
        let french = reading.text("francais", orSay: l("Écrivez le libellé français."))
        let english = reading.text("anglais", orSay: l("Écrivez le libellé anglais."))
        let code = reading.text("code", orSay: l("Écrivez un code."))
        let source = reading.text("source", orSay: l("Écrivez d’où vient ce code."))
        let errors = reading.errors
        guard errors.isEmpty else { return try await again(ask, errors) }
        do {
            try await ask.services.store.write { tx in
                try AccessRefusal.hiding {
                    try tx.addCode(
                        code, to: name, french: french, english: english, source: source, by: try ask.author())
                }
            }
        } catch let refusal as NewCodeRefusal {
            return try await again(ask, [.init(field: "code", sentence: sentence(refusal, l))])
        }
        try await ask.services.labels.reload(from: ask.services.store)
        return .redirect(
            to: .referenceList(name),
            saying: Flash(l("Le code est ajouté : les formulaires le proposent dès maintenant.")))
    }

    private static func again(_ ask: Ask, _ errors: [FormReading.FieldError]) async throws -> Answer {
        try await ask.services.store.read { try list(ask, $0, FormRefusal(errors: errors)) }
    }

    private static func sentence(_ refusal: NewCodeRefusal, _ l: Language) -> String {
        switch refusal {
        case .shape:
            l("Une petite lettre d’abord, puis des lettres sans accent et des chiffres ; quarante signes au plus.")
        case .taken: l("Ce code est déjà dans la liste.")
        }
    }

    private static func label(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        guard let label = try tx.referenceLabel(ask.parameter("liste"), ask.parameter("code")) else {
            throw AccessRefusal.notFound
        }
        return ReferencePages(ask: ask, refusal: refusal).label(
            label, try PaperKindFields(label.list, label.code, tx))
    }

    /// Outside the route's own transaction, so that every page has the new words once they are on the disk.
    @Sendable private static func change(_ ask: Ask) async throws -> Answer {
        var reading = FormReading(ask)
        let french = reading.text("francais", orSay: ask.l("Écrivez le libellé français."))
        let english = reading.text("anglais", orSay: ask.l("Écrivez le libellé anglais."))
        let to = reading.optionalDay("dernier_jour")
        let rank = reading.number("rang") ?? 0
        let errors = reading.errors
        guard errors.isEmpty else {
            return try await ask.services.store.read { try label(ask, $0, FormRefusal(errors: errors)) }
        }
        try await ask.services.store.write { tx in
            guard var label = try tx.referenceLabel(ask.parameter("liste"), ask.parameter("code")) else {
                throw AccessRefusal.notFound
            }
            (label.french, label.english, label.rank, label.to) = (french, english, rank, to)
            label.isVerified = ask.form.has("confirme")
            let paper = try PaperKindFields(label.list, label.code, tx)?.read(ask.form)
            try AccessRefusal.hiding {
                try tx.change(label, by: try ask.author())
                if let paper { try tx.set(paper, by: try ask.author()) }
            }
        }
        try await ask.services.labels.reload(from: ask.services.store)
        return .redirect(
            to: .referenceList(ask.parameter("liste")),
            saying: Flash(ask.l("Le libellé est changé : les pages le montrent dès maintenant.")))
    }
}
