import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a rent would cost the household: reckoned as often as one likes, kept when asked.
struct BudgetAct: FileAct {
    static let noun = "budget"
    static let permission = Permission.writeFiles
    static let fields = ["effort": "loyer", "grl": "garantie", "*": "loyer"]

    static func title(_ l: Language) -> String { l("Simulation de budget") }
    static func button(_ l: Language) -> String { l("Garder ce calcul") }

    let household: Household
    /// The lead whose rent is tried.
    let lead: HousingLead?
    let last: KeptBudget?
    /// What was reckoned a moment ago.
    var reckoned: HousingBudget?

    init(_ request: ActRequest) throws {
        household = request.household
        let author = try request.ask.author()
        let asked = request.ask.query["piste"]
        lead =
            asked.isEmpty
            ? nil : try request.tx.housingLeads(of: household.id, by: author)?.first { $0.id == asked }
        last = try request.tx.housingBudgets(of: household.id, by: author)?.first
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        func money(_ cents: Int?) -> String { cents.map(MoneyField.text) ?? "" }
        if let reckoned { BudgetResult(ask: form.ask, budget: reckoned).write(h) }
        form.number(
            h, "ressources", l("Ressources du mois (€)"),
            hint: last.map {
                l("Celles du dernier calcul, du {jour} : vérifiez-les.", ["jour": l.shortDay($0.madeOn)])
            } ?? l("Salaires, prestations et pensions de tout le ménage, sans l’aide au logement."),
            usual: money(last?.budget.resourcesCents))
        h.div(.class("line")) {
            form.number(h, "loyer", l("Loyer (€)"), usual: money(lead?.rentCents))
            form.number(h, "charges", l("Charges (€)"), usual: money(lead?.chargesCents))
            form.number(h, "aide", l("Aide au logement (€)"), hint: l("Estimée sur le simulateur de la CAF."))
        }
        h.div(.class("line")) {
            form.number(h, "personnes", l("Personnes"), usual: String(max(1, household.size)))
            form.choice(
                h, "garantie", l("Garantie envisagée"), guarantees(form.ask), empty: l("pas encore choisie"))
        }
        h.div(.class("acts")) {
            h.button(
                l("Calculer"), .class("btn b2"),
                .formaction(Link.act(.act(.household(household.code), Self.noun), "calcul").path))
        }
    }

    private func guarantees(_ ask: Ask) -> [(String, String)] {
        ask.offered("guarantee").map { ($0, ask.label("guarantee", $0).capitalizedFirst) }
    }

    /// The sums as they were typed; nil where one cannot be read.
    static func budget(_ reading: inout FormReading) -> HousingBudget? {
        let l = reading.ask.l
        let resources = reading.parts("ressources", of: 100)
        let rent = reading.parts("loyer", of: 100)
        if reading.ask.form.filled("ressources") == nil { reading.refuse("ressources", l("Écrivez les ressources.")) }
        if reading.ask.form.filled("loyer") == nil { reading.refuse("loyer", l("Écrivez le loyer.")) }
        let (charges, aid) = (reading.parts("charges", of: 100) ?? 0, reading.parts("aide", of: 100) ?? 0)
        let persons = reading.number("personnes") ?? 0
        if !(1...30).contains(persons), reading.errors.isEmpty {
            reading.refuse("personnes", l("Écrivez combien de personnes, de 1 à 30."))
        }
        guard let resources, let rent, reading.errors.isEmpty else { return nil }
        return HousingBudget(
            resourcesCents: resources, rentCents: rent, chargesCents: charges, aidCents: aid, persons: persons)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        guard let budget = Self.budget(&reading) else { return nil }
        let guarantee = reading.listed("garantie", reading.ask.offered("guarantee"))
        let household = household
        return { tx, author, confirming in
            let kept = try tx.keepBudget(
                budget, guarantee: guarantee, for: household.id, by: author, confirming: confirming)
            return Done(
                link: Link.household(household.code, .search),
                sentence: l("Calcul gardé, daté d’aujourd’hui."),
                undo: HousingSearchLinks.budget(household.code, kept.id, "retrait"))
        }
    }

    /// Reckons what was typed and shows it above the form; nothing is kept.
    @Sendable static func reckon(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let request = try ActRequest(ask, tx)
        var act = try BudgetAct(request)
        var reading = FormReading(ask)
        act.reckoned = budget(&reading)
        let page = ActPage<BudgetAct>(request: request, act: act)
        return act.reckoned == nil ? page.answer(FormRefusal(errors: reading.errors)) : page.answer(isTyped: true)
    }
}

