import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A visit or a talk is recorded: who was there, the state of the dwelling, what it was about, a few words.
struct ContactAct: FileAct {
    static let noun = "visite"
    static let permission = Permission.writeFiles
    static let fields = ["start": "jour", "day": "jour", "twice": "jour", "next": "prochaine", "*": "texte"]

    static func title(_ l: Language) -> String { l("Visite ou entretien") }

    let household: Household
    let followUp: FollowUpFile?
    /// The lease whose follow-up the first visit opens, where there is none yet.
    let lease: String?

    init(_ request: ActRequest) throws {
        household = request.household
        followUp = try FollowUpFile.asked(request)
        lease =
            followUp == nil
            ? try request.tx.leaseToFollow(request.file.homes.map(\.stay), on: request.ask.today)?.id : nil
        if followUp == nil, lease == nil { throw AccessRefusal.notFound }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        back(h, ask)
        form.options(
            h, "comment", l("Comment"), ask.options("contactKind", FollowUpContact.Kind.allCases),
            usual: usual(ask).rawValue)
        form.options(
            h, "present", l("Quelqu’un était là ?"), [("oui", l("oui")), ("non", l("non, personne"))], usual: "oui")
        form.options(
            h, "logement", l("État du logement"),
            ask.options("dwellingCondition", FollowUpContact.Condition.allCases))
        form.options(
            h, "points", l("De quoi a-t-on parlé ?"), ask.options("contactTopic", FollowUpContact.Topic.allCases),
            isMany: true)
        form.area(
            h, "texte", l("En quelques mots"),
            hint: l("Ce qui a été vu et convenu. Jamais de santé, de religion ni de récit d’asile."))
        h.div(.class("line")) {
            form.day(h, "jour", l("Quel jour"), usual: ask.today)
            form.day(h, "prochaine", l("Prochain rendez-vous"), hint: l("S’il est déjà convenu."))
        }
    }

    /// What is planned next.
    private func usual(_ ask: Ask) -> FollowUpContact.Kind {
        followUp?.schedule.next(on: ask.today)?.isVisit == false ? .interview : .visit
    }

    /// Where the form was opened from, so that one goes on from there.
    private func back(_ h: HTML, _ ask: Ask) {
        let place = ask.form.filled("retour") ?? ask.query["retour"]
        if place == FollowUpLinks.fromToday { h.input(.type("hidden"), .name("retour"), .value(place)) }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let kind: FollowUpContact.Kind? = reading.code("comment", orSay: l("Dites comment le contact a eu lieu."))
        let day = reading.day("jour")
        let next = reading.optionalDay("prochaine")
        guard let kind else { return nil }
        let (known, lease, household) = (followUp?.followUp.id, lease, household)
        let met = ask.form["present"] != "non"
        let condition = FollowUpContact.Condition(rawValue: ask.form["logement"])
        let topics = Set(ask.form.all("points").compactMap(FollowUpContact.Topic.init))
        let text = ask.form["texte"]
        let back = FollowUpLinks.back(ask, household.code)
        return { tx, author, confirming in
            let id = try known ?? tx.openFollowUp(ofLease: lease ?? "", by: author)
            let contact = try tx.recordContact(
                NewContact(
                    id: author.newID(), kind, met: met, on: day, condition: condition, topics: topics, text: text,
                    nextOn: next),
                in: id, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(
                link: back,
                sentence: l(
                    "Enregistré : {contact}, {jour}.",
                    [
                        "contact": ask.label("contactKind", kind), "jour": l.shortDay(day),
                    ]),
                undo: FollowUpLinks.withdrawal(household.code, contact.id).with(FollowUpLinks.query(ask)))
        }
    }
}

extension FollowUpFile {
    /// The one that the address names, or the one that goes on.
    static func asked(_ request: ActRequest) throws -> FollowUpFile? {
        let all = try request.tx.followUps(of: request.household.id, by: try request.ask.author()) ?? []
        if request.subject.isEmpty { return all.first { !$0.followUp.isClosed } }
        guard let found = all.first(where: { $0.id == request.subject }) else { throw AccessRefusal.notFound }
        return found
    }
}
