import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The journal within one's reach: filters, entries with before and after, and the state of the chain.
struct JournalPage {
    let ask: Ask
    let link: Link
    let state: JournalState
    let lines: [JournalLine]
    /// Where the older entries begin; nil on the last page.
    let next: JournalPlace?
    let people: [(String, String)]
    /// Linked entries, for those who may read the journal.
    let chain: Int?
    let verdict: JournalVerdict?
    /// What corrected references name, by id.
    let references: [String: String]

    private var l: Language { ask.l }
    private var words: JournalWords { JournalWords(ask: ask, references: references) }

    var answer: Answer {
        ask.page(l("Historique"), current: ask.may(.seeJournal) ? .administration : .none) { h in
            if ask.may(.seeJournal) {
                h.div(.class("over")) { h.a(l("Administration"), .href(Link.administration.path)) }
            }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Historique"))
                    h.p(
                        ask.may(.seeJournal)
                            ? l("Qui a fait quoi et quand, dans ce que vous voyez.")
                            : l("Ce que vous avez fait, et quand."))
                }
                h.div(.class("acts")) { h.a(l("Corbeille"), .class("btn b2"), .href(Link.trash.path)) }
            }
            if let chain { chained(h, chain) }
            filters(h)
            if lines.isEmpty { empty(h) } else { list(h) }
            if let next {
                h.nav(.class("pages"), .aria("label", l("Pages"))) {
                    h.a(l("Plus ancien"), .href(link.with(ask.query.query(setting: "avant", to: next.text)).path))
                }
            }
        }
    }

    private func chained(_ h: HTML, _ chain: Int) {
        let isBroken = verdict.map { !$0.holds } ?? false
        h.div(.class(isBroken ? "banner bad" : "banner"), verdict == nil ? nil : .role("status")) {
            if let verdict {
                h.span(said(verdict))
            } else {
                h.span(
                    l.plural(
                        chain, "{n} écriture est liée dans la chaîne ; rien ne s’y change sans que cela se voie.",
                        "{n} écritures sont liées dans la chaîne ; rien ne s’y change sans que cela se voie."))
            }
            h.form(.action(Link.journalVerification.path), .method("post")) {
                ask.formToken(h)
                h.button(l("Vérifier la chaîne"), .class("btn b3"))
            }
        }
    }

    private func said(_ verdict: JournalVerdict) -> String {
        guard let fault = verdict.firstFault else {
            return l(
                "La chaîne est entière : {liées} écritures liées, {attente} en attente. Empreinte {tête}…",
                [
                    "liées": l.number(verdict.linked), "attente": l.number(verdict.waiting),
                    "tête": String(verdict.head.prefix(12)),
                ])
        }
        return l(
            "La chaîne est rompue à la position {position}. Prévenez qui exploite le serveur, et gardez la dernière sauvegarde.",
            ["position": l.number(fault.position)])
    }

    private func filters(_ h: HTML) {
        let filter = state.filter
        h.form(.class("filters"), .action(link.path), .method("get"), .role("search"), .aria("label", l("Filtres"))) {
            if !people.isEmpty {
                Field(id: "qui", label: l("Qui")).select(h, [("", l("Tous"))] + people, chosen: filter.actor ?? "")
            }
            Field(id: "sujet", label: l("Sur quoi")).select(
                h, [("", l("Tout"))] + JournalFilter.Matter.allCases.map { ($0.rawValue, words.matter($0)) },
                chosen: filter.matter?.rawValue ?? "")
            Field(id: "acte", label: l("Acte")).select(
                h, [("", l("Tous"))] + JournalWords.acts.map { ($0, words.act($0)) }, chosen: filter.act ?? "")
            Field(id: "du", label: l("Du"), error: error("du"))
                .input(h, value: ask.query.filled("du") ?? ask.dayField(filter.from), .autocomplete("off"))
            Field(id: "au", label: l("Au"), error: error("au"))
                .input(h, value: ask.query.filled("au") ?? ask.dayField(filter.to), .autocomplete("off"))
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if !ask.query.pairs.isEmpty { h.a(l("Effacer les filtres"), .class("btn b3"), .href(link.path)) }
            }
        }
    }

    private func error(_ field: String) -> String? { state.errors.first { $0.field == field }?.sentence }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucune écriture dans cette période et avec ces filtres.")) }
            h.p { h.a(l("Effacer les filtres"), .href(link.path)) }
        }
    }

    private func list(_ h: HTML) {
        h.ol(.class("tl dated")) {
            for line in lines {
                h.li {
                    h.time(l.moment(line.entry.at), .datetime(line.entry.at.text))
                    h.div {
                        h.p {
                            h.text(HistoryWords(ask: ask).sentence(line.entry))
                            subject(h, line)
                        }
                        for change in words.changes(line.entry) { h.p(change) }
                        h.p(line.colleague)
                    }
                }
            }
        }
    }

    private func subject(_ h: HTML, _ line: JournalLine) {
        if let code = line.household {
            h.text(" · ")
            h.a(code, .class("code"), .href(Link.household(code).path))
        } else if let code = line.dwelling {
            h.text(" · ")
            if ask.may(.seeStock) { h.a(code, .class("code"), .href(Link.dwelling(code).path)) } else { h.text(code) }
        } else if let about = line.about, line.entry.actor != line.entry.subject {
            h.text(" · ")
            if ask.may(.inviteColleagues) {
                h.a(about, .href(Link.account(line.entry.subject).path))
            } else {
                h.text(about)
            }
        }
    }
}
