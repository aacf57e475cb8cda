import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A residence permit is handed over.
struct PermitAct: FileAct {
    static let noun = "titre"
    static let permission = Permission.writeFiles
    static let fields = ["issued": "debut", "expires": "fin", "permit": "debut", "*": "titre"]

    static func title(_ l: Language) -> String { l("Titre de séjour") }

    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        let kinds = PermitKind.allCases.filter { $0 != .naturalised }
        form.codes(h, "titre", l("Titre"), kinds, "permitKind", empty: l("Choisir"))
        form.day(
            h, "debut", l("Remis le"),
            hint: l("Le lendemain de la fin du titre précédent, s’il n’y a pas eu de coupure."))
        form.day(h, "fin", l("Valable jusqu’au"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let kind: PermitKind? = reading.code("titre", orSay: ask.l("Choisissez le titre."))
        let (from, to) = (reading.optionalDay("debut"), reading.optionalDay("fin"))
        guard let kind else { return nil }
        let (household, person) = (household, member.id)
        return { tx, author, confirming in
            try tx.recordPermit(
                NewPerson.Permit(kind, issuedOn: from, expiresOn: to), of: person, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Titre enregistré."))
        }
    }
}

/// A protection is granted.
struct ProtectionAct: FileAct {
    static let noun = "protection"
    static let permission = Permission.writeFiles
    static let fields = [
        "authority": "autorite", "request": "demande", "decision": "decision", "notification": "notification",
        "*": "nature",
    ]

    static func title(_ l: Language) -> String { l("Protection") }

    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        let kinds = ProtectionKind.allCases.filter { $0 != .ended }
        form.codes(h, "nature", l("Protection"), kinds, "protectionKind", empty: l("Choisir"))
        form.codes(h, "autorite", l("Accordée par"), ProtectionAuthority.allCases, "protectionAuthority", usual: .ofpra)
        form.day(h, "demande", l("Demandée le"), hint: l("Facultatif."))
        form.day(h, "decision", l("Décision du"))
        form.day(h, "notification", l("Notifiée le"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let kind: ProtectionKind? = reading.code("nature", orSay: ask.l("Choisissez la protection."))
        let (decided, notified) = (reading.optionalDay("decision"), reading.optionalDay("notification"))
        guard let kind else { return nil }
        let new = NewPerson.Protection(
            kind, authority: ProtectionAuthority(rawValue: ask.form["autorite"]),
            requestedOn: reading.optionalDay("demande"), decidedOn: decided, notifiedOn: notified)
        let (household, person) = (household, member.id)
        return { tx, author, confirming in
            try tx.recordProtection(new, of: person, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Protection enregistrée."))
        }
    }
}

/// A level of French, oral and written.
struct FrenchAct: FileAct {
    static let noun = "francais"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Niveau de français") }

    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let known = member.french.first
        h.p(form.ask.name(member.member.identity))
        form.codes(h, "oral", l("Oral"), FrenchLevel.allCases, "frenchLevel", usual: known?.oral, empty: l("Choisir"))
        form.codes(
            h, "ecrit", l("Écrit"), FrenchLevel.allCases, "frenchLevel", usual: known?.written, empty: l("Choisir"))
        form.day(h, "jour", l("Évalué le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let oral: FrenchLevel? = reading.code("oral", orSay: ask.l("Choisissez le niveau à l’oral."))
        let written: FrenchLevel? = reading.code("ecrit", orSay: ask.l("Choisissez le niveau à l’écrit."))
        let day = reading.day("jour")
        guard let oral, let written else { return nil }
        let (household, person) = (household, member.id)
        return { tx, author, _ in
            try tx.assessFrench(NewPerson.French(assessedOn: day, oral: oral, written: written), of: person, by: author)
            return Done(link: .household(household.code, .members), sentence: ask.l("Niveau de français enregistré."))
        }
    }
}

/// What the household agrees to.
struct ConsentAct: FileAct {
    static let noun = "accord"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Accord du ménage") }

    let household: Household

    init(_ request: ActRequest) throws { household = request.household }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(l("Chaque accord se donne à part et se retire à tout moment."), .class("small muted"))
        form.codes(h, "accord", l("Le ménage accepte"), ConsentKind.allCases, "consentKind", empty: l("Choisir"))
        form.day(h, "jour", l("Donné le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let kind: ConsentKind? = reading.code("accord", orSay: ask.l("Choisissez l’accord."))
        let day = reading.day("jour")
        guard let kind else { return nil }
        let household = household
        return { tx, author, _ in
            try tx.recordConsent(kind, of: household.id, givenOn: day, by: author)
            return Done(link: .household(household.code), sentence: ask.l("Accord enregistré."))
        }
    }
}

/// What the household no longer agrees to.
struct ConsentWithdrawalAct: FileAct {
    static let noun = "retrait-d-accord"
    static let permission = Permission.writeFiles
    static let fields = ["withdrawnOn": "jour", "*": "jour"]

    static func title(_ l: Language) -> String { l("Retrait d’un accord") }

    let household: Household
    let consent: Consent

    init(_ request: ActRequest) throws {
        guard let found = request.file.consents.first(where: { $0.id == request.subject }) else {
            throw AccessRefusal.notFound
        }
        household = request.household
        consent = found
    }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(form.ask.label("consentKind", consent.kind).capitalizedFirst)
        form.day(h, "jour", form.l("Retiré le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let day = reading.day("jour")
        let (household, id) = (household, consent.id)
        return { tx, author, _ in
            try tx.withdrawConsent(id, on: day, by: author)
            return Done(link: .household(household.code), sentence: l("Retrait enregistré."))
        }
    }
}