/// The reckoning, line by line, as it is done on paper.
struct BudgetResult {
    let ask: Ask
    let budget: HousingBudget

    private var l: Language { ask.l }
    private func money(_ cents: Int) -> String { l.money(cents: cents) }

    func write(_ h: HTML) {
        h.section(.class("panel"), .role("status"), .id("resultat")) {
            h.h2(l("Le calcul"))
            h.dl(.class("facts sums")) {
                for (name, sum, result) in lines {
                    h.dt(name)
                    h.dd {
                        if !sum.isEmpty { h.text("\(sum) = ") }
                        h.b(result)
                    }
                }
            }
            judged(h)
        }
    }

    /// What, the sum, and what it comes to.
    private var lines: [(String, String, String)] {
        let net = money(budget.netCents)
        var lines = [
            (
                l("À la charge du ménage"),
                l(
                    "{loyer} + {charges} − {aide}",
                    [
                        "loyer": money(budget.rentCents), "charges": money(budget.chargesCents),
                        "aide": money(budget.aidCents),
                    ]), net
            )
        ]
        if let effort = budget.effortTenths {
            lines.append(
                (
                    l("Taux d’effort"), "\(net) ÷ \(money(budget.resourcesCents))", l.rate(tenths: effort)
                ))
        } else {
            lines.append((l("Taux d’effort"), "", l("non calculable sans ressources")))
        }
        lines.append(
            (l("Reste à vivre par mois"), "\(money(budget.resourcesCents)) − \(net)", money(budget.leftCents)))
        lines.append(
            (
                l("Reste à vivre par personne et par jour"),
                l.plural(
                    budget.persons, "{reste} ÷ {n} personne ÷ 30 jours", "{reste} ÷ {n} personnes ÷ 30 jours",
                    ["reste": money(budget.leftCents)]), money(budget.leftPerDayCents)
            ))
        return lines
    }

    private func judged(_ h: HTML) {
        h.p {
            if budget.isAbove(percent: 40) {
                Badge(.late, l("plus de 40 % des ressources")).write(h)
            } else {
                Badge(.ok, l("40 % des ressources au plus")).write(h)
            }
        }
    }
}

/// The budgets that were kept.
struct BudgetSection {
    let frame: FileFrame
    let budgets: [KeptBudget]

    private var l: Language { frame.l }
    private var mayWrite: Bool { frame.mayWrite && frame.isOpen }
    private var code: String { frame.household.code }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("budget")) {
            h.h2(l("Budget"))
            if budgets.isEmpty {
                h.p(l("Aucun calcul gardé : une simulation dit ce qu’un loyer laisserait pour vivre."), .class("muted"))
            } else {
                table(h)
            }
            if mayWrite {
                h.p(.class("acts noprint")) {
                    h.a(l("Simuler un budget"), .class("btn b2"), .href(frame.link(BudgetAct.noun).path))
                }
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [
            l("Calcul du"), l("Ressources"), l("À la charge du ménage"), l("Taux d’effort"),
            l("Reste par personne et par jour"), l("Suite"),
        ]
        h.table(.class("tbl stack leads")) {
            h.caption(l("Calculs gardés, le dernier d’abord"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for kept in budgets {
                    let budget = kept.budget
                    h.tr {
                        h.th(l.shortDay(kept.madeOn), .scope("row"))
                        h.td(l.money(cents: budget.resourcesCents), .data("l", titles[1]))
                        h.td(l.money(cents: budget.netCents), .data("l", titles[2]))
                        h.td(.data("l", titles[3])) {
                            let rate = budget.effortTenths.map { l.rate(tenths: $0) } ?? "–"
                            Badge(budget.isAbove(percent: 40) ? .late : .ok, rate).write(h)
                        }
                        h.td(l.money(cents: budget.leftPerDayCents), .data("l", titles[4]))
                        h.td(.data("l", titles[5]), .class("noprint")) { next(h, kept) }
                    }
                }
            }
        }
    }

    private func next(_ h: HTML, _ kept: KeptBudget) {
        let day = l.shortDay(kept.madeOn)
        h.div(.class("links")) {
            h.a(
                l("Imprimer"), .href(HousingSearchLinks.budget(code, kept.id).path),
                .aria("label", l("Imprimer le calcul du {jour}", ["jour": day])))
            guard mayWrite else { return }
            h.form(.action(HousingSearchLinks.budget(code, kept.id, "retrait").path), .method("post")) {
                frame.ask.formToken(h)
                h.button(
                    l("Retirer"), .class("btn b3"), .aria("label", l("Retirer le calcul du {jour}", ["jour": day])))
            }
        }
    }
}
