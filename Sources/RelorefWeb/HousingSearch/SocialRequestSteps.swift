import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The request was renewed.
struct RequestRenewalAct: FileAct {
    static let noun = "renouvellement-de-demande"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Renouvellement de la demande") }

    let step: RequestStepForm

    init(_ request: ActRequest) throws { step = try RequestStepForm(request, .renewal) }

    func write(_ h: HTML, _ form: ActForm) {
        if let calendar = step.calendar {
            h.p(
                form.l(
                    "La demande se renouvelle du {début} au {fin}.",
                    ["début": form.l.shortDay(calendar.opensOn), "fin": form.l.shortDay(calendar.endsOn)]))
        }
        form.day(
            h, "jour", form.l("Renouvelée le"), usual: min(form.ask.today, step.calendar?.endsOn ?? form.ask.today))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        step.read(&reading, saying: reading.ask.l("Renouvellement enregistré : la demande vaut un an de plus."))
    }
}

/// The request was brought up to date: a birth, work, an address, a marriage.
struct RequestUpdateAct: FileAct {
    static let noun = "mise-a-jour-de-demande"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Mise à jour de la demande") }

    let step: RequestStepForm

    init(_ request: ActRequest) throws { step = try RequestStepForm(request, .update) }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l(
                "Après une naissance, un emploi, un déménagement ou un mariage, la demande se met à jour. Sa validité ne change pas."
            ))
        form.day(h, "jour", l("Mise à jour le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        step.read(&reading, saying: reading.ask.l("Mise à jour enregistrée."))
    }
}

/// What the two forms have in common: a request that goes on, and a day.
struct RequestStepForm {
    let household: Household
    let request: SocialHousingRequest
    let kind: RequestStep
    let calendar: SocialHousingRequest.Calendar?

    init(_ request: ActRequest, _ kind: RequestStep) throws {
        guard let found = try request.asksOfRequest(), found.filedOn != nil else { throw AccessRefusal.notFound }
        (household, self.request, self.kind) = (request.household, found, kind)
        calendar = found.calendar(try request.tx.datedTerms())
    }

    func read(_ reading: inout FormReading, saying sentence: String) -> Doing? {
        let day = reading.day("jour")
        let (id, kind, link) = (request.id, kind, Link.household(household.code, .search))
        return { tx, author, confirming in
            try tx.advanceRequest(id, kind, on: day, by: author, confirming: confirming)
            return Done(link: link, sentence: sentence)
        }
    }
}

/// The request ends: the household is housed, or it was struck off.
struct RequestEndAct: FileAct {
    static let noun = "fin-de-demande"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Fin de la demande") }

    let household: Household
    let request: SocialHousingRequest
    let leaseSignedOn: Day?

    init(_ request: ActRequest) throws {
        guard let found = try request.asksOfRequest() else { throw AccessRefusal.notFound }
        (household, self.request) = (request.household, found)
        leaseSignedOn = request.file.homes.map(\.stay).last { $0.followedFrom != nil && $0.state == .active }?.signedOn
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.options(
            h, "issue", l("Comment se termine-t-elle ?"),
            form.ask.options("socialRequestOutcome", SocialHousingRequest.Outcome.allCases),
            usual: leaseSignedOn == nil ? "" : SocialHousingRequest.Outcome.satisfied.rawValue)
        h.p(
            l("Après un bail, le bailleur fait radier la demande : vérifiez qu’elle l’est."), .class("hint"))
        form.day(h, "jour", l("Le"), usual: leaseSignedOn ?? form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let outcome: SocialHousingRequest.Outcome? = reading.code(
            "issue", orSay: l("Dites comment la demande se termine."))
        let day = reading.day("jour")
        guard let outcome else { return nil }
        let (id, code) = (request.id, household.code)
        return { tx, author, _ in
            try tx.endRequest(id, on: day, as: outcome, by: author)
            return Done(
                link: .household(code, .search), sentence: l("Demande de logement terminée."),
                undo: HousingSearchLinks.reopening(code, id))
        }
    }
}
