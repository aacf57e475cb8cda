import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Asking a landlord by mail whether the rent of a month was paid: what the mail says stands there before it leaves.
struct LandlordMailAct: FileAct {
    static let noun = "courriel-bailleur"
    static let permission = Permission.writeFiles
    static let fields = ["*": "adresse"]

    static func title(_ l: Language) -> String { l("Demander au bailleur par courriel") }
    static func button(_ l: Language) -> String { l("Envoyer") }

    let household: Household
    let followUp: FollowUpFile
    let month: Int
    private let words: LandlordMailWords
    private let origin: String

    init(_ request: ActRequest) throws {
        let ask = request.ask
        guard let found = try FollowUpFile.asked(request),
            let month = Int(ask.form.filled("mois") ?? ask.query["mois"]), (1...found.followUp.months).contains(month)
        else { throw AccessRefusal.notFound }
        (household, followUp, self.month) = (request.household, found, month)
        words = LandlordMailWords(l: ask.services.catalogue.language("fr"))
        origin = ask.origin
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.input(.type("hidden"), .name("mois"), .value(String(month)))
        let day = l.shortDay(followUp.schedule.checkDay(of: month))
        h.p("\(FollowUpWords(ask: form.ask).month(month)), \(day)", .class("small muted"))
        form.text(
            h, "adresse", l("Adresse électronique du bailleur"),
            hint: l("Elle n’est gardée que le temps de l’envoi."))
        h.p(l("Un lien neuf est fait : celui d’avant cesse aussitôt."), .class("small muted"))
        h.details(.open) {
            h.summary(l("Ce que dira le courriel"))
            h.p(.lang("fr")) { h.b(words.subject) }
            let address = origin + Link.landlord(String(repeating: "x", count: 43)).path
            for line in words.body(address, until: Self.end(form.ask.now)).split(separator: "\n") {
                h.p(String(line), .class("words"), .lang("fr"))
            }
        }
    }

    private static func end(_ now: Moment) -> Moment { now.adding(seconds: LandlordLink.lifetimeDays * 86_400) }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        guard let address = MailAddress(reading.ask.form["adresse"]) else {
            reading.refuse("adresse", l("Une adresse est attendue, comme agence@exemple.fr."))
            return nil
        }
        if reading.ask.services.mail == nil {
            reading.refuse(
                "adresse", l("Aucun envoi de courriels n’est réglé sur ce serveur : voyez avec qui l’administre."))
            return nil
        }
        return { tx, author, _ in
            let token = SessionKeeper.newToken()
            let link = try tx.askLandlord(
                ofMonth: month, in: followUp.id, tokenHash: SessionKeeper.hash(token), by: author)
            let text = words.body(origin + Link.landlord(token).path, until: link.expiresAt)
            let queued = try tx.queueMail(ofLink: link.id, to: address, text: text, by: author)
            return Done(
                link: .household(household.code, .followUp),
                sentence: queued.dueAt > author.now
                    ? l("Courriel prêt : il part le {quand}, hors de la nuit.", ["quand": l.moment(queued.dueAt)])
                    : l("Courriel prêt : il part dans la minute."))
        }
    }
}
