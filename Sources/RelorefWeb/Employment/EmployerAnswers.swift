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
        return pages.outside.page(title, refusal) { h, form in
            pages.outside.form(h, "entretien", one.id, send: l("Proposer ce jour")) {
                form.day(h, "jour", l("Entretien le"), hint: l("L’association prévient la personne et vous rappelle."))
            }
        }
    }

    func question(_ id: String, _ tx: any Transaction) throws -> Answer {
        guard let job = pages.shown.jobs.first(where: { $0.id == id }) else { throw AccessRefusal.notFound }
        let question = OutsideQuestion(
            page: pages.outside, link: pages.shown.link, id: id, about: job.offer.facts.title,
            hint: l("Sur le poste ou la suite. Jamais de donnée de santé."))
        return try question.answer(tx) {
            try tx.askByEmployer($0, of: id, in: pages.shown, ask.outsideAct)
        } list: {
            try EmployerRoutes.again(ask, tx, saying: $0)
        }
    }
}
