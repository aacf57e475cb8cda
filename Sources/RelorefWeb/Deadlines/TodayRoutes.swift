import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Today: what is to be done, and what one does with it.
enum TodayRoutes {
    /// Lines that one act takes at most.
    static let most = 200

    static let all: [Route] =
        [
            .get("/aujourdhui", .needs(.seeToday)) { ask, tx in try TodayPage(ask, ask.query, tx).answer() }.kept,
            .post("/aujourdhui/actes", .needs(.seeToday), act),
            .get("/aujourdhui/fait", .needs(.seeToday)) { ask, tx in try DonePages(ask, tx).answer },
            .get("/aujourdhui/trente-jours", .needs(.seeToday)) { ask, tx in try MonthPage(ask, tx).answer },
            .post("/aujourdhui/fait", .needs(.seeToday), done),
            .post("/aujourdhui/remise", .needs(.seeToday), reopen),
            .post("/aujourdhui/report", .needs(.seeToday), postpone),
            .post("/aujourdhui/attribution", .needs(.seeToday), give),
            .post("/aujourdhui/actes/:moment/annulation", .needs(.seeToday), undo),
        ] + AbsenceRoutes.all

    /// A button of one row, or of the bar for the rows that are ticked.
    @Sendable private static func act(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        for verb in DueVerb.allCases {
            guard let key = DueKey(text: ask.form[verb.rawValue]) else { continue }
            return try take(verb, [key], ask, tx, author)
        }
        let ticked = ask.form.has("toutes") ? try everyKey(ask, tx) : keys(ask)
        guard !ticked.isEmpty else { return try TodayPage(ask, ask.form, tx).answer(saying: .nothingTicked) }
        guard let verb = DueVerb(rawValue: ask.form["acte"]) else { throw AccessRefusal.notFound }
        return try take(verb, ticked, ask, tx, author)
    }

    private static func take(
        _ verb: DueVerb, _ keys: [DueKey], _ ask: Ask, _ tx: any Transaction, _ author: Author
    ) throws -> Answer {
        switch verb {
        case .finish: settled(try tx.mark(keys, .finish, by: author), .finish, ask)
        case .prove: try DonePage(ask, keys, tx, author).answer()
        case .postpone: try PostponePage(ask, keys, tx, author).answer()
        case .give: try GivePage(ask, keys, tx, author).answer()
        }
    }

    /// Done on a day, with what shows it.
    @Sendable private static func done(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let keys = keys(ask)
        var reading = FormReading(ask)
        let day = reading.day("jour")
        if let fault = reading.errors.first {
            return try DonePage(ask, keys, tx, author).answer(FormRefusal(errors: [fault]))
        }
        let proof = DueProof(on: day, words: ask.form["preuve"], document: ask.form.filled("piece"))
        let outcome: DueOutcome
        do {
            outcome = try tx.mark(keys, .done(proof), by: author, confirming: Confirmation.given(in: ask.form))
        } catch let told as ActRefusal {
            return try DonePage(ask, keys, tx, author).answer(FormRefusal(ask, told, fields: ["*": "preuve"]))
        }
        if outcome.marked.isEmpty, case .refused(let refusal)? = outcome.faults.first?.fault {
            let field = refusal == .notOfThisFile ? "piece" : "jour"
            let sentence = DueOutcomeWords(l: ask.l).refused(refusal).capitalizedFirst
            let fault = FormRefusal(errors: [.init(field: field, sentence: sentence)])
            return try DonePage(ask, keys, tx, author).answer(fault)
        }
        return settled(outcome, .finish, ask)
    }

    /// What was done comes back, whenever it was done.
    @Sendable private static func reopen(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        guard let key = DueKey(text: ask.form["objet"]) else { throw AccessRefusal.notFound }
        try AccessRefusal.hiding { try tx.reopenDone(key, by: author) }
        return .redirect(
            to: TodayScope.link(ask.form["portee"], at: .dueDone),
            saying: Flash(ask.l.plural(1, "{n} ligne remise comme avant.", "{n} lignes remises comme avant.")))
    }

    @Sendable private static func postpone(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let keys = keys(ask)
        let form = PostponeForm(ask)
        guard let day = form.day else { return try PostponePage(ask, keys, tx, author).answer(form.fault) }
        let lines = try keys.compactMap { try tx.dueLine($0, by: author) }
        if form.reason.isEmpty, lines.contains(where: { $0.mark.snoozes >= 2 }) {
            return try PostponePage(ask, keys, tx, author).answer(.reason)
        }
        let outcome: DueOutcome
        do {
            outcome = try tx.mark(
                keys, .snooze(until: day, reason: form.reason), by: author,
                confirming: Confirmation.given(in: ask.form))
        } catch ActRefusal.toConfirm(let findings) {
            return try PostponePage(ask, keys, tx, author).answer(.told(findings))
        }
        let refusals = outcome.faults.compactMap { fault -> DueMark.Refusal? in
            if case .refused(let refusal) = fault.fault { refusal } else { nil }
        }
        if outcome.marked.isEmpty, let refusal = refusals.first {
            return try PostponePage(ask, keys, tx, author).answer(.refused(refusal))
        }
        return settled(outcome, .postpone, ask, until: day)
    }

    @Sendable private static func give(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let keys = keys(ask)
        guard let colleague = ask.form.filled("a") else {
            return try GivePage(ask, keys, tx, author).answer(isMissing: true)
        }
        return settled(try tx.mark(keys, .give(to: colleague), by: author), .give, ask)
    }

    @Sendable private static func undo(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let moment = Int64(ask.parameter("moment")).map { Moment(milliseconds: $0) }
        let count = try moment.map { try tx.undoMarks(of: $0, by: author) } ?? 0
        let l = ask.l
        return .redirect(
            to: TodayScope.link(ask.query["portee"]),
            saying: count > 0
                ? Flash(l.plural(count, "{n} ligne remise comme avant.", "{n} lignes remises comme avant."))
                : Flash(l("Plus de dix minutes ont passé : l’action ne s’annule plus ici."), tone: .warn))
    }

    private static func settled(_ outcome: DueOutcome, _ verb: DueVerb, _ ask: Ask, until: Day? = nil) -> Answer {
        let words = DueOutcomeWords(l: ask.l)
        let scope = ask.form.filled("portee").map { "portee=\(FormFields.encode($0))" } ?? ""
        let undo = outcome.marked.isEmpty ? nil : Link.undoDue(ask.now.milliseconds).with(scope)
        return .redirect(
            to: TodayScope.link(ask.form["portee"]),
            saying: Flash(
                words.sentence(outcome, verb, until: until), tone: outcome.faults.isEmpty ? .done : .warn, undo: undo))
    }

    /// All that the list shows, whatever is ticked.
    private static func everyKey(_ ask: Ask, _ tx: any Transaction) throws -> [DueKey] {
        let scope = try TodayScope(ask, ask.form["portee"], tx)
        let day = try tx.dueDay(
            scope.scope, on: ask.today, visibleTo: try ask.actor(), vault: ask.services.vault)
        return day.lines.prefix(most).map(\.item.key)
    }

    private static func keys(_ ask: Ask) -> [DueKey] {
        Array(Set(ask.form.all("objet").compactMap(DueKey.init(text:)))).sorted { $0.text < $1.text }.prefix(most).map(
            \.self)
    }
}

/// What a button of Today does.
enum DueVerb: String, CaseIterable, Sendable {
    case finish = "fait"
    /// The same, with its day and what shows it.
    case prove = "preuve"
    case postpone = "reporter"
    case give = "confier"
}
