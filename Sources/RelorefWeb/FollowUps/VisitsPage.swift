import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Every household under follow-up of a scope: who is to be seen next, what was done, and how the rent is paid.
struct VisitsPage {
    let ask: Ask
    let scope: TodayScope
    let all: [FollowedHousehold]
    let names: [String: PersonalIdentity]
    /// Whether a telephone may take the visits of the day along.
    let maySetOut: Bool

    /// Rows of one page; the page says how many more there are.
    private static let most = 200

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        scope = try TodayScope(ask, ask.query["portee"], tx)
        all = try tx.followedHouseholds(scope.scope, on: ask.today, visibleTo: try ask.actor())
        names = try tx.headNames(
            of: all.prefix(Self.most).map(\.household.id), vault: ask.services.vault)
        maySetOut = try tx.maySetOut(try ask.actor())
    }

    private var l: Language { ask.l }
    private var words: FollowUpWords { FollowUpWords(ask: ask) }

    var answer: Answer {
        ask.page(l("Visites"), current: .today) { h in
            h.div(.class("over")) { h.a(l("Aujourd’hui"), .href(Link.today.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Visites"))
                    h.p(
                        l.plural(
                            all.count, "{n} ménage suivi après son emménagement",
                            "{n} ménages suivis après leur emménagement"))
                }
                h.div(.class("acts")) {
                    h.a(l("Rendez-vous"), .class("btn b2"), .href(Link.agenda.path))
                    if maySetOut { h.a(l("Préparer ma tournée"), .class("btn b2"), .href(Link.offline.path)) }
                    h.button(l("Imprimer"), .class("btn b2 desk"), .type("button"), .data("print", ""), .hidden)
                }
            }
            scope.write(h, ask, at: .visits)
            if all.isEmpty { empty(h) } else { table(h) }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun suivi en cours ici.")) }
            h.p(l("Un suivi s’ouvre de lui-même le jour où un bail au nom d’un ménage est enregistré."))
        }
    }

    private func table(_ h: HTML) {
        let titles = [
            l("Ménage"), l("Emménagé"), l("Prochain contact"), l("Contacts faits"), l("Dernier loyer"), l("Reste dû"),
        ]
        h.table(.class("tbl stack")) {
            h.caption(l("Ménages suivis, le prochain contact d’abord"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in all.prefix(Self.most) { row(h, one, titles) } }
        }
        h.unshown(all.count - Self.most, l)
    }

    private func row(_ h: HTML, _ one: FollowedHousehold, _ titles: [String]) {
        let code = one.household.code
        let (done, planned) = one.schedule.completion(on: ask.today)
        let owed = one.current.owedCents
        h.tr {
            h.th(.scope("row")) {
                h.a(ask.title(of: names[one.household.id], code: code), .href(Link.household(code, .followUp).path))
                h.span(code, .class("under"))
            }
            h.td(l.shortDay(one.current.followUp.start), .data("l", titles[1]))
            h.td(.data("l", titles[2])) { next(h, one, code) }
            h.td(
                l("{faits} sur {prévus}", ["faits": l.number(done), "prévus": l.number(planned)]), .data("l", titles[3])
            )
            h.td(.data("l", titles[4])) {
                if let last = one.current.checks.last { words.rent(last.status).write(h) } else { h.text("–") }
            }
            h.td(owed > 0 ? l.money(cents: owed) : "–", .data("l", titles[5]))
        }
    }

    private func next(_ h: HTML, _ one: FollowedHousehold, _ code: String) {
        guard let planned = one.next, let day = one.nextDay else { return h.text(l("suivi à clore")) }
        let what =
            planned.isVisit
            ? l("visite {mois}", ["mois": words.month(planned.month)])
            : l("entretien {mois}", ["mois": words.month(planned.month)])
        h.span {
            h.a(what, .href(Link.act(.household(code), ContactAct.noun).with("sujet", one.id).path))
            h.text(", \(l.shortDay(day)) ")
        }
        if day < ask.today { Badge(.late, l("en retard")).write(h) }
    }
}
