import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Households that could be proposed for a dwelling, each with the answer of every rule; a person chooses.
struct CandidateChoicePage {
    static let noun = "candidats"
    private static let code = "code"

    let ask: Ask
    let sheet: OfferSheet
    let found: [PossibleCandidate]
    /// How many could be proposed, shown or not.
    let count: Int
    /// The household whose code was given; nil where none has it.
    let asked: PossibleCandidate?

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let author = try ask.author()
        guard let sheet = try tx.offerSheet(ask.parameter("id"), by: author) else { throw AccessRefusal.notFound }
        self.ask = ask
        self.sheet = sheet
        guard sheet.offer.state.takesCandidates else {
            (found, count, asked) = ([], 0, nil)
            return
        }
        found = try tx.possibleCandidates(for: sheet.offer.id, by: author)
        count =
            found.count < PossibleCandidate.most
            ? found.count : try tx.possibleCandidateCount(for: sheet.offer.id, by: author)
        asked = try ask.query.filled(Self.code).flatMap {
            try tx.possibleCandidate(for: sheet.offer.id, code: $0, by: author)
        }
    }

    private var l: Language { ask.l }

    var answer: Answer {
        let words = OfferWords(ask: ask)
        let title = l("Choisir un ménage")
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) {
                h.a(words.title(sheet.offer.facts, sheet.communeName), .href(Link.offer(sheet.offer.id).path))
            }
            h.div(.class("head")) { h.h1(title) }
            h.p(
                l(
                    "Les ménages du site qui n’ont pas de bail à eux : d’abord ceux à qui le plus de règles conviennent, puis les demandes les plus anciennes. Une règle qui ne convient pas n’écarte personne : vous choisissez."
                ),
                .class("muted"))
            if sheet.offer.state.takesCandidates { other(h) }
            if found.isEmpty { empty(h) } else { table(h, found, caption) }
        }
        for one in found + [asked].compactMap(\.self) { answer = answer.opening(one.household.id) }
        return answer
    }

    /// All of them, or those who have waited longest among more.
    private var caption: String {
        guard count > found.count else { return l.plural(found.count, "{n} ménage", "{n} ménages") }
        return l(
            "{n} ménages sur {total} : les demandes les plus anciennes",
            ["n": l.number(found.count), "total": l.number(count)])
    }

    /// Another household, by its code: of another site, or one that is not among those shown.
    private func other(_ h: HTML) {
        let typed = ask.query[Self.code]
        h.form(
            .class("filters"), .action(ask.path), .method("get"), .role("search"), .aria("label", l("Un autre ménage"))
        ) {
            Field(
                id: Self.code, label: l("Code d’un autre ménage"),
                error: asked == nil && !typed.isEmpty
                    ? l("Aucun dossier ouvert que vous puissiez proposer n’a ce code, ou il est déjà proposé.") : nil
            ).input(h, value: typed, .autocomplete("off"))
            h.div(.class("acts")) { h.button(l("Chercher"), .class("btn b2")) }
        }
        if let asked { table(h, [asked], l("Ménage cherché")) }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(
                    sheet.offer.state.takesCandidates
                        ? l("Aucun ménage du site n’attend de logement.")
                        : l(
                            "La proposition ne prend pas de candidatures : elle est « {état} ».",
                            ["état": ask.label("offerState", sheet.offer.state)]))
            }
        }
    }

    private func table(_ h: HTML, _ found: [PossibleCandidate], _ caption: String) {
        let titles = [l("Ménage"), l("Personnes"), l("Ressources"), l("Règles"), l("Suite")]
        h.table(.class("tbl stack leads")) {
            h.caption(caption)
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for one in found {
                    h.tr {
                        h.th(.scope("row")) {
                            h.a(
                                ask.title(of: one.head, code: one.household.code),
                                .href(Link.household(one.household.code, .search).path))
                            h.span(one.household.code, .class("under"))
                        }
                        h.td(l.number(one.facts.persons), .data("l", titles[1]))
                        h.td(one.facts.budget.map { l.money(cents: $0.resourcesCents) } ?? "–", .data("l", titles[2]))
                        h.td(.class("wide")) {
                            let words = OfferFitWords(ask: ask)
                            h.b(words.count(one.fit))
                            words.write(h, one.fit)
                        }
                        h.td { proposing(h, one) }
                    }
                }
            }
        }
    }

    private func proposing(_ h: HTML, _ one: PossibleCandidate) {
        h.form(.action(OfferLinks.act(sheet.offer.id, Self.noun).path), .method("post")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("menage"), .value(one.household.code))
            h.button(
                l("Proposer"), .class("btn b2"),
                .aria(
                    "label",
                    l(
                        "Proposer le ménage {code}", ["code": one.household.code])))
        }
    }

    static func propose(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let id = ask.parameter("id")
        guard let household = try tx.household(code: ask.form["menage"], visibleTo: author.actor) else {
            throw AccessRefusal.notFound
        }
        return try OfferRoutes.told(ask, id) {
            try tx.propose(household.id, for: id, by: author)
            return Flash(ask.l("Ménage proposé : notez son accord, puis complétez son dossier."))
        }
    }
}
