import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A plan is agreed: what is owed, in how many payments, from which day.
struct ArrearsPlanAct: FileAct {
    static let noun = "plan-d-apurement"
    static let permission = Permission.writeFiles
    static let fields = ["signedOn": "signe", "*": "dette"]

    static func title(_ l: Language) -> String { l("Plan d’apurement") }
    static func button(_ l: Language) -> String { l("Enregistrer le plan") }

    let household: Household
    let followUp: FollowUpFile

    init(_ request: ActRequest) throws {
        guard let found = try FollowUpFile.asked(request) else { throw AccessRefusal.notFound }
        (household, followUp) = (request.household, found)
    }

    /// What the rents that were checked leave unpaid, without what an earlier plan paid back.
    private var owed: Int {
        followUp.checks.filter { !$0.isSettled(by: followUp.plans) }.compactMap(\.owedCents).reduce(0, +)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let first = ask.today.adding(months: 1).monthStart.adding(days: 4)
        form.number(
            h, "dette", l("Somme due (€)"), hint: l("Ce que le bailleur et le ménage ont arrêté ensemble."),
            usual: owed > 0 ? MoneyField.text(owed) : "")
        form.number(
            h, "nombre", l("En combien de paiements"), hint: l("Un par mois, en plus du loyer."), usual: "6")
        h.div(.class("line")) {
            form.day(h, "premier", l("Premier paiement le"), usual: first)
            form.day(h, "signe", l("Accord signé le"), usual: ask.today)
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let debt = reading.parts("dette", of: 100)
        if debt == nil, reading.errors.isEmpty { reading.refuse("dette", l("Écrivez la somme due.")) }
        let count = reading.number("nombre") ?? 0
        let (first, signed) = (reading.day("premier", .term), reading.day("signe"))
        guard let debt, reading.errors.isEmpty else { return nil }
        let instalments: [ArrearsPlan.Instalment]
        do {
            instalments = try ArrearsPlan.equal(debt, in: count, from: first)
        } catch {
            reading.refuse(ArrearsWords.field(error), ArrearsWords.sentence(error, l))
            return nil
        }
        let (id, link) = (followUp.id, Link.household(household.code, .followUp))
        return { tx, author, confirming in
            try tx.agreePlan(
                instalments, debtCents: debt, signedOn: signed, in: id, by: author, confirming: confirming)
            return Done(
                link: link,
                sentence: l.plural(
                    count, "Plan enregistré : {n} paiement, {montant} en tout.",
                    "Plan enregistré : {n} paiements, {montant} en tout.", ["montant": l.money(cents: debt)]))
        }
    }
}

/// An amount as a form shows it.
enum MoneyField {
    /// - Parameter cents: euro cents, not negative.
    static func text(_ cents: Int) -> String {
        let rest = cents % 100
        return rest == 0 ? String(cents / 100) : "\(cents / 100),\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// Why a plan is not possible.
enum ArrearsWords {
    static func field(_ refusal: ArrearsPlan.Refusal) -> String {
        switch refusal {
        case .count: "nombre"
        case .notInOrder: "premier"
        default: "dette"
        }
    }

    static func sentence(_ refusal: ArrearsPlan.Refusal, _ l: Language) -> String {
        switch refusal {
        case .nothingOwed: l("Écrivez la somme due.")
        case .count(let most): l("Choisissez entre 1 et {n} paiements.", ["n": String(most)])
        case .sum(let debt, let sum):
            l(
                "Les paiements font {somme}, la dette est de {dette}.",
                ["somme": l.money(cents: sum), "dette": l.money(cents: debt)])
        case .notInOrder: l("Chaque paiement vient après le précédent.")
        case .anotherRuns: l("Un plan court déjà : terminez-le d’abord.")
        case .ended, .notAnInstalment: l("Ce plan a changé entre-temps : regardez où il en est.")
        case .inTheFuture: l("Ce jour n’est pas encore venu.")
        }
    }
}

extension ArrearsPlan.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: ArrearsWords.field(self), sentence: ArrearsWords.sentence(self, ask.l))
    }
}

/// A payment came, or the plan ends before its time.
enum ArrearsPlanRoutes {
    static let all: [Route] = [
        .post("/menages/:code/plans/:id/paiements/:numero", .needs(.writeFiles)) { ask, tx, author in
            let (id, position) = (ask.parameter("id"), Int(ask.parameter("numero")) ?? 0)
            return try done(ask, tx, saying: ask.l("Paiement noté.")) {
                try tx.payInstalment(position, of: id, on: author.today, by: author)
            }
        },
        .post("/menages/:code/plans/:id/fin", .needs(.writeFiles)) { ask, tx, author in
            let outcome = ArrearsPlan.Outcome(rawValue: ask.form["issue"]) ?? .broken
            guard outcome != .kept else { throw AccessRefusal.notFound }
            return try done(ask, tx, saying: ask.l("Plan terminé.")) {
                try tx.endPlan(ask.parameter("id"), as: outcome, by: author)
            }
        },
    ]

    private static func done(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String, _ work: () throws -> Void
    ) throws -> Answer {
        let page = Link.household(try tx.visibleHousehold(ask).code, .followUp)
        do {
            try work()
            return .redirect(to: page, saying: Flash(sentence))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch let refusal as ArrearsPlan.Refusal {
            return .redirect(to: page, saying: Flash(ArrearsWords.sentence(refusal, ask.l), tone: .warn))
        }
    }
}
