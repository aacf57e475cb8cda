import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The months that a drawing of stays shows, and how to see those before and after.
struct GanttWindow: Sendable, Hashable {
    let first: Day
    let months: Int

    var last: Day { first.adding(months: months).adding(days: -1) }
    var period: Period { Period(from: first, to: last) ?? Period(monthOf: first) }

    /// - Parameters:
    ///   - asked: the first month, as `2026-11`; anything else gives the usual one.
    ///   - usual: a day of the month that the window starts with when none is asked for.
    init(asked: String, usual: Day, months: Int) {
        first = Day(iso: asked + "-01") ?? usual.monthStart
        self.months = months
    }

    func moved(by count: Int) -> String { String(first.adding(months: count).iso.prefix(7)) }

    func window(_ l: Language, today: Day) -> Gantt.Window {
        let ticks = (0..<months).map { index -> Gantt.Tick in
            let day = first.adding(months: index)
            return Gantt.Tick(day.number, l.shortMonth(day))
        }
        return Gantt.Window(
            first.number...last.number, ticks: ticks, today: period.contains(today) ? today.number : nil,
            todayText: l("aujourd’hui"))
    }

    /// The bars of a dwelling's stays: plain up to today, hatched where the stay is only foreseen.
    func bars(_ stays: [DwellingStay], _ ask: Ask) -> [Gantt.Bar] {
        stays.flatMap { stay -> [Gantt.Bar] in
            guard let start = stay.start else { return [] }
            // The day of exit is no night.
            let end = (stay.expectedEnd ?? last.adding(days: 1)).adding(days: -1)
            switch stay.stay.state {
            case .planned: return [bar(stay, start, end, isPlanned: true, drawn: stay.householdCode, ask)]
            case .ended: return [bar(stay, start, end, isPlanned: false, ask)]
            case .active:
                let spent = bar(stay, start, max(start, ask.today), isPlanned: false, ask)
                // A lease of one's own has no end to foresee.
                guard end > ask.today, stay.expectedEnd != nil || stay.stay.kind != .directLease else { return [spent] }
                let until = stay.expectedEnd.map { ask.l.shortDay($0) }
                return [spent, bar(stay, ask.today.adding(days: 1), end, isPlanned: true, drawn: until, ask)]
            case .cancelled: return []
            }
        }
    }

    private func bar(
        _ stay: DwellingStay, _ from: Day, _ to: Day, isPlanned: Bool, drawn: String? = nil, _ ask: Ask
    ) -> Gantt.Bar {
        let l = ask.l
        let code = stay.householdCode ?? l("ménage confidentiel")
        let isOpen = isPlanned && stay.expectedEnd == nil
        return Gantt.Bar(
            from: from.number, to: to.number, label: isPlanned ? l("{ménage}, prévu", ["ménage": code]) : code,
            fromText: l.shortDay(from), toText: isOpen ? l("fin inconnue") : l.shortDay(to), isPlanned: isPlanned,
            href: stay.mayOpenFile ? stay.householdCode.map { Link.household($0).path } : nil, drawn: drawn)
    }

    /// The links to the months before and after.
    func turning(_ h: HTML, _ l: Language, _ link: (String) -> Link) {
        h.nav(.class("pages"), .aria("label", l("Période du planning"))) {
            h.a(l("{n} mois plus tôt", ["n": l.number(months / 2)]), .href(link(moved(by: -months / 2)).path))
            h.span(l("{de} à {à}", ["de": l.month(first), "à": l.month(last)]))
            h.a(l("{n} mois plus tard", ["n": l.number(months / 2)]), .href(link(moved(by: months / 2)).path))
        }
    }
}

extension Language {
    /// "nov. 2026".
    func shortMonth(_ day: Day) -> String {
        shortDay(day).split(separator: " ").dropFirst().joined(separator: " ")
    }

    func ganttTitles(row: String) -> Gantt.Titles {
        Gantt.Titles(
            row: row, bar: self("Ménage"), from: self("Du"), to: self("Au"), days: self("Jours"))
    }
}
