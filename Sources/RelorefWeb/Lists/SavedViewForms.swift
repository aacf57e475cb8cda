import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A list whose filters stand in its address and may be kept under a name.
protocol ViewedState: Sendable {
    static var list: ViewedList { get }
    static var page: Link { get }
    static var permission: Permission { get }

    /// The filters alone, as they stand in an address: what a view keeps.
    var view: String { get }

    init(_ ask: Ask, _ tx: any Transaction, _ query: FormFields) throws

    /// The list as a page.
    ///
    /// - Parameter viewError: what is wrong with the name that a view was to have.
    func answer(_ ask: Ask, _ tx: any Transaction, viewError: String?) throws -> Answer
}

extension ViewedState {
    /// Where views are kept and given up.
    static var views: Link { Link.act(page, "vues") }
}

/// The views that were kept, one's own and the team's, and the form that keeps one more.
struct SavedViewForms<State: ViewedState> {
    let ask: Ask
    let state: State
    let views: [SavedView]
    /// The sites with whose teams a view may be shared, id and name.
    let sites: [(id: String, name: String)]
    var error: String?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        if !views.isEmpty { kept(h) }
        if !state.view.isEmpty || error != nil { keeping(h) }
    }

    private func kept(_ h: HTML) {
        h.ul(.class("picks"), .aria("label", l("Vues gardées"))) {
            for view in views {
                h.li {
                    h.a(
                        .href(State.page.with(view.query).path), .class("pick"),
                        view.query == state.view ? .aria("current", "true") : nil
                    ) {
                        h.text(view.name)
                        if view.site != nil { h.small(" (\(l("équipe")))", .class("muted")) }
                    }
                }
            }
        }
        if let own = views.first(where: { $0.query == state.view && $0.owner == ask.visitor?.actor.id }) {
            h.form(.action(Link.act(State.views, "retrait").path), .method("post"), .class("noprint")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("vue"), .value(own.id))
                h.button(l("Retirer la vue « {nom} »", ["nom": own.name]), .class("btn b3"))
            }
        }
    }

    private func keeping(_ h: HTML) {
        h.details(error == nil ? nil : .open) {
            h.summary(l("Garder cette vue"))
            h.form(.class("filters"), .action(State.views.path), .method("post")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("liste"), .value(state.view))
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
