import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The household asks to stay beyond its term.
struct ExtensionRequestAct: FileAct {
    static let noun = "prolongation"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Demander une prolongation") }

    let home: HomePlace
    let household: Household

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.ask.place(of: home).capitalizedFirst)
        form.day(h, "jour", form.l("Demandée le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let (stay, link) = (home.id, Link.household(household.code, .pathway))
        return { tx, author, confirming in
            try tx.askExtension(of: stay, on: day, by: author, confirming: confirming)
            return Done(link: link, sentence: l("Demande de prolongation enregistrée."))
        }
    }
}

/// OFII, the prefect or the association answers.
struct ExtensionAnswerAct: FileAct {
    static let noun = "reponse"
    static let permission = Permission.writeFiles
    static let fields = ["decidedOn": "jour", "agreementEnd": "terme", "to": "terme", "*": "terme"]

    static func title(_ l: Language) -> String { l("Réponse à la demande de prolongation") }

    let asked: StayExtension
    let home: HomePlace
    let household: Household

    init(_ request: ActRequest) throws {
        guard
            let (stay, found) = request.file.extensions.lazy.compactMap({ stay, asked in
                asked.first { $0.id == request.subject }.map { (stay, $0) }
            }).first, let place = request.file.homes.first(where: { $0.id == stay })
        else { throw AccessRefusal.notFound }
        asked = found
        home = place
        household = request.household
    }

    /// Who decides: OFII for a centre, the association for its relay dwellings.
    private var usual: AuthorisedStay.Authority { home.stay.kind == .relay ? .association : .ofii }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(l("Demandée le {jour}.", ["jour": l.shortDay(asked.requestedOn)]))
        form.choice(
            h, "decision", l("Réponse"), [("accord", l("accordée")), ("refus", l("refusée"))], empty: l("Choisir"))
        form.choice(
            h, "autorite", l("Décidée par"),
            AuthorisedStay.Authority.allCases.map { ($0.rawValue, form.ask.words($0)) },
            usual: usual.rawValue)
        form.day(h, "jour", l("Le"), usual: form.ask.today)
        form.day(h, "terme", l("Nouveau dernier jour"), hint: l("Si la prolongation est accordée."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let answer = reading.text("decision", orSay: l("Choisissez la réponse."))
        let authority: AuthorisedStay.Authority? = reading.code("autorite", orSay: l("Dites qui a décidé."))
        let day = reading.day("jour")
        let term = answer == "accord" ? reading.day("terme", .term) : nil
        guard let authority else { return nil }
        let (id, link) = (asked.id, Link.household(household.code, .pathway))
        return { tx, author, confirming in
            try tx.decideExtension(id, on: day, newTerm: term, authority: authority, by: author, confirming: confirming)
            return Done(
                link: link,
                sentence: term.map { l("Prolongation accordée jusqu’au {jour}.", ["jour": l.shortDay($0)]) }
                    ?? l("Refus de la prolongation enregistré."))
        }
    }
}

/// The end of care becomes known: the term of the centre stay follows from it.
struct CareEndAct: FileAct {
    static let noun = "prise-en-charge"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Fin de prise en charge en centre") }

    let home: HomePlace
    let household: Household

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.ask.place(of: home).capitalizedFirst)
        form.day(
            h, "jour", form.l("Fin de prise en charge le"),
            hint: form.l("Le terme du séjour se calcule à partir de ce jour (CESEDA R. 552-13)."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let (stay, link) = (home.id, Link.household(household.code, .pathway))
        return { tx, author, confirming in
            let changed = try tx.recordCareEnd(of: stay, on: day, by: author, confirming: confirming)
            return Done(
                link: link,
                sentence: changed.termOn.map { l("Terme du séjour : {jour}.", ["jour": l.shortDay($0)]) }
                    ?? l("Fin de prise en charge enregistrée."))
        }
    }
}
