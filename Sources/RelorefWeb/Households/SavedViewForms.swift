import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The views that were kept, one's own and the team's, and the form that keeps one more.
struct SavedViewForms {
    let ask: Ask
    let state: HouseholdListState
    let views: [SavedView]
    let sites: [FileSite]
    var error: String?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        if !views.isEmpty { kept(h) }
        if state.isFiltered || error != nil { keeping(h) }
    }

    private func kept(_ h: HTML) {
        h.ul(.class("picks"), .aria("label", l("Vues gardées"))) {
            for view in views {
                h.li {
                    h.a(
                        .href(Link.households.with(view.query).path), .class("pick"),
                        view.query == state.text ? .aria("current", "true") : nil
                    ) {
                        h.text(view.name)
                        if view.site != nil { h.small(" (\(l("équipe")))", .class("muted")) }
                    }
                }
            }
        }
        if let own = views.first(where: { $0.query == state.text && $0.owner == ask.visitor?.actor.id }) {
            h.form(.action(Link.act(.savedViews, "retrait").path), .method("post"), .class("noprint")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("vue"), .value(own.id))
                h.button(l("Retirer la vue « {nom} »", ["nom": own.name]), .class("btn b3"))
            }
        }
    }

    private func keeping(_ h: HTML) {
        h.details(error == nil ? nil : .open) {
            h.summary(l("Garder cette vue"))
            h.form(.class("filters"), .action(Link.savedViews.path), .method("post")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("liste"), .value(state.text))
                Field(id: "vue", label: l("Nom de la vue"), hint: l("Sans nom de personne."), error: error)
                    .input(h, value: ask.form["vue"], .maxlength(60), .autocomplete("off"))
                Field(id: "pour", label: l("Pour qui")).select(
                    h, [("", l("moi"))] + sites.map { ($0.id, l("l’équipe de {site}", ["site": $0.name])) },
                    chosen: ask.form["pour"])
                h.div(.class("acts")) { h.button(l("Garder la vue"), .class("btn b2")) }
            }
        }
    }
}

/// Keeping and giving up named views of the list of households.
enum SavedViewRoutes {
    static let all: [Route] = [
        .post("/menages/vues", .needs(.seeFiles), keep),
        .post("/menages/vues/retrait", .needs(.seeFiles), drop),
    ]

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let state = try HouseholdListState(ask, FormFields(encoded: Array(ask.form["liste"].utf8)))
        let name = String(ask.form["vue"].prefix(60))
        guard !name.isEmpty else {
            var page = try HouseholdListPage(ask, state, tx)
            page.viewError = ask.l("Donnez un nom à cette vue.")
            var answer = page.answer
            answer.status = .unprocessableContent
            return answer
        }
        do {
            let view = try tx.keepView(
                name, query: state.text, of: HouseholdListState.screen, at: ask.form.filled("pour"), by: author)
            return .redirect(to: Link.households.with(view.query), saying: Flash(ask.l("Vue gardée.")))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func drop(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        do {
            let view = try tx.dropView(ask.form["vue"], by: author)
            return .redirect(to: Link.households.with(view.query), saying: Flash(ask.l("Vue retirée.")))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }
}
