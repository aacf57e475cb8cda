import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefHTML
import RelorefStorage

/// Behind an employer's link: a day on which it wants to see somebody, and a question about a job.
struct EmployerAnswers {
    let pages: EmployerPages

    private var ask: Ask { pages.ask }
    private var l: Language { ask.l }

    func interview(_ id: String, _ tx: any Transaction) throws -> Answer {
        guard let one = pages.shown.jobs.flatMap(\.candidates).first(where: { $0.id == id }) else {
            throw AccessRefusal.notFound
        }
        guard one.isToDecide else {
            return pages.list(told: l("Vous aviez déjà répondu : voici où en est cette candidature."))
        }
        guard ask.form.has("reponse") else { return interviewPage(one) }
        var reading = FormReading(ask)
        let day = reading.day("jour", .term)
        guard reading.errors.isEmpty else { return interviewPage(one, FormRefusal(errors: reading.errors)) }
        do {
            try tx.interviewByEmployer(id, on: day, in: pages.shown, ask.outsideAct)
        } catch let refusal as JobOffer.Refusal {
            return interviewPage(one, FormRefusal(errors: [JobWords(ask: ask).told(refusal)]))
        }
        return try EmployerRoutes.again(ask, tx, saying: l("Merci, l’entretien est proposé à la personne."))
    }

    private func interviewPage(_ one: EmployerCandidate, _ refusal: FormRefusal? = nil) -> Answer {
        let title = l("Proposer un entretien à la candidature {n}", ["n": l.number(one.number)])
        return form(title, "entretien", one.id, l("Proposer ce jour"), refusal) { h, form in
            form.day(h, "jour", l("Entretien le"), hint: l("L’association prévient la personne et vous rappelle."))
        }
    }

    func question(_ id: String, _ tx: any Transaction) throws -> Answer {
        guard pages.shown.jobs.contains(where: { $0.id == id }) else { throw AccessRefusal.notFound }
        guard ask.form.has("reponse") else { return questionPage(id) }
        guard let text = ask.form.filled("texte") else {
            return questionPage(
                id, FormRefusal(errors: [.init(field: "texte", sentence: l("Écrivez votre question."))]))
        }
        if let key = ask.form.filled("cle"), try tx.wasSent(key, behind: pages.shown.link, at: ask.now) {
            return try EmployerRoutes.again(ask, tx, saying: l("Votre question était déjà transmise."))
        }
        try tx.askByEmployer(String(text.prefix(2_000)), of: id, in: pages.shown, ask.outsideAct)
        return try EmployerRoutes.again(
            ask, tx, saying: l("Merci, votre question est transmise : l’association vous rappelle."))
    }

    private func questionPage(_ id: String, _ refusal: FormRefusal? = nil) -> Answer {
        form(l("Poser une question"), "question", id, l("Envoyer"), refusal) { h, form in
            form.area(h, "texte", l("Votre question"), hint: l("Sur le poste ou la suite. Jamais de donnée de santé."))
        }
    }

    private func form(
        _ title: String, _ field: String, _ value: String, _ send: String, _ refusal: FormRefusal?,
        _ fields: @escaping (HTML, ActForm) -> Void
    ) -> Answer {
        pages.page(title, status: refusal == nil ? .ok : .unprocessableContent) { h in
            refusal?.summary(h, ask)
            h.form(.action(ask.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                pages.carried(h)
                h.input(.type("hidden"), .name(field), .value(value))
                h.input(.type("hidden"), .name("reponse"), .value("oui"))
                fields(h, ActForm(ask: ask, refusal: refusal))
                h.button(send, .class("btn"))
            }
            pages.again(h, "liste", l("Revenir à la liste"), tone: "b3")
        }
    }
}
