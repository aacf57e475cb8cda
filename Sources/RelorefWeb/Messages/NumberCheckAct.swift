import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Making sure that a number is the household's own: six figures go there by text message, and the household says them.
struct NumberCheckAct: FileAct {
    static let noun = "verifier-numero"
    static let permission = Permission.writeFiles
    static let fields = ["*": "chiffres"]

    static func title(_ l: Language) -> String { l("Vérifier le numéro du ménage") }
    static func button(_ l: Language) -> String { l("Continuer") }

    let household: Household
    let recipient: MessageRules.Recipient
    let check: NumberCheck?

    init(_ request: ActRequest) throws {
        let (ask, vault) = (request.ask, request.ask.services.vault)
        household = request.household
        recipient = try request.tx.messageRecipient(of: household.id, on: ask.today, vault: vault)
        check = try request.tx.numberCheck(recipient.number, of: household.id, vault: vault)
    }

    private static func text(_ figures: String) -> String { SMSText.plain("Code : \(figures)") }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, words) = (form.l, MessageWords(l: form.l))
        h.dl(.class("facts")) {
            h.dt(l("Numéro"))
            h.dd(recipient.number.isEmpty ? l("aucun numéro") : recipient.number)
            h.dt(l("Vérifié"))
            h.dd(words.verified(check, at: form.ask.now))
        }
        if form.refusal == nil, let fault = MessageRules.obstacle(to: recipient, text: SMSText("")) {
            h.div(.class("banner warn")) { h.p(words.sentence(fault)) }
        }
        h.p(
            l("Six chiffres partent par SMS ; le ménage vous les dit. Vous savez alors que le numéro est bien le sien.")
        )
        guard check?.state(at: form.ask.now) == .open else { return }
        form.text(
            h, "chiffres", l("Les chiffres que dit le ménage"),
            hint: l("Vide : d’autres chiffres sont envoyés, ceux d’avant ne valent plus."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (l, figures) = (reading.ask.l, NumberCheck.typed(reading.ask.form["chiffres"]))
        let back = Link.act(.household(household.code), Self.noun)
        if !figures.isEmpty, check?.state(at: reading.ask.now) == .open {
            return { tx, author, _ in
                let isRight = try tx.tellNumber(figures, of: household.id, by: author)
                return isRight
                    ? Done(link: .household(household.code, .members), sentence: l("Numéro vérifié."))
                    : Done(link: back, sentence: l("Ce ne sont pas les chiffres envoyés. Redemandez-les au ménage."))
            }
        }
        if reading.ask.services.carrier == nil {
            reading.refuse(
                "chiffres", l("Aucun envoi de SMS n’est réglé sur ce serveur : voyez avec qui l’administre."))
            return nil
        }
        return { tx, author, _ in
            var generator = SystemRandomNumberGenerator()
            let code = NumberCheck.code(using: &generator)
            let queued = try tx.askNumber(of: household.id, code: code, text: Self.text(code), by: author)
            return Done(
                link: back,
                sentence: queued.dueAt > author.now
                    ? l("SMS prêt : il part le {quand}, hors de la nuit.", ["quand": l.moment(queued.dueAt)])
                    : l("SMS prêt : il part dans la minute."))
        }
    }
}

extension MessageWords {
    /// Whether a number is known to be the household's own.
    func verified(_ check: NumberCheck?, at now: Moment) -> String {
        switch check?.state(at: now) {
        case .verified(let day): l("oui, le {jour}", ["jour": l.shortDay(day)])
        case .open: l("pas encore : des chiffres ont été envoyés")
        case .locked: l("non : trop de chiffres faux ont été dits, envoyez-en d’autres")
        case .expired, nil: l("non")
        }
    }
}

extension NumberCheckRefusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: fields["*"] ?? "", sentence: ask.l("Ces chiffres ne valent plus : envoyez-en d’autres."))
    }
}
