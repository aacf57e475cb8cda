import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Done on which day, and what shows it: a sentence, a paper of the file.
struct DonePage {
    let ask: Ask
    let lines: [DueLine]
    let words: DueWords
    /// The papers of the household, where the lines are of one only.
    let papers: [FiledDocument]
    let household: DueHousehold?

    init(_ ask: Ask, _ keys: [DueKey], _ tx: any Transaction, _ author: Author) throws {
        self.ask = ask
        lines = try keys.compactMap { try tx.dueLine($0, by: author) }
        words = try DueWords.of(lines, ask, tx)
        let households = Set(lines.compactMap(\.item.household))
        let only = households.count == 1 && lines.allSatisfy { $0.item.household != nil } ? households.first : nil
        household = words.day.household(only)
        papers =
            try only.flatMap { try tx.documents(of: $0, by: author) }?
            .filter { $0.document.withdrawnAt == nil } ?? []
    }

    private var l: Language { ask.l }

    func answer(_ fault: FormRefusal? = nil) throws -> Answer {
        guard !lines.isEmpty else { throw AccessRefusal.notFound }
        let title = l.plural(lines.count, "{n} ligne faite", "{n} lignes faites")
        let form = ActForm(ask: ask, refusal: fault)
        var answer = ask.page(title, current: .today) { h in
            h.div(.class("head")) { h.h1(title) }
            form.refusal?.summary(h, ask)
            words.list(h, lines)
            h.form(.action(Link.dueDone.path), .method("post"), .class("sec"), .novalidate) {
                words.hidden(h, lines)
                form.day(h, "jour", l("Fait le"), usual: ask.today)
                form.area(
                    h, "preuve", l("Ce qui le montre (facultatif)"),
                    hint: l("En une phrase : un accusé de réception, un numéro, qui l’a dit."))
                paper(h, form)
                fault?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("C’est fait"), .class("btn"))
                    h.a(l("Ne rien changer"), .class("btn b3"), .href(TodayScope.link(ask.form["portee"]).path))
                }
            }
        }
        if fault != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func paper(_ h: HTML, _ form: ActForm) {
        guard let household else { return }
        let choices = papers.prefix(100).map { paper in
            (
                paper.id,
                [ask.label("documentKind", paper.document.kind).capitalizedFirst, paper.title ?? ""]
                    .filter { !$0.isEmpty }.joined(separator: ", ")
            )
        }
        if !choices.isEmpty {
            form.choice(h, "piece", l("Pièce du dossier (facultatif)"), Array(choices), empty: l("aucune"))
        }
        if ask.may(.writeFiles) {
            h.p(.class("small")) {
                h.a(
                    l("Ajouter une pièce au dossier"),
                    .href(Link.act(.household(household.code), DocumentAct.noun).path))
            }
        }
    }
}

/// What was seen to, with its day and what shows it; each can come back into the list.
struct DonePages {
    let ask: Ask
    let scope: TodayScope
    let lines: [DoneLine]
    let words: DueWords
    let papers: [String: String]

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let author = try ask.author()
        self.ask = ask
        scope = try TodayScope(ask, ask.query["portee"], tx)
        let day = try tx.dueDay(scope.scope, on: ask.today, visibleTo: author.actor, vault: ask.services.vault)
        lines = Array(try tx.doneLines(of: day, by: author).prefix(200))
        words = DueWords(ask: ask, day: day, names: try tx.dueNames(of: lines.map(\.line), vault: ask.services.vault))
        var papers: [String: String] = [:]
        for id in Set(lines.compactMap(\.line.mark.document)) {
            guard let paper = try? tx.document(id, by: author) else { continue }
            papers[id] = ask.label("documentKind", paper.document.kind)
        }
        self.papers = papers
    }

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Fait"), current: .today) { h in
            h.div(.class("over")) { h.a(l("Aujourd’hui"), .href(TodayScope.link(scope.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Fait"))
                    h.p(l("Ce qui a été coché et que la règle montrerait encore."))
                }
            }
            scope.write(h, ask, at: .dueDone)
            if lines.isEmpty { h.p(l("Rien n’a été coché."), .class("muted")) }
            h.ul(.class("events")) { for line in lines { row(h, line) } }
        }
    }

    private func row(_ h: HTML, _ done: DoneLine) {
        let mark = done.line.mark
        h.li {
            h.p { h.a(words.title(of: done.line.item), .href(words.link(of: done.line.item).path)) }
            h.p(
                l(
                    "Fait le {jour}, noté par {nom}",
                    ["jour": l.day(mark.doneOn ?? done.at.day(in: "Europe/Paris")), "nom": done.colleague]))
            if let text = done.words { h.p(text) }
            if let paper = mark.document.flatMap({ papers[$0] }),
                let household = words.day.household(done.line.item.household)
            {
                h.p { h.a(l("Pièce : {nom}", ["nom": paper]), .href(Link.household(household.code, .documents).path)) }
            }
            h.form(.action(Link.dueReopened.path), .method("post"), .class("noprint")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("portee"), .value(scope.code))
                h.input(.type("hidden"), .name("objet"), .value(done.line.item.key.text))
                h.button(l("Remettre dans la liste"), .class("btn b3"))
            }
        }
    }
}
