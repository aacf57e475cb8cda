import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page that a working day begins with: what is late, due today, due this week, and what comes later.
struct TodayPage {
    enum Fault { case nothingTicked }

    let ask: Ask
    let scope: TodayScope
    let day: DueDay
    let groups: [(group: DueGroup, lines: [DueLine], count: Int)]
    let rows: TodayRows
    /// The relay dwellings of one’s sites today: how many, with how many places, lived in or not.
    let stock: (dwellings: Int, places: Int, occupied: Int)?
    /// What a head is told of and has not looked at.
    let alerts: [Alert]
    /// What waits for one's agreement.
    let approvals: ApprovalPanel
    let exports: DueExportPanel
    let absences: AbsencePanel
    /// A mail that did not reach whoever reads this page.
    let failedMail: ColleagueMail?
    /// Whether a telephone may take the visits of the day along.
    let maySetOut: Bool

    /// Rows of one heading before somebody asks for the others: what a day can hold.
    private static let first = 40
    /// Rows of a heading that is shown whole.
    private static let most = 500

    init(_ ask: Ask, _ fields: FormFields, _ tx: any Transaction) throws {
        try self.init(ask, portee: fields["portee"], whole: Int(fields["voir"]).flatMap(DueGroup.init), tx)
    }

    /// - Parameter whole: the heading of which every row is shown.
    init(_ ask: Ask, portee: String, whole: DueGroup? = nil, _ tx: any Transaction) throws {
        let actor = try ask.actor()
        self.ask = ask
        scope = try TodayScope(ask, portee, tx)
        let day = try tx.dueDay(scope.scope, on: ask.today, visibleTo: actor, vault: ask.services.vault)
        self.day = day
        groups = DueGroup.allCases.map { group in
            let lines = day.lines.filter { $0.item.group == group }
            return (group, Array(lines.prefix(group == whole ? Self.most : Self.first)), lines.count)
        }
        let shown = groups.flatMap(\.lines) + [day.next].compactMap(\.self)
        let names = try tx.dueNames(of: shown, vault: ask.services.vault)
        rows = TodayRows(ask: ask, words: DueWords(ask: ask, day: day, names: names))
        stock = try Self.stock(actor, ask, tx)
        alerts = ask.may(.seeJournal) ? try tx.alerts(open: true, by: try ask.author(), limit: 20) : []
        approvals = try ApprovalPanel(ask, tx)
        exports = try DueExportPanel(ask, tx)
        absences = try AbsencePanel(ask, scope, tx)
        maySetOut = try tx.maySetOut(actor)
        failedMail = try tx.failedMail(to: actor.id)
    }

    private static func stock(_ actor: Actor, _ ask: Ask, _ tx: any Transaction) throws
        -> (dwellings: Int, places: Int, occupied: Int)?
    {
        guard ask.may(.seeStock), case .sites = actor.stock else { return nil }
        let all = try tx.stockByDepartement(on: ask.today, visibleTo: actor)
        return all.reduce((0, 0, 0)) { ($0.0 + $1.dwellings, $0.1 + $1.places, $0.2 + $1.occupied) }
    }

    private var l: Language { ask.l }
    private var toDo: Int { groups.filter { $0.group != .later }.reduce(0) { $0 + $1.count } }
    private var late: Int { groups.first { $0.group == .late }?.count ?? 0 }

