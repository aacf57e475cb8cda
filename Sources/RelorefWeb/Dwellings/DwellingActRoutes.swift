import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What is done to a dwelling from its page: a step, places, a diagnostic, works, a head lease.
enum DwellingActRoutes {
    static let all: [Route] = [
        .post("/logements/:code/etapes", .needs(.writeStock), step),
        .post("/logements/:code/capacites", .needs(.writeStock), capacity),
        .post("/logements/:code/diagnostics", .needs(.writeStock), check),
        .post("/logements/:code/hors-service", .needs(.writeStock), outage),
        .post("/logements/:code/remise-en-service", .needs(.writeStock), backInService),
        .post("/logements/:code/baux", .needs(.writeStock), headLease),
        .post("/logements/:code/fin-de-bail", .needs(.writeStock), endOfLease),
    ]

    @Sendable private static func step(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let status: DwellingStatus? = reading.code("etape", orSay: ask.l("Choisissez l’étape."))
        let day = reading.day("etape_jour")
        let reason = reading.listed("etape_motif", ask.reasons.map(\.0))
        let done = Set(DwellingRules.ReturnStep.allCases.filter { ask.form.has($0.rawValue) })
        let fields = ["on": "etape_jour", "reason": "etape_motif", "keysBack": "keysBack"]
        return try DwellingAct(ask, tx, "etapes", first: "etape", fields: fields).run(reading) { dwelling, confirming in
            guard let status else { return nil }
            try tx.step(
                dwelling.id, to: status, on: day, reason: reason, done: done, by: author,
                confirming: confirming)
            return ask.l("Étape enregistrée.")
        }
    }

    @Sendable private static func capacity(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let places = reading.number("places")
        if ask.form.filled("places") == nil { reading.refuse("places", ask.l("Donnez le nombre de places.")) }
        let day = reading.day("places_jour")
        let fields = ["from": "places_jour"]
        return try DwellingAct(ask, tx, "capacites", first: "places", fields: fields).run(reading) {
            dwelling, confirming in
            guard let places else { return nil }
            try tx.changeCapacity(of: dwelling.id, to: places, from: day, by: author, confirming: confirming)
            return ask.l("Nombre de places enregistré.")
        }
    }

    @Sendable private static func check(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let kind: DiagnosticKind? = reading.code("diagnostic", orSay: ask.l("Choisissez la nature du diagnostic."))
        let day = reading.day("diagnostic_fait")
        let end = reading.optionalDay("diagnostic_fin")
        let fields = [
            "doneOn": "diagnostic_fait", "expiresOn": "diagnostic_fin", "energyClass": "diagnostic_classe",
        ]
        return try DwellingAct(ask, tx, "diagnostics", first: "diagnostic", fields: fields).run(reading) {
            dwelling, _ in
            guard let kind else { return nil }
            try tx.recordCheck(
                kind, of: dwelling.id, doneOn: day, expiresOn: end,
                result: kind == .dpe ? ask.form.filled("diagnostic_classe") : nil, by: author)
            return ask.l("Diagnostic enregistré.")
        }
    }

    @Sendable private static func outage(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let from = reading.day("hs_du", .term)
        let to = reading.optionalDay("hs_au")
        let reason = reading.listed("hs_motif", ask.reasons.map(\.0))
        if reason == nil { reading.refuse("hs_motif", ask.l("Choisissez le motif.")) }
        let fields = ["from": "hs_du", "to": "hs_au"]
        return try DwellingAct(ask, tx, "hors-service", first: "hs_du", fields: fields).run(reading) {
            dwelling, confirming in
            guard let reason else { return nil }
            try tx.takeOutOfService(
                dwelling.id, from: from, to: to, reason: reason, occupiedDuringWorks: ask.form.has("hs_occupe"),
                by: author, confirming: confirming)
            return ask.l("Mise hors service enregistrée.")
        }
    }

    @Sendable private static func backInService(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let day = reading.day("hs_fin", .term)
        return try DwellingAct(ask, tx, "remise-en-service", first: "hs_fin", fields: [:]).run(reading) { dwelling, _ in
            let sheet = try tx.dwellingSheet(code: dwelling.code, on: ask.today, visibleTo: author.actor)
            guard let outage = sheet?.outages.first(where: { $0.id == ask.form["hs"] }) else {
                throw AccessRefusal.notFound
            }
            try tx.endOutage(outage.id, lastDay: day, by: author)
            return ask.l("Remise en service enregistrée.")
        }
    }

    @Sendable private static func headLease(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let from = reading.day("bail_du")
        let to = reading.optionalDay("bail_au")
        let notice = reading.number("bail_preavis")
        let rent = reading.parts("bail_loyer", of: 100)
        let charges = reading.parts("bail_charges", of: 100)
        let fields = [
            "from": "bail_du", "to": "bail_au", "subletting": "bail_souslocation", "rent": "bail_loyer",
            "charges": "bail_charges",
        ]
        return try DwellingAct(ask, tx, "baux", first: "bail_du", fields: fields).run(reading) { dwelling, confirming in
            try tx.signHeadLease(
                of: dwelling.id, from: from, to: to, noticeMonths: notice ?? 3,
                sublettingAllowed: ask.form["bail_souslocation"] != "non", rentCents: rent, chargesCents: charges,
                by: author, confirming: confirming)
            return ask.l("Bail principal enregistré.")
        }
    }

    @Sendable private static func endOfLease(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let day = reading.day("bail_fin", .term)
        return try DwellingAct(ask, tx, "fin-de-bail", first: "bail_fin", fields: ["to": "bail_fin"]).run(reading) {
            dwelling, confirming in
            let sheet = try tx.dwellingSheet(code: dwelling.code, on: ask.today, visibleTo: author.actor)
            guard let lease = sheet?.headLeases.first(where: { $0.id == ask.form["bail"] }) else {
                throw AccessRefusal.notFound
            }
            try tx.endHeadLease(lease.id, on: day, by: author, confirming: confirming)
            return ask.l("Fin de bail enregistrée.")
        }
    }
}

/// One act on one dwelling: read, done or refused, and the answer to each.
struct DwellingAct {
    let ask: Ask
    let tx: any Transaction
    /// The form's name on the dwelling's page.
    let form: String
    /// The field that a fault of the whole form is shown at.
    let first: String
    /// The form's field for each field that the rules name.
    let fields: [String: String]

    init(_ ask: Ask, _ tx: any Transaction, _ form: String, first: String, fields: [String: String]) {
        self.ask = ask
        self.tx = tx
        self.form = form
        self.first = first
        self.fields = fields
    }

    /// - Parameter work: does the act and says what was done; nil when a field was refused.
    func run(_ reading: FormReading, _ work: (Dwelling, [Rule: String]) throws -> String?) throws -> Answer {
        let code = ask.parameter("code")
        guard let dwelling = try tx.dwelling(code: code, visibleTo: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        if !reading.errors.isEmpty {
            return try DwellingPage(ask, tx, code: code, refused: .init(form, ask.form, reading.errors)).answer()
        }
        do {
            let said = try work(dwelling, DwellingFormRefusal.confirmations(ask.form))
            return .redirect(to: .dwelling(code), saying: Flash(said ?? ""))
        } catch let refusal as ActRefusal {
            let refused = DwellingFormRefusal(form, ask, refusal, fields: fields, first: first)
            return try DwellingPage(ask, tx, code: code, refused: refused).answer()
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }
}
