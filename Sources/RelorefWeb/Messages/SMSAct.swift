import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Writing to a household: the link by which it answers of an appointment, or the code of its own page. What will be said
/// stands there in full before it leaves, with what it costs.
struct SMSAct: FileAct {
    static let noun = "sms"
    static let permission = Permission.writeFiles
    static let fields = ["*": "langue"]

    static func title(_ l: Language) -> String { l("Écrire au ménage par SMS") }
    static func button(_ l: Language) -> String { l("Envoyer") }

    let household: Household
    /// What it speaks of; nil for the household's page.
    let appointment: Appointment?
    let recipient: MessageRules.Recipient
    /// Whether the number is known to be the household's own.
    let check: NumberCheck?
    let language: FamilyLanguage
    /// The team's telephone, which a new page shows.
    let phone: String
    private let texts: [FamilyLanguage: MessageText]
    private let origin: String

    init(_ request: ActRequest) throws {
        let (ask, tx) = (request.ask, request.tx)
        household = request.household
        let author = try ask.author()
        if request.subject.isEmpty || request.subject == "page" {
            appointment = nil
        } else {
            let all = try tx.appointments(of: household.id, by: author) ?? []
            guard let found = all.first(where: { $0.id == request.subject })?.appointment, found.state.isPlanned,
                ask.now < found.start
            else { throw AccessRefusal.notFound }
            appointment = found
        }
        recipient = try tx.messageRecipient(
            of: household.id, named: appointment?.members ?? [], on: ask.today, vault: ask.services.vault)
        check = try tx.numberCheck(recipient.number, of: household.id, vault: ask.services.vault)
        let page = try tx.familyPage(of: household.id)
        language = page?.language ?? FamilyLanguage(spoken: request.file.head?.profile?.languages ?? [])
        phone = try page?.phone ?? tx.lastFamilyPhone(at: household.site) ?? ""
        var texts: [FamilyLanguage: MessageText] = [:]
        for language in FamilyLanguage.allCases {
            texts[language] = MessageText(language: language, translations: try tx.translations(into: language))
        }
        self.texts = texts
        origin = ask.origin
    }

    private var purpose: Message.Purpose { appointment == nil ? .familyPage : .appointmentLink }

    private func text(_ language: FamilyLanguage, link: String) -> String {
        texts[language]?.text(purpose, appointment: appointment, link: link) ?? ""
    }

    /// A link of the length that the real one has.
    private var sample: String {
        origin
            + (appointment == nil
                ? Link.familyPage("••••-••••").path : Link.appointmentAnswer(String(repeating: "x", count: 43)).path)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, words) = (form.l, MessageWords(l: form.l))
        h.dl(.class("facts")) {
            h.dt(l("À"))
            h.dd(recipient.number.isEmpty ? l("aucun numéro") : recipient.number)
            h.dt(l("Accord pour les SMS"))
            h.dd(recipient.hasConsent ? l("donné") : l("pas donné"))
            h.dt(l("Numéro vérifié"))
            h.dd {
                h.text(words.verified(check, at: form.ask.now) + " ")
                if check?.verifiedOn == nil, !recipient.number.isEmpty {
                    h.a(l("Le vérifier"), .href(Link.act(.household(household.code), NumberCheckAct.noun).path))
                }
            }
        }
        if form.refusal == nil, let fault = MessageRules.obstacle(to: recipient, text: SMSText("")) {
            h.div(.class("banner warn")) { h.p(words.sentence(fault)) }
        }
        form.choice(
            h, "langue", l("Langue"), FamilyLanguage.allCases.map { ($0.rawValue, FamilyDays.name($0)) },
            usual: language.rawValue)
        if appointment == nil {
            h.p(l("Un code neuf est fait : celui d’avant cesse aussitôt."), .class("small muted"))
        }
        for language in [language] + FamilyLanguage.allCases.filter({ $0 != language }) {
            preview(h, language, isOpen: language == self.language, words)
        }
    }

    private func preview(_ h: HTML, _ language: FamilyLanguage, isOpen: Bool, _ words: MessageWords) {
        let text = text(language, link: sample)
        h.details(isOpen ? .open : nil) {
            h.summary {
                h.bdi(FamilyDays.name(language))
                h.text(" · " + words.size(SMSText(text)))
            }
            h.p(text, .class("words"), .dir("auto"))
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        guard let language = FamilyLanguage(rawValue: reading.ask.form["langue"]) else {
            reading.refuse("langue", l("Choisissez une langue."))
            return nil
        }
        if reading.ask.services.carrier == nil {
            reading.refuse("langue", l("Aucun envoi de SMS n’est réglé sur ce serveur : voyez avec qui l’administre."))
            return nil
        }
        if appointment == nil, household.confidential {
            reading.refuse("langue", l("Dossier scellé : remettez la feuille en main propre, pas par SMS."))
            return nil
        }
        if appointment == nil, phone.isEmpty {
            reading.refuse("langue", l("Faites d’abord la page du ménage : elle montre le téléphone de l’équipe."))
            return nil
        }
        return { tx, author, _ in
            let queued =
                try appointment.map { try sendLink($0, language, tx, author) } ?? sendCode(language, tx, author)
            let isLater = queued.dueAt > author.now
            let sentence =
                isLater
                ? l("SMS prêt : il part le {quand}, hors de la nuit.", ["quand": l.moment(queued.dueAt)])
                : l("SMS prêt : il part dans la minute.")
            let back: Link =
                appointment == nil ? FileFamilyPage.link(household.code) : .household(household.code, .appointments)
            return Done(link: back, sentence: sentence)
        }
    }

    private func sendLink(
        _ one: Appointment, _ language: FamilyLanguage, _ tx: any Transaction, _ author: Author
    ) throws -> Message {
        let token = SessionKeeper.newToken()
        let link = try tx.askHousehold(of: one.id, tokenHash: SessionKeeper.hash(token), by: author)
        return try tx.queue(
            NewMessage(
                .appointmentLink, to: household.id, about: one.id, occasion: link.id, in: language,
                named: one.members, text: text(language, link: origin + Link.appointmentAnswer(token).path)),
            by: author)
    }

    private func sendCode(_ language: FamilyLanguage, _ tx: any Transaction, _ author: Author) throws -> Message {
        var generator = SystemRandomNumberGenerator()
        let code = FamilyCode.random(using: &generator)
        let page = try tx.makeFamilyPage(
            NewFamilyPage(household: household.id, language: language, phone: phone),
            codeHash: SessionKeeper.hash(code.text), by: author)
        return try tx.queue(
            NewMessage(
                .familyPage, to: household.id, about: page.id, occasion: page.id, in: language,
                text: text(language, link: origin + Link.familyPage(code.description).path)), by: author)
    }
}
