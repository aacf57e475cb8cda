import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Households that could come into a relay dwelling, each with the answer of every rule; a person chooses, and the form
/// of admission is next.
struct AwaitingPage {
    static let noun = "admission"
    static let routes: [Route] = [
        .get("/logements/:code/\(noun)", .needs(.admitHouseholds)) { ask, tx in try AwaitingPage(ask, tx).answer }
    ]
    private static let code = "menage"

    let ask: Ask
    let line: DwellingLine
    let waiting: AwaitingHouseholds
    /// The household whose code was given; nil where none has it.
    let asked: AwaitingHousehold?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let author = try ask.author()
        guard
            let line = try tx.dwellingLine(
                code: ask.parameter("code"), on: ask.today, visibleTo: author.actor)
        else { throw AccessRefusal.notFound }
        self.ask = ask
        self.line = line
        guard line.isOnOffer else {
            (waiting, asked) = (.none, nil)
            return
        }
        waiting = try tx.householdsAwaiting(line, by: author)
        asked = try ask.query.filled(Self.code).flatMap { try tx.householdAwaiting(line, code: $0, by: author) }
    }

    private var l: Language { ask.l }

    var answer: Answer {
        let title = l("Trouver un ménage")
        return ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) {
                h.a(
                    "\(line.dwelling.code), \(ask.place(of: line)), \(ask.size(of: line.dwelling))",
                    .href(Link.dwelling(line.dwelling.code).path))
            }
            h.div(.class("head")) {
                h.h1(title)
                ask.badge(line.availability)?.write(h)
            }
            guard line.isOnOffer else {
                h.div(.class("empty")) {
                    h.p(.role("status")) { h.b(l("Ce logement n’attend pas de ménage.")) }
                }
                return
            }
            h.p(
                l(
                    "Les ménages du site sans logement-relais ni bail à eux, pour qui le logement est assez grand : d’abord ceux qui laissent peu de places vides, puis les dossiers les plus anciens. Un autre ménage se cherche par son code."
                ), .class("muted"))
            other(h)
            if waiting.found.isEmpty { empty(h) } else { table(h, waiting.found, caption) }
        }
    }

    /// All of them, or the first among more.
    private var caption: String {
        guard waiting.count > waiting.found.count else {
            return l.plural(waiting.count, "{n} ménage", "{n} ménages")
        }
        return l(
            "{n} ménages sur {total}", ["n": l.number(waiting.found.count), "total": l.number(waiting.count)])
    }

    private func other(_ h: HTML) {
        let typed = ask.query[Self.code]
        h.form(
            .class("filters"), .action(ask.path), .method("get"), .role("search"), .aria("label", l("Un autre ménage"))
        ) {
            Field(
                id: Self.code, label: l("Code d’un autre ménage"),
                error: asked == nil && !typed.isEmpty
                    ? l("Aucun dossier ouvert que vous puissiez admettre n’a ce code, ou il est déjà admis.") : nil
            ).input(h, value: typed, .autocomplete("off"))
            h.div(.class("acts")) { h.button(l("Chercher"), .class("btn b2")) }
        }
        if let asked { table(h, [asked], l("Ménage cherché")) }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun ménage du site n’attend un logement de cette taille.")) }
            h.p { h.a(l("Voir les ménages en centre"), .href(Link.households.with("etape", "centre").path)) }
        }
    }

    private func table(_ h: HTML, _ found: [AwaitingHousehold], _ caption: String) {
        let titles = [l("Ménage"), l("Composition"), l("Où il vit"), l("Règles"), l("Suite")]
        h.table(.class("tbl stack leads")) {
            h.caption { h.span(caption, .role("status")) }
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for one in found {
                    let (home, since) = ask.whereabouts(one.home)
                    h.tr {
                        h.th(.scope("row")) {
                            h.a(ask.name(one.head), .href(Link.household(one.household.code).path))
                            h.small(one.household.code, .class("under code"))
                        }
                        cell(
                            h, titles[1], ask.persons(one.household.size),
                            under: ask.label("compositionKind", one.household.composition))
                        cell(h, titles[2], home, under: since)
                        h.td(.class("wide")) { RelayFitWords(ask: ask).write(h, one.fit, awaited: one.awaited) }
                        h.td { preparation(h, one) }
                    }
                }
            }
        }
    }

    private func cell(_ h: HTML, _ title: String, _ text: String, under: String?) {
        h.td(.data("l", title)) {
            h.span {
                h.text(text)
                if let under { h.small(under, .class("under")) }
            }
        }
    }

    private func preparation(_ h: HTML, _ one: AwaitingHousehold) {
        h.a(
            l("Préparer l’admission"), .class("btn b2"),
            .href(
                Link.act(.household(one.household.code), AdmissionAct.noun).with(
                    AdmissionAct.dwelling, line.dwelling.code
                ).path),
            .aria("label", l("Préparer l’admission du ménage {code}", ["code": one.household.code])))
    }
}

/// The visible rules of a relay dwelling, each with its mark and its reason.
struct RelayFitWords {
    let ask: Ask

    private var l: Language { ask.l }

    func write(_ h: HTML, _ fit: RelayFit, awaited: Int) {
        h.b(
            l.plural(
                fit.count(.fits), "{n} règle sur {total} convient", "{n} règles sur {total} conviennent",
                ["total": l.number(fit.lines.count)]))
        FitLines(lines: fit.lines.map { ($0.verdict, sentence($0.reason, awaited)) }).write(h, l)
    }

    private func sentence(_ reason: RelayFit.Reason, _ awaited: Int) -> String {
        switch reason {
        case .places(let persons, let free):
            let places = free.map { l.plural($0, "{n} place", "{n} places") } ?? l("nombre de places inconnu")
            let who =
                awaited > 0
                ? l(
                    "{personnes} avec ceux qui sont attendus",
                    ["personnes": ask.persons(persons)]) : ask.persons(persons)
            return l("{places} pour {personnes}", ["places": places, "personnes": who])
        case .surface(let tenths?, let least):
            return l(
                "{surface} m² pour {minimum} m² au moins",
                ["surface": l.number(tenths / 10), "minimum": l.number(least)])
        case .surface(nil, let least):
            return l("surface inconnue, {minimum} m² au moins", ["minimum": l.number(least)])
        case .departement(let own, let dwelling):
            return own == dwelling
                ? l("dans le département du ménage") : l("dans un autre département ({code})", ["code": dwelling])
        }
    }
}