    func answer(saying fault: Fault? = nil, absence: String? = nil) throws -> Answer {
        var answer = ask.page(l("Aujourd’hui"), current: .today) { h in
            head(h)
            AlertPanel(ask: ask, alerts: alerts, back: "aujourdhui").write(h)
            if let failedMail { FailedMailPanel(ask: ask, mail: failedMail).write(h) }
            approvals.write(h)
            exports.write(h)
            scope.write(h, ask)
            absences.write(h, fault: absence)
            h.div(hasAside ? .class("cols") : nil) {
                h.div {
                    if fault == .nothingTicked {
                        h.div(.class("banner bad"), .role("alert")) {
                            h.span(l("Cochez au moins une ligne, puis choisissez ce qu’il faut en faire."))
                        }
                    }
                    if toDo == 0 { empty(h) }
                    if !day.lines.isEmpty { list(h) }
                    seenTo(h)
                }
                if hasAside { aside(h) }
            }
        }
        if fault != nil || absence != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func head(_ h: HTML) {
        let count = l.plural(toDo, "{n} chose à faire", "{n} choses à faire")
        let lateness = l.plural(late, "dont {n} en retard", "dont {n} en retard")
        h.div(.class("head")) {
            h.div {
                h.h1(l("Aujourd’hui"))
                h.p("\(l.day(ask.today)) · \(count)\(late > 0 ? ", \(lateness)" : "")")
            }
            h.div(.class("acts")) {
                if maySetOut { h.a(l("Préparer ma tournée"), .class("btn b2"), .href(Link.offline.path)) }
                if ask.may(.seeFiles) {
                    h.a(l("Rendez-vous"), .class("btn b2"), .href(Link.agenda.path))
                    h.a(l("Visites"), .class("btn b2"), .href(TodayScope.link(scope.code, at: .visits).path))
                    h.a(
                        l("Demandes de logement"), .class("btn b2"),
                        .href(TodayScope.link(scope.code, at: .requests).path))
                    h.a(l("Messages"), .class("btn b2"), .href(Link.messages.path))
                }
                h.a(
                    l("Trente jours"), .class("btn b2"), .href(TodayScope.link(scope.code, at: .dueMonth).path))
                if case .site(let site) = scope.scope, ask.may(.seeStock) {
                    h.a(l("Dates du site"), .class("btn b2"), .href(AnchorLinks.page(ofSite: site).path))
                }
                h.button(l("Imprimer"), .class("btn b2 desk"), .type("button"), .data("print", ""), .hidden)
            }
        }
    }

    private func list(_ h: HTML) {
        h.form(
            .action(Link.dueActs.path), .method("post"), .class("queue"),
            .data("queue", "")
        ) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("portee"), .value(scope.code))
            for entry in groups where entry.count > 0 {
                h.section(.class("due")) {
                    if entry.group == .later {
                        h.details(.class("folded"), entry.lines.count > Self.first ? .open : nil) {
                            h.summary(.class("group")) { title(h, entry.group, entry.count) }
                            lines(h, entry)
                        }
                    } else {
                        h.div(.class("group")) { title(h, entry.group, entry.count) }
                        lines(h, entry)
                    }
                }
            }
            bar(h)
        }
        h.script(src: Assets.shipped.link("today.js").path, .type("module"))
    }

    private func title(_ h: HTML, _ group: DueGroup, _ count: Int) {
        h.h2 {
            h.text(rows.words.title(of: group))
            h.text(" ")
            h.span(l.number(count))
        }
    }

    private func lines(_ h: HTML, _ entry: (group: DueGroup, lines: [DueLine], count: Int)) {
        h.ul { for line in entry.lines { rows.write(h, line) } }
        let rest = entry.count - entry.lines.count
        guard rest > 0, entry.lines.count < Self.most else { return h.unshown(rest, l) }
        h.p(.class("small")) {
            h.a(
                l.plural(rest, "Voir l’autre ligne", "Voir les {n} autres lignes"),
                .href(TodayScope.link(scope.code).with("voir", String(entry.group.rawValue)).path))
        }
    }

    /// What to do with the ticked rows; the script counts them.
    private func bar(_ h: HTML) {
        h.div(.class("batch"), .role("group"), .aria("label", l("Lignes cochées"))) {
            h.span(l("Lignes cochées"))
            h.output("", .data("ticked", ""))
            h.label(.class("tick")) {
                h.input(.type("checkbox"), .name("toutes"), .value("oui"), .data("every", ""))
                h.text(
                    day.lines.count > TodayRoutes.most
                        ? l("Les {n} premières lignes", ["n": l.number(TodayRoutes.most)])
                        : l.plural(day.lines.count, "La ligne", "Toutes les {n} lignes"))
            }
            h.button(l("Fait"), .class("btn b2"), .name("acte"), .value(DueVerb.finish.rawValue))
            h.button(l("Fait, avec preuve"), .class("btn b2"), .name("acte"), .value(DueVerb.prove.rawValue))
            h.button(l("Reporter"), .class("btn b2"), .name("acte"), .value(DueVerb.postpone.rawValue))
            h.button(l("Confier"), .class("btn b2"), .name("acte"), .value(DueVerb.give.rawValue))
        }
    }

    /// Nothing presses: says so, and what comes next.
    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Rien d’urgent.")) }
            if let next = day.next {
                h.p {
                    h.text(l("Prochaine échéance, {jour} :", ["jour": l.day(next.item.day)]) + " ")
                    h.a(rows.words.title(of: next.item), .href(rows.words.link(of: next.item).path))
                }
            } else {
                h.p(l("Aucune échéance connue, aucun logement vide, rien à compléter."))
            }
        }
    }

    private var hasAside: Bool { ask.may(.seeFiles) || stock != nil }

    private func aside(_ h: HTML) {
        h.aside(.class("aside"), .aria("label", l("En bref"))) {
            if ask.may(.seeFiles) {
                h.section {
                    h.h2 {
                        h.text(scope.label.isEmpty ? l("Ménages") : scope.label)
                        h.text(" ")
                        h.a(
                            l.number(day.households.count), .href(Link.households.path),
                            .aria("label", l.plural(day.households.count, "{n} ménage", "{n} ménages")))
                    }
                    facts(
                        h,
                        [
                            (l("En logement-relais"), day.inRelay), (l("Sortie à préparer"), day.toPrepare),
                            (l("En centre"), day.inCentre), (l("Reportées"), day.snoozed),
                        ])
                }
            }
            if let stock {
                h.section {
                    h.h2 {
                        h.text(l("Logements-relais"))
                        h.text(" ")
                        h.a(
                            l.number(stock.dwellings), .href(Link.dwellings.path),
                            .aria("label", l.plural(stock.dwellings, "{n} logement-relais", "{n} logements-relais")))
                    }
                    facts(
                        h,
                        [
                            (l("Places"), stock.places), (l("Occupés"), stock.occupied),
                            (l("Libres"), stock.dwellings - stock.occupied),
                        ])
                }
            }
        }
    }

    /// What was ticked, with its proofs.
    private func seenTo(_ h: HTML) {
        guard !day.done.isEmpty else { return }
        h.p(.class("small noprint")) {
            h.a(
                l.plural(day.done.count, "{n} ligne faite : voir", "{n} lignes faites : voir"),
                .href(TodayScope.link(scope.code, at: .dueDone).path))
        }
    }

    private func facts(_ h: HTML, _ facts: [(String, Int)]) {
        h.dl(.class("facts")) {
            for (label, number) in facts {
                h.dt(label)
                h.dd(l.number(number))
            }
        }
    }
}
