import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A claim for the enforceable right to housing or to accommodation: prepared, filed, followed step by step.
struct RightClaimAct: FileAct {
    static let noun = "recours"
    static let permission = Permission.writeFiles
    static let fields = [
        "request": "demande", "number": "demande", "filedOn": "depot", "acknowledgedOn": "accuse",
        "decidedOn": "decide", "decision": "decision", "reoriented": "decision", "offeredOn": "proposition",
        "courtOn": "tribunal", "housedOn": "reloge", "withdrawnOn": "abandon", "*": "depot",
    ]

    static func title(_ l: Language) -> String { l("Recours DALO ou DAHO") }

    let household: Household
    let departement: String
    let claim: EnforceableRightClaim?
    let requests: [SocialHousingRequest]

    init(_ request: ActRequest) throws {
        let author = try request.ask.author()
        household = request.household
        requests = try request.tx.socialRequests(of: household.id, by: author) ?? []
        departement = requests.first?.departement ?? request.file.departement
        let claims = try request.tx.rightClaims(of: household.id, by: author) ?? []
        claim = claims.first { $0.id == request.subject }
        if !request.subject.isEmpty, claim == nil { throw AccessRefusal.notFound }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        if let claim {
            h.input(.type("hidden"), .name("version"), .value(form.value("version", String(claim.version))))
            h.p(ask.label("claimKind", claim.kind))
        } else {
            form.options(
                h, "nature", l("Pour quoi"), ask.options("claimKind", EnforceableRightClaim.Kind.allCases),
                usual: EnforceableRightClaim.Kind.housing.rawValue)
        }
        form.choice(
            h, "motif_recours", l("Motif du recours"),
            grounds(ask).map { ($0, ask.label("claimGround", $0).capitalizedFirst) }, usual: claim?.ground ?? "",
            empty: l("Choisir"))
        if claim?.kind != .accommodation {
            form.choice(
                h, "demande", l("Demande de logement social"), requests.map { ($0.id, told($0, l)) },
                hint: l("Un recours DALO s’appuie sur elle ; un DAHO s’en passe."),
                usual: claim?.request ?? requests.first?.id ?? "", empty: l("aucune"))
        }
        form.text(
            h, "departement", l("Département"), hint: l("Sa commission décide, et ses délais valent."),
            usual: claim?.departement ?? departement)
        days(h, form)
    }

    private func days(_ h: HTML, _ form: ActForm) {
        let (l, steps) = (form.l, claim?.steps ?? EnforceableRightClaim.Steps())
        h.div(.class("line")) {
            form.day(h, "depot", l("Déposé le"), hint: l("Vide : il se prépare."), usual: steps.filedOn)
            form.day(
                h, "accuse", l("Accusé de réception le"), hint: l("Dossier complet : les délais en partent."),
                usual: steps.acknowledgedOn)
        }
        h.div(.class("line")) {
            form.codes(
                h, "decision", l("Décision de la commission"), EnforceableRightClaim.Decision.allCases, "claimDecision",
                usual: steps.decision, empty: l("pas encore"))
            form.day(h, "decide", l("Décidé le"), usual: steps.decidedOn)
        }
        h.div(.class("line")) {
            form.day(h, "proposition", l("Proposition du préfet le"), usual: steps.offeredOn)
            form.day(h, "reloge", l("Relogé le"), usual: steps.housedOn)
        }
        h.div(.class("line")) {
            form.day(h, "tribunal", l("Tribunal saisi le"), usual: steps.courtOn)
            form.day(h, "abandon", l("Abandonné le"), usual: steps.withdrawnOn)
        }
    }

    private func grounds(_ ask: Ask) -> [String] {
        let offered = ask.offered("claimGround")
        guard let kept = claim?.ground, !offered.contains(kept) else { return offered }
        return offered + [kept]
    }

    private func told(_ request: SocialHousingRequest, _ l: Language) -> String {
        let number = request.number?.grouped ?? l("sans numéro")
        guard let filed = request.filedOn else { return l("{numéro}, à déposer", ["numéro": number]) }
        return l("{numéro}, déposée le {jour}", ["numéro": number, "jour": l.shortDay(filed)])
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let kind =
            claim?.kind ?? reading.code("nature", orSay: l("Dites si le recours est un DALO ou un DAHO.")) ?? .housing
        let ground = reading.listed("motif_recours", grounds(ask))
        if ground == nil { reading.refuse("motif_recours", l("Choisissez le motif du recours.")) }
        let place = reading.departement("departement")
        let request = kind == .housing ? reading.listed("demande", requests.map(\.id)) : nil
        func day(_ field: String) -> Day? { reading.optionalDay(field, .event(today: ask.today)) }
        let steps = EnforceableRightClaim.Steps(
            filedOn: day("depot"), acknowledgedOn: day("accuse"), decidedOn: day("decide"),
            decision: EnforceableRightClaim.Decision(rawValue: ask.form["decision"]), offeredOn: day("proposition"),
            courtOn: day("tribunal"), housedOn: day("reloge"), withdrawnOn: day("abandon"))
        guard let ground else { return nil }
        let (known, household, version) = (claim?.id, household, reading.number("version"))
        return { tx, author, confirming in
            if let known {
                try tx.changeClaim(
                    known, ground: ground, request: request, departement: place, steps, version: version, by: author,
                    confirming: confirming)
            } else {
                try tx.recordClaim(
                    kind, ground: ground, request: request, departement: place, steps, for: household.id, by: author,
                    confirming: confirming)
            }
            return Done(link: .household(household.code, .search), sentence: l("Recours enregistré."))
        }
    }
}
