import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is known of a month's rent.
struct RentCheckAct: FileAct {
    static let noun = "loyer"
    static let permission = Permission.writeFiles
    static let fields = ["checkedOn": "jour", "paidOn": "paye_le", "paid": "paye", "*": "jour"]

    static func title(_ l: Language) -> String { l("Loyer du mois") }

    let household: Household
    let followUp: FollowUpFile
    let month: Int

    init(_ request: ActRequest) throws {
        guard let found = try FollowUpFile.asked(request) else { throw AccessRefusal.notFound }
        household = request.household
        followUp = found
        let checked = Set(found.checks.map(\.month))
        month =
            Int(request.ask.query["mois"]) ?? found.schedule.unchecked(checked, on: request.ask.today)
            ?? found.checks.last?.month ?? 1
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let known = followUp.checks.first { $0.month == month }
        let words = FollowUpWords(ask: ask)
        let months = (1...followUp.followUp.months).map { month in
            (String(month), "\(words.month(month)), \(l.shortDay(followUp.schedule.checkDay(of: month)))")
        }
        form.choice(h, "mois", l("Mois"), months, usual: String(month))
        form.options(
            h, "situation", l("Situation"), ask.options("rentCheckStatus", RentCheck.Status.allCases),
            usual: known?.status.rawValue ?? "")
        form.codes(
            h, "source", l("Comment le sait-on ?"), [RentCheck.Source.landlordCall, .receipt, .household],
            "rentCheckSource", usual: known?.source == .landlordLink ? nil : known?.source, empty: l("Choisir"))
        form.day(h, "jour", l("Vérifié le"), usual: ask.today)
        h.div(.class("line")) {
            form.number(
                h, "du", l("Loyer et charges du mois (€)"),
                usual: (known?.dueCents ?? followUp.usualDueCents).map(MoneyField.text) ?? ""
            )
            form.number(h, "aide", l("Aide au logement (€)"), usual: known?.aidCents.map(MoneyField.text) ?? "")
            form.number(h, "paye", l("Payé par le ménage (€)"), usual: known?.paidCents.map(MoneyField.text) ?? "")
        }
        form.day(h, "paye_le", l("Payé le"), usual: known?.paidOn)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let status: RentCheck.Status? = reading.code("situation", orSay: l("Dites si le loyer est payé."))
        let source: RentCheck.Source? = reading.code("source", orSay: l("Dites comment on le sait."))
        let (day, month) = (reading.day("jour"), reading.number("mois") ?? 0)
        if !(1...followUp.followUp.months).contains(month) { reading.refuse("mois", l("Choisissez un mois du suivi.")) }
        guard let status, let source else { return nil }
        let check = NewRentCheck(
            month: month, status, source, on: day, dueCents: reading.parts("du", of: 100),
            aidCents: reading.parts("aide", of: 100), paidCents: reading.parts("paye", of: 100),
            paidOn: reading.optionalDay("paye_le", .event(today: reading.ask.today)))
        let (id, link) = (followUp.id, Link.household(household.code, .followUp))
        return { tx, author, confirming in
            try tx.checkRent(check, in: id, by: author, confirming: confirming)
            return Done(
                link: link,
                sentence: status.alerts
                    ? l("Loyer noté. Une ligne d’Aujourd’hui rappelle d’appeler le ménage et le bailleur.")
                    : l("Loyer noté."))
        }
    }
}

/// The follow-up ends.
struct FollowUpClosingAct: FileAct {
    static let noun = "fin-de-suivi"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Fin du suivi") }
    static func button(_ l: Language) -> String { l("Clore le suivi") }

    let household: Household
    let followUp: FollowUpFile

    init(_ request: ActRequest) throws {
        guard let found = try FollowUpFile.asked(request) else { throw AccessRefusal.notFound }
        (household, followUp) = (request.household, found)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let (done, planned) = followUp.schedule.completion(on: ask.today)
        h.p(
            l(
                "{faits} contacts faits à temps sur {prévus}, {loyers} loyers vérifiés sur {mois}.",
                [
                    "faits": l.number(done), "prévus": l.number(planned), "loyers": l.number(followUp.checks.count),
                    "mois": l.number(followUp.followUp.months),
                ]))
        form.options(h, "issue", l("Comment se termine-t-il ?"), ask.options("followUpOutcome", Self.outcomes))
        form.day(h, "jour", l("Clos le"), usual: min(ask.today, max(followUp.followUp.end, followUp.followUp.start)))
    }

    /// A second move and the end of a tenancy close it by themselves.
    private static let outcomes = [FollowUp.Outcome.autonomous, .handedOver, .lost]

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let outcome: FollowUp.Outcome? = reading.code("issue", orSay: l("Dites comment le suivi se termine."))
        let day = reading.day("jour")
        guard let outcome else { return nil }
        let (id, link) = (followUp.id, Link.household(household.code, .followUp))
        return { tx, author, _ in
            try tx.closeFollowUp(id, on: day, as: outcome, by: author)
            return Done(link: link, sentence: l("Suivi clos."))
        }
    }
}

/// The follow-up goes on for some months more.
struct FollowUpExtensionAct: FileAct {
    static let noun = "prolongation-du-suivi"
    static let permission = Permission.writeFiles
    static let fields = ["reason": "motif", "*": "mois"]

    static func title(_ l: Language) -> String { l("Prolonger le suivi") }

    let household: Household
    let followUp: FollowUpFile

    init(_ request: ActRequest) throws {
        guard let found = try FollowUpFile.asked(request) else { throw AccessRefusal.notFound }
        (household, followUp) = (request.household, found)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.options(
            h, "mois", l("De combien"),
            FollowUp.extensions.map {
                (
                    String($0),
                    l(
                        "{n} mois, jusqu’au {jour}",
                        [
                            "n": String($0), "jour": l.shortDay(followUp.followUp.end.adding(months: $0)),
                        ])
                )
            }, usual: "3")
        form.area(h, "motif", l("Pourquoi"), hint: l("Le motif est gardé avec votre nom."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let (months, reason) = (reading.number("mois") ?? 0, reading.ask.form["motif"])
        let (id, link) = (followUp.id, Link.household(household.code, .followUp))
        return { tx, author, _ in
            try tx.extendFollowUp(id, by: months, because: reason, by: author)
            return Done(link: link, sentence: l("Suivi prolongé de {n} mois.", ["n": String(months)]))
        }
    }
}
