import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The results of an agreement that others carry out: what was due to each and what came of it, and the sum of all.
struct FrameworkResults {
    let ask: Ask
    let sheet: ConventionSheet
    let day: Day

    private var l: Language { ask.l }
    private var words: ConventionWords { ConventionWords(ask: ask) }

    func write(_ h: HTML) {
        for target in sheet.targets where target.to.map({ $0 >= day }) ?? true {
            h.p(
                l(
                    "Pour chaque convention qui décline cet accord, faute d’objectif propre : {objectif}.",
                    ["objectif": words.target(target.quantity, target.unit, target.span)]))
        }
        sums.write(into: h)
        h.div(.class("sec"), .id("declinaisons")) {
            let lines = sheet.carriers.map { $0.line(on: day) }
            h.h3(l("Conventions qui déclinent cet accord"))
            ConventionTable(ask: ask, lines: lines, count: lines.count).write(h)
            h.div(.class("sec")) { shares(lines).write(into: h) }
        }
    }

    /// Who brought how many to each sum; each number leads to its rows.
    private func shares(_ lines: [ConventionLine]) -> DataTable {
        let units = ConventionTarget.Unit.offered(for: sheet.convention.facts.kind)
        let all =
            [sheet.line(on: day)].filter { $0.achievement?.counters.contains { $0.count.floor > 0 } ?? false } + lines
        return DataTable(
            caption: l("Ce que chacune apporte, au {jour}", ["jour": l.shortDay(day)]),
            columns: [.init(l("Convention"))]
                + units.map { .init(ask.label("conventionUnit", $0).capitalizedFirst, isNumber: true) },
            rows: all.map { line in
                .init(
                    .init(line.convention.facts.title),
                    units.map { unit in
                        guard let seen = line.achievement, let count = seen.counter(unit)?.count else {
                            return .init("–")
                        }
                        let rows = ConventionLinks.rows(.init(unit), of: line.convention.id, on: seen.to)
                        return .init(
                            words.count(count), href: line.isVisible && count.floor > 0 ? rows.path : nil)
                    })
            })
    }

    private var sums: DataTable {
        DataTable(
            caption: l("Ensemble des conventions, au {jour}", ["jour": l.shortDay(day)]),
            columns: [
                .init(l("Compté")), .init(l("Nombre"), isNumber: true), .init(l("Dû au prorata"), isNumber: true),
                .init(l("Part"), isNumber: true),
            ],
            rows: sheet.sum(on: day).counters.map { counter in
                .init(
                    .init(ask.label("conventionUnit", counter.unit).capitalizedFirst),
                    [
                        .init(words.count(counter.count), href: counter.count.floor > 0 ? "#declinaisons" : nil),
                        .init(counter.due > 0 ? words.decimal(counter.due) : "–"),
                        .init(counter.due > 0 ? counter.percent.map(l.percent) ?? l("inconnue") : "–"),
                    ])
            })
    }
}

/// What a convention takes over from the agreement that it carries out.
struct FrameworkInheritance {
    let ask: Ask
    let sheet: ConventionSheet

    private var l: Language { ask.l }

    /// Among the facts of the page's head.
    func fact(_ h: HTML) {
        guard let framework = sheet.framework else { return }
        h.div {
            h.dt(l("Décline"))
            h.dd {
                let title = framework.convention.facts.title
                if framework.isVisible {
                    h.a(title, .href(Link.convention(framework.id).path))
                } else {
                    h.text(title)
                }
            }
        }
    }

    /// The targets that hold although the convention itself says nothing of them.
    func targets(_ h: HTML) {
        let own = Set(sheet.targets.map(\.id))
        let words = ConventionWords(ask: ask)
        for target in sheet.standing where !own.contains(target.id) {
            h.p(
                l(
                    "Objectif de l’accord-cadre, faute d’objectif propre : {objectif}.",
                    ["objectif": words.target(target.quantity, target.unit, target.span)]))
        }
    }

    /// The clauses of which the convention says nothing itself.
    func clauses(_ h: HTML, except written: [ConventionClause]) {
        guard let framework = sheet.framework else { return }
        let inherited = ConventionClause.allCases.filter { !written.contains($0) && framework.clauses[$0] != nil }
        guard !inherited.isEmpty else { return }
        h.h3(l("Repris de l’accord-cadre « {titre} »", ["titre": framework.convention.facts.title]))
        h.dl(.class("facts")) {
            for clause in inherited {
                h.dt(ask.label("conventionClause", clause).capitalizedFirst)
                h.dd(framework.clauses[clause] ?? "")
            }
        }
    }
}
