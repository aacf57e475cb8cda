import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The next thirty days, week by week: for a colleague, a site, a département; made to be printed for a meeting.
struct MonthPage {
    static let days = 30

    let ask: Ask
    let scope: TodayScope
    let lines: [DueLine]
    let words: DueWords
    let isCut: Bool

    /// Lines on one page at most.
    private static let most = 500

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        scope = try TodayScope(ask, ask.query["portee"], tx)
        let month = try tx.dueMonth(
            scope.scope, days: Self.days, on: ask.today, visibleTo: try ask.actor(), vault: ask.services.vault)
        lines = Array(month.lines.prefix(Self.most))
        isCut = month.lines.count > Self.most
        words = DueWords(ask: ask, day: month, names: try tx.dueNames(of: lines, vault: ask.services.vault))
    }

    private var l: Language { ask.l }

    var answer: Answer {
        let title = l("Trente jours à venir")
        return ask.page(title, current: .today) { h in
            h.div(.class("over")) { h.a(l("Aujourd’hui"), .href(TodayScope.link(scope.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    h.p(
                        l(
                            "Du {début} au {fin}, si rien n’est noté d’ici là.",
                            ["début": l.day(ask.today), "fin": l.day(ask.today.adding(days: Self.days))]))
                }
                h.div(.class("acts")) {
                    h.button(l("Imprimer"), .class("btn b2 desk"), .type("button"), .data("print", ""), .hidden)
                }
            }
            scope.write(h, ask, at: .dueMonth)
            if lines.isEmpty { h.p(l("Aucune échéance dans les trente jours."), .class("muted")) }
            for week in weeks { section(h, week.start, week.lines) }
            if isCut { h.p(l("Les {n} premières lignes sont montrées.", ["n": l.number(Self.most)])) }
        }
    }

    private var weeks: [(start: Day, lines: [DueLine])] {
        let grouped = Dictionary(grouping: lines) { $0.item.day.adding(days: 1 - $0.item.day.weekday) }
        return grouped.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func section(_ h: HTML, _ start: Day, _ lines: [DueLine]) {
        h.section(.class("due")) {
            h.div(.class("group")) {
                h.h2 {
                    h.text(l("Semaine du {jour}", ["jour": l.shortDay(start)]))
                    h.text(" ")
                    h.span(l.number(lines.count))
                }
            }
            h.ul(.class("events")) {
                for line in lines {
                    h.li {
                        h.p {
                            h.b(l.shortDay(line.item.day) + " ")
                            h.a(words.title(of: line.item), .href(words.link(of: line.item).path))
                        }
                        h.small(words.detail(of: line), .class("under"))
                    }
                }
            }
        }
    }
}
