import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a landlord sees behind the link: no menu, no account, one question. Nothing names the tenant before the check.
struct LandlordPages {
    let ask: Ask

    private var l: Language { ask.l }

    /// The second check.
    func check(_ question: LandlordQuestion, failed: Bool = false) -> Answer {
        AnswerPages(ask: ask).check(
            l("Le loyer est-il payé ?"), about: about(question),
            label: l("Les trois premières lettres du nom de votre locataire"),
            hint: l("Ou son année de naissance : nous vérifions que c’est bien vous."),
            error: failed
                ? l.plural(
                    question.link.left, "Cela ne correspond pas à ce bail. Il reste {n} essai.",
                    "Cela ne correspond pas à ce bail. Il reste {n} essais.") : nil)
    }

    private func about(_ question: LandlordQuestion) -> String {
        let values: KeyValuePairs = [
            "commune": question.commune ?? "–", "bail": l.shortDay(question.leaseFrom),
            "de": l.shortDay(question.from), "à": l.shortDay(question.due.adding(days: -1)),
            "association": question.association,
        ]
        return l(
            "{association} vous demande : pour le logement loué depuis le {bail} à {commune}, loyer et charges du {de} au {à}.",
            values)
    }

    /// The question itself.
    func form(_ question: LandlordQuestion, refusal: FormRefusal? = nil) -> Answer {
        let form = ActForm(ask: ask, refusal: refusal)
        let title = l("Le loyer est-il payé ?")
        return page(title, status: refusal == nil ? .ok : .unprocessableContent) { h in
            refusal?.summary(h, ask)
            h.p(about(question))
            h.form(.action(ask.path), .method("post"), .novalidate) {
                ask.formToken(h)
                h.input(.type("hidden"), .name(AnswerPages.letters), .value(ask.form[AnswerPages.letters]))
                h.input(.type("hidden"), .name("reponse"), .value("oui"))
                form.options(h, "situation", l("Votre réponse"), ask.options("rentCheckStatus", Self.statuses))
                form.number(h, "paye", l("Somme payée par le locataire (€)"), hint: l("Si vous la connaissez."))
                form.day(h, "paye_le", l("Payé le"), hint: l("Si vous le savez."))
                h.button(l("Envoyer la réponse"), .class("btn"))
            }
            h.p(
                l("Votre réponse va à la personne qui suit ce ménage. Elle ne sert qu’au suivi du loyer."),
                .class("small muted"))
        }
    }

    static let statuses = [RentCheck.Status.ok, .late, .partial, .unpaid]

    /// What was answered.
    func answered(_ question: LandlordQuestion, _ check: RentCheck?, isNew: Bool) -> Answer {
        page(isNew ? l("Merci, c’est enregistré") : l("Vous avez déjà répondu")) { h in
            h.p(about(question))
            if let check {
                h.p {
                    FollowUpWords(ask: ask).rent(check.status).write(h)
                    if let paid = check.paidCents { h.text(" \(l.money(cents: paid))") }
                }
                h.p(l("Réponse du {jour}.", ["jour": l.day(check.checkedOn)]), .class("small muted"))
            }
            h.p(l("Pour la changer, appelez l’association : ce lien ne sert qu’une fois."))
        }
    }

    private func page(
        _ title: String, status: HTTPResponse.Status = .ok, _ content: (HTML) -> Void
    ) -> Answer { AnswerPages(ask: ask).page(title, status: status, content) }
}

/// A link without an account: opening it changes nothing, answering it does once.
enum LandlordRoutes {
    static let all: [Route] = [
        .get("/loyer/:jeton", .everyone) { ask, tx in
            let pages = LandlordPages(ask: ask)
            guard let question = try question(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
            return AnswerPages(ask: ask).shut(question.link) ?? pages.check(question)
        },
        .free(.post, "/loyer/:jeton", .everyone) { ask in
            try await ask.services.store.write { tx in try answer(ask, tx) }
        },
    ]

    private static func question(_ ask: Ask, _ tx: any Transaction) throws -> LandlordQuestion? {
        try tx.landlordQuestion(SessionKeeper.hash(ask.parameter("jeton")))
    }

    private static func answer(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let (pages, outside) = (LandlordPages(ask: ask), AnswerPages(ask: ask))
        guard let question = try question(ask, tx) else { return outside.shut(nil) }
        if let shut = outside.shut(question.link) { return shut }
        guard
            try tx.passesCheck(question, typed: ask.form[AnswerPages.letters], vault: ask.services.vault, at: ask.now)
        else {
            guard let counted = try self.question(ask, tx) else { return outside.shut(nil) }
            return outside.shut(counted.link) ?? pages.check(counted, failed: true)
        }
        if question.link.answeredOn != nil { return pages.answered(question, question.answer, isNew: false) }
        guard ask.form.has("reponse") else { return pages.form(question) }
        var reading = FormReading(ask)
        let status: RentCheck.Status? = reading.code("situation", orSay: ask.l("Choisissez une réponse."))
        let paid = reading.parts("paye", of: 100)
        let paidOn = reading.optionalDay("paye_le", .event(today: ask.today))
        if let paidOn, paidOn > ask.today { reading.refuse("paye_le", ask.l("Ce jour n’est pas encore venu.")) }
        guard let status, LandlordPages.statuses.contains(status), reading.errors.isEmpty else {
            return pages.form(question, refusal: FormRefusal(errors: reading.errors))
        }
        let check = try tx.answer(
            question, LandlordAnswer(status, paidCents: paid, paidOn: paidOn), newID: ask.services.newID, at: ask.now,
            on: ask.today)
        return pages.answered(question, check, isNew: true)
    }
}
