import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

extension ActRequest {
    /// Who could become the reference person when this member goes.
    func successors(of member: FileMember) -> [(String, String)] {
        guard member.member.membership.kinship == .reference else { return [] }
        return file.present.filter { $0.id != member.id && $0.isAdult(on: ask.today) }
            .map { ($0.id, ask.name($0.member.identity)) }
    }
}

/// Somebody leaves the household.
struct LeavingMemberAct: FileAct {
    static let noun = "depart-membre"
    static let permission = Permission.writeFiles
    static let fields = ["reference": "reference", "endReason": "raison", "*": "jour"]

    static func title(_ l: Language) -> String { l("Départ d’un membre") }

    let household: Household
    let member: FileMember
    let successors: [(String, String)]

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
        successors = request.successors(of: member)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        form.day(h, "jour", l("Dernier jour dans le ménage"), usual: form.ask.today)
        let reasons = MembershipEndReason.allCases.filter { $0 != .death }
        form.codes(h, "raison", l("Raison"), reasons, "membershipEndReason", empty: l("Choisir"))
        if !successors.isEmpty {
            form.choice(h, "reference", l("Nouvelle personne de référence"), successors, empty: l("Choisir"))
        }
        h.p(.class("small muted")) {
            h.text(l("Pour ouvrir un dossier à qui part : "))
            h.a(l("séparer le ménage"), .href(Link.act(.household(household.code), "separation").path))
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let day = reading.day("jour")
        let reason: MembershipEndReason? = reading.code("raison", orSay: ask.l("Choisissez la raison du départ."))
        guard let reason else { return nil }
        let (household, person, next) = (household, member.id, ask.form.filled("reference"))
        return { tx, author, confirming in
            try tx.leaveHousehold(
                person, of: household.id, on: day, reason: reason, newReference: next, by: author,
                confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Départ enregistré."))
        }
    }
}

/// A member dies (V18).
struct DeathAct: FileAct {
    static let noun = "deces"
    static let permission = Permission.writeFiles
    static let fields = ["reference": "reference", "*": "jour"]

    static func title(_ l: Language) -> String { l("Décès d’un membre") }

    let household: Household
    let member: FileMember
    let successors: [(String, String)]

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
        successors = request.successors(of: member)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        form.day(h, "jour", l("Décédé ou décédée le"))
        if !successors.isEmpty {
            form.choice(h, "reference", l("Nouvelle personne de référence"), successors, empty: l("Choisir"))
        }
        h.p(
            l(
                "Les courriers et les messages à cette personne s’arrêtent. Si elle vivait seule, le séjour et le dossier se terminent."
            ), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let day = reading.day("jour")
        let (household, person, next) = (household, member.id, ask.form.filled("reference"))
        return { tx, author, confirming in
            try tx.recordDeath(
                of: person, in: household.id, on: day, newReference: next, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Décès enregistré."))
        }
    }
}

/// OFPRA settles another identity, or a French paper spells it otherwise: both are kept (V05).
struct IdentityAct: FileAct {
    static let noun = "identite"
    static let permission = Permission.writeFiles
    static let fields = ["family": "nom", "given": "prenom", "birth": "naissance", "*": "nom"]

    static func title(_ l: Language) -> String { l("Nouvelle identité") }

    let household: Household
    let member: FileMember

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let known = member.member.identity
        h.p(l("L’ancienne identité est gardée : c’est la même personne, et la recherche la trouve sous les deux noms."))
        PersonFields(form: form).names(h, known: known)
        form.text(
            h, "naissance", l("Naissance"), hint: l("12/04/1988, 04/1988, 1988, vers 1990, ou vide."),
            usual: known.map { l.typed($0.birth) } ?? "")
        form.choice(
            h, "source", l("D’où vient cette identité"),
            [
                ("ofpra", l("état civil de l’OFPRA")), ("frenchDocument", l("document français")),
                ("declared", l("déclaration")),
            ],
            usual: "ofpra")
        form.day(h, "jour", l("À partir du"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let day = reading.day("jour")
        let source: IdentitySource? = reading.code("source", orSay: ask.l("Dites d’où vient cette identité."))
        let identity = PersonFields(form: ActForm(ask: ask, refusal: nil)).identity(&reading)
        guard let source else { return nil }
        let (household, person) = (household, member.id)
        return { tx, author, confirming in
            let index = try ask.services.names.index(for: author.actor.files, tx)
            try tx.settleIdentity(
                identity, of: person, from: day, source: source, duplicatesIn: index, by: author, confirming: confirming
            )
            return Done(
                link: .household(household.code, .members),
                sentence: ask.l("Nouvelle identité enregistrée. Les conventions sont à imprimer de nouveau."))
        }
    }
}
