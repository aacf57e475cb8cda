import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// An employer's link: opening it changes nothing; everything else comes after the code.
enum EmployerRoutes {
    static let all: [Route] = [
        .get("/employeur/:jeton", .everyone) { ask, tx in
            guard let shown = try shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
            return AnswerPages(ask: ask).shut(shown.link) ?? EmployerPages(ask: ask, shown: shown).check()
        },
        .free(.post, "/employeur/:jeton", .everyone) { ask in
            try await ask.services.store.write { tx in try answer(ask, tx) }
        },
    ]

    private static func shown(_ ask: Ask, _ tx: any Transaction) throws -> EmployerJobs? {
        try tx.employerJobs(SessionKeeper.hash(ask.parameter("jeton")))
    }

    private static func answer(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let shown = try shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
        let pages = EmployerPages(ask: ask, shown: shown)
        if let shut = AnswerPages(ask: ask).shut(shown.link) { return shut }
        let code = SpokenCode.hash(ask.form[AnswerPages.letters], for: ask.parameter("jeton"))
        guard try tx.passesCheck(shown, codeHash: code, at: ask.now) else {
            guard let now = try self.shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
            return AnswerPages(ask: ask).shut(now.link) ?? EmployerPages(ask: ask, shown: now).check(failed: true)
        }
        if let id = ask.form.filled("refuser") { return try refuse(id, pages, tx) }
        if let id = ask.form.filled("entretien") { return try EmployerAnswers(pages: pages).interview(id, tx) }
        if let id = ask.form.filled("question") { return try EmployerAnswers(pages: pages).question(id, tx) }
        if ask.form.has("nouvelle") { return try propose(pages, tx) }
        return pages.list()
    }

    private static func refuse(_ id: String, _ pages: EmployerPages, _ tx: any Transaction) throws -> Answer {
        let ask = pages.ask
        guard let one = pages.shown.jobs.flatMap(\.candidates).first(where: { $0.id == id }) else {
            throw AccessRefusal.notFound
        }
        guard one.isToDecide else {
            return pages.list(told: ask.l("Vous aviez déjà répondu : voici où en est cette candidature."))
        }
        let reason = JobApplication.EmployerReason(rawValue: ask.form["motif"])
        guard let reason, ask.form.has("reponse") else {
            return pages.refuse(one, reason: reason, fault: reason == nil && ask.form.filled("motif") != nil)
        }
        try tx.refuseByEmployer(
            id, reason, words: String(ask.form["message"].prefix(2_000)), in: pages.shown,
            ask.outsideAct)
        return try again(ask, tx, saying: ask.l("Merci, votre réponse est transmise."))
    }

    private static func propose(_ pages: EmployerPages, _ tx: any Transaction) throws -> Answer {
        let ask = pages.ask
        guard ask.form.has("reponse") else { return pages.propose() }
        var reading = FormReading(ask)
        let facts = JobFields.read(&reading, receivedOn: ask.today, byEmployer: true)
        guard reading.errors.isEmpty else { return pages.propose(FormRefusal(errors: reading.errors)) }
        if let key = ask.form.filled("cle"), try tx.wasSent(key, behind: pages.shown.link, at: ask.now) {
            return try again(ask, tx, saying: ask.l("Votre offre était déjà reçue."))
        }
        do {
            try tx.receiveByEmployer(facts, in: pages.shown, ask.outsideAct)
        } catch let refusal as JobOffer.Refusal {
            return pages.propose(FormRefusal(errors: [JobWords(ask: ask).told(refusal)]))
        }
        return try again(ask, tx, saying: ask.l("Merci, votre offre est reçue."))
    }

    static func again(_ ask: Ask, _ tx: any Transaction, saying sentence: String) throws -> Answer {
        guard let now = try shown(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
        return EmployerPages(ask: ask, shown: now).list(told: sentence)
    }
}
