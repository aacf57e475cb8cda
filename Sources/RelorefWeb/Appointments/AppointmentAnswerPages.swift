import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a household sees behind the link of an appointment: when, where, what to bring, and two answers.
struct AppointmentAnswerPages {
    let ask: Ask

    private var l: Language { ask.l }
    private var pages: AnswerPages { AnswerPages(ask: ask) }
    private var title: String { l("Votre rendez-vous") }

    /// The second check; it says the day, since whoever was sent the link knows of it.
    func check(_ question: AppointmentQuestion, failed: Bool = false) -> Answer {
        pages.check(
            title,
            about: l(
                "{association} vous attend le {jour}.",
                ["association": question.association, "jour": l.longDay(question.file.appointment.on)]),
            label: l("Les trois premières lettres de votre nom"),
            hint: l("Ou votre année de naissance : nous vérifions que c’est bien vous."),
            error: failed
                ? l.plural(
                    question.link.left, "Cela ne correspond pas à ce rendez-vous. Il reste {n} essai.",
                    "Cela ne correspond pas à ce rendez-vous. Il reste {n} essais.") : nil)
    }

    func form(_ question: AppointmentQuestion, refusal: FormRefusal? = nil) -> Answer {
        let form = ActForm(ask: ask, refusal: refusal)
        return pages.page(title, status: refusal == nil ? .ok : .unprocessableContent) { h in
            refusal?.summary(h, ask)
            facts(h, question)
            h.form(.action(ask.path), .method("post"), .novalidate) {
                ask.formToken(h)
                h.input(.type("hidden"), .name(AnswerPages.letters), .value(ask.form[AnswerPages.letters]))
                h.input(.type("hidden"), .name("envoi"), .value("oui"))
                form.options(
                    h, "reponse", l("Votre réponse"),
                    [
                        (AppointmentLink.Answer.comes.rawValue, l("Je viens")),
                        (AppointmentLink.Answer.otherTime.rawValue, l("Je demande un autre moment")),
                    ])
                form.field("souhait", l("Quand pouvez-vous venir ?"), hint: l("Si vous demandez un autre moment."))
                    .area(h, value: form.value("souhait"), rows: 2)
                h.button(l("Envoyer la réponse"), .class("btn"))
            }
        }
    }

    private func facts(_ h: HTML, _ question: AppointmentQuestion) {
        let (one, texts) = (question.file.appointment, question.file.texts)
        let place = [ask.label("appointmentPlace", one.place).capitalizedFirst, texts.place].filter { !$0.isEmpty }
        let people = [question.file.colleague ?? "", texts.with].filter { !$0.isEmpty }
        var facts = [
            (l("Quand"), "\(l.longDay(one.on)), \(l.time(one.at))"), (l("Où"), place.joined(separator: ", ")),
            (l("Avec"), people.joined(separator: ", ")), (l("À apporter"), texts.bring),
        ]
        if one.interpreter == .booked { facts.append((l("Interprète"), l("Quelqu’un traduit pour vous."))) }
        h.dl(.class("facts")) {
            for (name, value) in facts where !value.isEmpty {
                h.dt(name)
                h.dd(value)
            }
        }
    }

    /// What was answered.
    func answered(_ question: AppointmentQuestion, isNew: Bool) -> Answer {
        pages.page(isNew ? l("Merci, c’est enregistré") : l("Vous avez déjà répondu")) { h in
            switch question.link.answer {
            case .comes: h.p { Badge(.ok, l("Vous venez.")).write(h) }
            case .otherTime:
                h.p { Badge(.wait, l("Vous demandez un autre moment.")).write(h) }
                if !question.wish.isEmpty { h.p(question.wish, .class("words")) }
                h.p(l("L’association vous répond. Jusque-là, le rendez-vous reste prévu."))
            case nil: break
            }
            facts(h, question)
            h.p(l("Pour changer votre réponse, appelez l’association : ce lien ne sert qu’une fois."))
        }
    }
}

/// The household's link: opening it changes nothing, answering it does once.
enum AppointmentAnswerRoutes {
    static let all: [Route] = [
        .post("/menages/:code/rendez-vous/:id/lien", .needs(.writeFiles)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            let (token, page) = (SessionKeeper.newToken(), Link.household(found.code, .appointments))
            do {
                try tx.askHousehold(of: ask.parameter("id"), tokenHash: SessionKeeper.hash(token), by: author)
            } catch is NotVisible {
                throw AccessRefusal.notFound
            } catch let refusal as Appointment.Refusal {
                return .redirect(to: page, saying: Flash(ask.sentence(refusal), tone: .bad))
            }
            return .redirect(
                to: page, showingOnce: ask.origin + Link.appointmentAnswer(token).path,
                saying: Flash(ask.l("Lien prêt : remettez-le au ménage.")), ask.services)
        },
        .post("/menages/:code/rendez-vous/:id/lien/revocation", .needs(.writeFiles)) { ask, tx, author in
            let found = try tx.visibleHousehold(ask)
            do {
                try tx.revokeAppointmentLink(of: ask.parameter("id"), by: author)
            } catch is NotVisible {
                throw AccessRefusal.notFound
            }
            return .redirect(
                to: .household(found.code, .appointments),
                saying: Flash(ask.l("Lien retiré : il ne mène plus nulle part.")))
        },
        .get("/rdv/:jeton", .everyone) { ask, tx in
            guard let question = try question(ask, tx) else { return AnswerPages(ask: ask).shut(nil) }
            return AnswerPages(ask: ask).shut(question.link) ?? AppointmentAnswerPages(ask: ask).check(question)
        },
        .free(.post, "/rdv/:jeton", .everyone) { ask in
            try await ask.services.store.write { tx in try answer(ask, tx) }
        },
    ]

    private static func question(_ ask: Ask, _ tx: any Transaction) throws -> AppointmentQuestion? {
        try tx.appointmentQuestion(SessionKeeper.hash(ask.parameter("jeton")), vault: ask.services.vault)
    }

    private static func answer(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let (outside, pages) = (AnswerPages(ask: ask), AppointmentAnswerPages(ask: ask))
        guard let question = try question(ask, tx) else { return outside.shut(nil) }
        if let shut = outside.shut(question.link) { return shut }
        let vault = ask.services.vault
        guard try tx.passesCheck(question, typed: ask.form[AnswerPages.letters], vault: vault, at: ask.now) else {
            guard let counted = try self.question(ask, tx) else { return outside.shut(nil) }
            return outside.shut(counted.link) ?? pages.check(counted, failed: true)
        }
        if question.link.answeredOn != nil { return pages.answered(question, isNew: false) }
        guard ask.form.has("envoi") else { return pages.form(question) }
        var reading = FormReading(ask)
        let given: AppointmentLink.Answer? = reading.code("reponse", orSay: ask.l("Choisissez une réponse."))
        if ask.form["souhait"].count > AppointmentLink.longestWish {
            reading.refuse("souhait", ask.l("Écrivez plus court : trois cents lettres au plus."))
        }
        guard let given, reading.errors.isEmpty else {
            return pages.form(question, refusal: FormRefusal(errors: reading.errors))
        }
        try tx.answer(
            question, given, wish: ask.form["souhait"], vault: vault, newID: ask.services.newID, at: ask.now,
            on: ask.today)
        guard let kept = try self.question(ask, tx) else { return outside.shut(nil) }
        return pages.answered(kept, isNew: true)
    }
}
