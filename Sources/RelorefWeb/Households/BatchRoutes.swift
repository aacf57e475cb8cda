import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is done with the ticked households of a list at once: today, giving them to a referent.
struct BatchBar {
    let ask: Ask
    let state: HouseholdListState
    let referents: [Colleague]
    let count: BoundedCount
    let shown: Int

    /// No more files than this in one go.
    static let limit = 1_000

    private var l: Language { ask.l }

    /// Why the action cannot be done on this list at all; nil when it can.
    var obstacle: String? {
        if state.filter.isClosed { return l("Un dossier clos garde son référent : rouvrez-le d’abord.") }
        if referents.isEmpty { return l("Aucun référent sur vos sites.") }
        return nil
    }

    func write(_ h: HTML) {
        h.div(.class("batch noprint"), .id("lot")) {
            h.output(.data("ticked", ""), .role("status")) {}
            if let obstacle { return h.p(obstacle, .class("muted")) }
            h.a(
                l("Cocher la page"), .href(state.ticked.at("lot").path), .data("tick-all", ""))
            if !count.isMore, count.number > shown {
                h.label(.class("tick"), .for_("tous")) {
                    h.input(.type("checkbox"), .id("tous"), .name("tous"), .value("oui"))
                    h.text(l.plural(count.number, "Les {n} de la liste", "Les {n} de la liste"))
                }
            } else if count.isMore {
                h.span(l("Liste trop longue pour être prise en entier : filtrez-la."), .class("muted"))
            }
            h.label(l("Confier à"), .for_("repreneur"))
            h.select(.id("repreneur"), .name("repreneur")) {
                h.option(l("Choisir"), .value(""))
                for colleague in referents { h.option(colleague.name, .value(colleague.id)) }
            }
            h.label(l("Note de passation"), .for_("passation"))
            h.input(
                .type("text"), .id("passation"), .name("passation"), .autocomplete("off"),
                .placeholder(l("si un projet est en cours")))
            h.button(l("Confier les ménages cochés"), .class("btn b2"))
        }
    }
}

/// Acts on many households of a list, each undone at once.
enum BatchRoutes {
    static let all: [Route] = [
        .post("/menages/lot", .needs(.writeFiles), assign),
        .post("/menages/lot/:lot/annulation", .needs(.writeFiles), undo),
    ]

    @Sendable private static func assign(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let l = ask.l
        let state = try HouseholdListState(ask, FormFields(encoded: Array(ask.form["liste"].utf8)))
        var codes = ask.form.all("dossier")
        if ask.form.has("tous") {
            guard let all = try tx.codes(in: state.filter, atMost: BatchBar.limit, visibleTo: author.actor) else {
                return try refused(
                    ask, state, tx, l("Liste trop longue pour être prise en entier : filtrez-la."), "lot")
            }
            codes = all
        }
        if codes.isEmpty { return try refused(ask, state, tx, l("Cochez au moins un ménage."), "lot") }
        let referents = try tx.referents(visibleTo: author.actor)
        guard let referent = ask.form.filled("repreneur"), referents.contains(where: { $0.id == referent }) else {
            return try refused(ask, state, tx, l("Choisissez à qui confier les ménages."), "repreneur")
        }
        do {
            let words = PathwayWords(french: ask.form["passation"])
            if !ContactRules(RuleContext(today: ask.today)).note(words.french, SensitiveWords.detector).isEmpty {
                return try refused(
                    ask, state, tx,
                    l("La note de passation ne dit rien de la santé, de la religion ni du récit d’asile."), "passation")
            }
            let done = try tx.assign(codes, to: referent, handingOver: words, by: author)
            let way = Link.act(.households, "lot/\(done.batch)/annulation").with(ListContext.field, state.text)
            return .redirect(
                to: Link.households.with(ask.form["ici"].isEmpty ? state.text : ask.form["ici"]),
                saying: Flash(
                    sentence(done, l), tone: done.changed == 0 ? .warn : .done, undo: done.changed > 0 ? way : nil))
        } catch is NotVisible {
            return try refused(ask, state, tx, l("Choisissez à qui confier les ménages."), "repreneur")
        }
    }

    private static func sentence(_ done: Assignment, _ l: Language) -> String {
        var parts = [l.plural(done.changed, "{n} ménage confié.", "{n} ménages confiés.")]
        for obstacle in Assignment.Obstacle.allCases {
            guard let count = done.refused[obstacle] else { continue }
            let words =
                switch obstacle {
                case .closed: l.plural(count, "{n} non : dossier clos.", "{n} non : dossiers clos.")
                case .outOfReach:
                    l.plural(count, "{n} non : hors de ses sites.", "{n} non : hors de ses sites.")
                case .withoutHandOver:
                    l.plural(
                        count, "{n} non : son projet est en cours, écrivez une note de passation.",
                        "{n} non : leur projet est en cours, écrivez une note de passation.")
                case .alreadyTheirs:
                    l.plural(count, "{n} lui était déjà confié.", "{n} lui étaient déjà confiés.")
                }
            parts.append(words)
        }
        return parts.joined(separator: " ")
    }

    private static func refused(
        _ ask: Ask, _ state: HouseholdListState, _ tx: any Transaction, _ words: String, _ field: String
    ) throws -> Answer {
        var page = try HouseholdListPage(ask, state, tx)
        page.batchError = (words, field)
        var answer = page.answer
        answer.status = .unprocessableContent
        return answer
    }

    @Sendable private static func undo(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let state = try HouseholdListState(ask, FormFields(encoded: Array(ask.query[ListContext.field].utf8)))
        do {
            let count = try tx.undoAssignment(ask.parameter("lot"), by: author)
            return .redirect(
                to: Link.households.with(state.text),
                saying: Flash(
                    ask.l.plural(
                        count, "Annulé : {n} ménage retrouve son référent.",
                        "Annulé : {n} ménages retrouvent leur référent.")))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}
