import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What stands between dwellings that landlords propose and a lease, ranked by what it costs, with the cases behind.
struct ObstaclePage {
    let ask: Ask
    private let span: (from: Day, to: Day)
    private let fault: String?
    private let landlords: [Landlord]
    private let found: Obstacles
    /// Those that the page is narrowed to.
    private let shown: [Obstacle]
    private let refused: [RefusedAmendment]

    /// Whether only dwellings are shown that were lost, each once.
    private let isLost: Bool

    private static let most = 50
    private static let lost = "perdus"

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        let asked = ["du", "au"].map { try? DateEntry(ask.query[$0], for: .event(today: ask.today)).day() }
        let to = asked[1] ?? ask.today
        let from = asked[0] ?? to.adding(months: -12)
        let isWrong = zip(["du", "au"], asked).contains { ask.query.filled($0) != nil && $1 == nil } || from > to
        fault =
            isWrong
            ? ask.l(
                "La période ne se lit pas : écrivez deux jours passés, comme 01/01/2026, le premier avant le second."
            )
            : nil
        span = isWrong ? (ask.today.adding(months: -12), ask.today) : (from, to)
        let actor = try ask.actor()
        landlords = try tx.landlords(visibleTo: actor, with: ask.query.filled("bailleur"), limit: 200)
        found = try tx.obstacles(
            from: span.from, to: span.to, of: ask.query.filled("bailleur"), visibleTo: actor)
        refused = try tx.refusedAmendments(
            from: span.from, to: span.to, of: ask.query.filled("bailleur"), limit: Self.most, visibleTo: actor)
        let (cause, type) = (ask.query.filled("motif"), ask.query.filled("type"))
        let narrowed = found.all.filter { one in
            cause.map { $0 == one.cause.code } ?? true && type.map { $0 == Self.code(one.home.type) } ?? true
        }
        isLost = ask.query[Self.lost] == "oui"
        shown = isLost ? Obstacle.dwellingsLost(among: narrowed) : narrowed
    }

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }

    /// The period and the landlord that were chosen: what all sums are of.
    private var unnarrowed: FormFields {
        FormFields(
            ask.query.pairs.filter { !["motif", "type", Self.lost].contains($0.name) }.map { ($0.name, $0.value) })
    }

    private static func code(_ type: DwellingType?) -> String { type?.rawValue ?? "inconnu" }

    var answer: Answer {
        var answer = ask.page(l("Ce qui bloque"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Propositions de logement"), .href(Link.offers.path)) }
            h.div(.class("head")) { h.h1(l("Ce qui bloque")) }
            if let fault { h.div(.class("banner bad"), .role("alert")) { h.span(fault) } }
            form(h)
            if found.all.isEmpty, refused.isEmpty {
                h.div(.class("empty")) {
                    h.p(.role("status")) { h.b(l("Aucun refus et aucun logement perdu sur cette période.")) }
                }
            } else {
                if !found.all.isEmpty {
                    finding(h)
                    ranked(h)
                }
                RefusedAmendmentTable(ask: ask, refused: refused).write(h)
                if !found.all.isEmpty { cases(h) }
            }
        }
        if fault != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.obstacles.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "du", label: l("Du")).input(
                h, value: ask.query.filled("du") ?? ask.dayField(span.from), .inputmode("numeric"), .autocomplete("off")
            )
            Field(id: "au", label: l("Au")).input(
                h, value: ask.query.filled("au") ?? ask.dayField(span.to), .inputmode("numeric"), .autocomplete("off"))
            Field(id: "bailleur", label: l("Bailleur")).select(
                h, [("", l("Tous"))] + landlords.map { ($0.id, $0.name) }, chosen: ask.query["bailleur"])
            h.div(.class("acts")) { h.button(l("Afficher"), .class("btn b2")) }
        }
    }

    private func finding(_ h: HTML) {
        guard let first = ObstacleSum.ranked(found.all, by: \.cause).first else { return }
        h.p {
            h.b(
                l(
                    "Ce qui coûte le plus : {motif}, {logements} et {jours}.",
                    [
                        "motif": words.name(first.key),
                        "logements": l.plural(first.dwellingsLost, "{n} logement perdu", "{n} logements perdus"),
                        "jours": l.plural(first.days, "{n} jour", "{n} jours"),
                    ]))
        }
        h.p(
            l(
                "Un logement est perdu quand sa proposition s’est terminée sans bail. Les jours vont de la proposition au refus. Le plus coûteux vient d’abord : logements perdus, puis jours."
            ), .class("small muted"))
        if found.isPart {
            h.p(
                l(
                    "Seuls les {n} derniers cas sont comptés : choisissez une période plus courte.",
                    ["n": l.number(Obstacles.most)]), .class("small"))
        }
    }

    private func ranked(_ h: HTML) {
        table(h, l("Par motif"), l("Motif"), ObstacleSum.ranked(found.all, by: \.cause)) { cause in
            (words.name(cause), "motif", cause.code)
        }
        table(h, l("Par bailleur"), l("Bailleur"), ObstacleSum.ranked(found.all, by: \.home.partner)) {
            (found.landlords[$0] ?? $0, "bailleur", $0)
        }
        table(h, l("Par type de logement"), l("Type"), ObstacleSum.ranked(found.all, by: \.home.type)) { type in
            (type.map { ask.label("dwellingType", $0) } ?? l("type inconnu"), "type", Self.code(type))
        }
    }

    private func table<Key>(
        _ h: HTML, _ caption: String, _ title: String, _ sums: [ObstacleSum<Key>],
        _ row: (Key) -> (name: String, filter: String, code: String)
    ) {
        h.div(.class("sec ranked")) {
            DataTable(
                caption: caption,
                columns: [
                    .init(title), .init(l("Nombre"), isNumber: true), .init(l("Logements perdus"), isNumber: true),
                    .init(l("Jours perdus"), isNumber: true),
                ],
                rows: sums.prefix(Self.most).map { sum in
                    let (name, filter, code) = row(sum.key)
                    let link = Link.obstacles.with(unnarrowed.query(setting: filter, to: code))
                    let lost = sum.dwellingsLost > 0 ? link.with(Self.lost, "oui").path + "#cas" : nil
                    return .init(
                        .init(name.capitalizedFirst),
                        [
                            .init(l.number(sum.count), href: link.path + "#cas"),
                            .init(l.number(sum.dwellingsLost), href: lost),
                            .init(l.number(sum.days), href: link.path + "#cas"),
                        ])
                }
            ).write(into: h)
            h.unshown(sums.count - min(sums.count, Self.most), l)
        }
    }

    private func cases(_ h: HTML) {
        h.section(.class("sec"), .id("cas")) {
            h.h2(l("Les cas"))
            if shown.count < found.all.count {
                let all = Link.obstacles.with(unnarrowed.query(setting: "", to: nil))
                h.p { h.a(l("Voir tous les cas"), .href(all.path + "#cas")) }
            }
            DataTable(
                caption: isLost
                    ? l.plural(shown.count, "{n} logement perdu", "{n} logements perdus")
                    : l.plural(shown.count, "{n} cas", "{n} cas"),
                columns: [
                    .init(l("Logement")), .init(l("Bailleur")), .init(l("Motif")), .init(l("Du"), isDay: true),
                    .init(l("Au"), isDay: true), .init(l("Jours"), isNumber: true),
                ],
                rows: shown.prefix(Self.most).map { one in
                    let commune = one.home.commune.flatMap { found.communes[$0] }
                    return .init(
                        .init(words.title(one.home.type, commune), href: Link.offer(one.home.id).path),
                        [
                            .init(found.landlords[one.home.partner] ?? "–"), .init(words.name(one.cause)),
                            .init(l.shortDay(one.from)), .init(l.shortDay(one.on)), .init(l.number(one.days)),
                        ])
                }
            ).write(into: h)
            h.unshown(shown.count - min(shown.count, Self.most), l)
        }
    }
}
