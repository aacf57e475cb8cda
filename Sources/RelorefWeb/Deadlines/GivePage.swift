import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Chooses the colleague to whom items are given.
struct GivePage {
    let ask: Ask
    let lines: [DueLine]
    let words: DueWords
    let colleagues: [(id: String, name: String)]

    init(_ ask: Ask, _ keys: [DueKey], _ tx: any Transaction, _ author: Author) throws {
        self.ask = ask
        lines = try keys.compactMap { try tx.dueLine($0, by: author) }
        words = try DueWords.of(lines, ask, tx)
        colleagues = try tx.colleagues(at: Set(lines.map(\.item.site)), on: ask.today)
    }

    private var l: Language { ask.l }

    func answer(isMissing: Bool = false) throws -> Answer {
        guard !lines.isEmpty else { throw AccessRefusal.notFound }
        let title = l.plural(lines.count, "Confier {n} ligne", "Confier {n} lignes")
        var answer = ask.page(title, current: .today) { h in
            h.div(.class("head")) { h.h1(title) }
            words.list(h, lines)
            h.form(.action(Link.dueGiven.path), .method("post"), .class("sec")) {
                words.hidden(h, lines)
                Field(
                    id: "a", label: l("À qui"), hint: l("Les collègues qui ont accès à ces dossiers."),
                    error: isMissing ? l("Choisissez quelqu’un.") : nil
                ).select(h, [("", l("Choisir"))] + colleagues.map { ($0.id, $0.name) }, chosen: ask.form["a"])
                h.div(.class("acts")) {
                    h.button(l("Confier"), .class("btn"))
                    h.a(l("Ne rien changer"), .class("btn b3"), .href(TodayScope.link(ask.form["portee"]).path))
                }
            }
        }
        if isMissing { answer.status = .unprocessableContent }
        return answer
    }
}

extension DueWords {
    /// The words for a few items that were looked up one by one.
    static func of(_ lines: [DueLine], _ ask: Ask, _ tx: any Transaction) throws -> DueWords {
        var day = DueDay()
        for household in Set(lines.compactMap(\.item.household)) {
            day.households.merge(
                try tx.dueDay(.household(household), on: ask.today, visibleTo: try ask.actor()).households
            ) { first, _ in first }
        }
        return DueWords(ask: ask, day: day, names: try tx.dueNames(of: lines, vault: ask.services.vault))
    }

    /// The items that a choice is about.
    func list(_ h: HTML, _ lines: [DueLine]) {
        h.ul(.class("chosen")) { for line in lines { h.li(title(of: line.item)) } }
    }

    /// What the next step has to know: the items, and the scope to come back to.
    func hidden(_ h: HTML, _ lines: [DueLine]) {
        ask.formToken(h)
        h.input(.type("hidden"), .name("portee"), .value(ask.form["portee"]))
        for line in lines { h.input(.type("hidden"), .name("objet"), .value(line.item.key.text)) }
    }
}
