package import RelorefDomain
package import RelorefStorage

/// A list of which views are kept, under the name that its rows bear.
package enum ViewedList: String, Sendable, CaseIterable {
    case households = "menages"
    case partners = "partenaires"

    /// The sites with whose teams somebody may share a view of it.
    func reach(of actor: Actor) -> Reach {
        switch self {
        case .households: actor.files
        case .partners: actor.stock
        }
    }
}

/// A list that somebody asks for often, under a name: one's own, or the team's at a site. No filter holds a name.
package struct SavedView: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    /// The filters as they stand in the address.
    package let query: String
    package let owner: String
    /// The site whose team shares it; nil when it is its owner's alone.
    package let site: String?
}

extension Transaction {
    /// One's own views of a list, and those of the teams at the sites in reach, by name.
    package func savedViews(of list: ViewedList, by author: Author) throws -> [SavedView] {
        try rows(
            """
            SELECT * FROM saved_view WHERE screen = \(list.rawValue) AND (account_id = \(author.actor.id)
              OR (shared_site_id IS NOT NULL AND \(list.reach(of: author.actor).condition(on: "shared_site_id"))))
            """
        ).map {
            SavedView(
                id: try $0.text("id"), name: try $0.text("name"), query: try $0.text("query"),
                owner: try $0.text("account_id"), site: try $0.optionalText("shared_site_id"))
        }.sorted { (Transliteration.key($0.name), $0.id) < (Transliteration.key($1.name), $1.id) }
    }

    /// Keeps a view; a name that one has already on this list takes the new filters.
    package func keepView(
        _ name: String, query: String, of list: ViewedList, at site: String?, by author: Author
    ) throws -> SavedView {
        if let site, !list.reach(of: author.actor).covers(site) { throw NotVisible("site", site) }
        let same = try row(
            """
            SELECT id FROM saved_view
            WHERE screen = \(list.rawValue) AND account_id = \(author.actor.id) AND name = \(name)
            """)?.text("id")
        let view = SavedView(
            id: same ?? author.newID(), name: name, query: query, owner: author.actor.id, site: site)
        try journal(same == nil ? "create" : "update", "saved_view", view.id, site: site, by: author)
        if same == nil {
            try insert(
                "saved_view",
                [
                    "id": view.id, "account_id": view.owner, "screen": list.rawValue, "name": name, "query": query,
                    "shared_site_id": site,
                ])
        } else {
            try run("UPDATE saved_view SET query = \(query), shared_site_id = \(site) WHERE id = \(view.id)")
        }
        return view
    }

    /// Gives up one's own view; answers what it was, so that it can be kept again.
    @discardableResult
    package func dropView(_ id: String, by author: Author) throws -> SavedView {
        let found = try row("SELECT * FROM saved_view WHERE id = \(id) AND account_id = \(author.actor.id)")
        guard let found else { throw NotVisible("saved_view", id) }
        try journal("delete", "saved_view", id, by: author)
        try run("DELETE FROM saved_view WHERE id = \(id)")
        return SavedView(
            id: id, name: try found.text("name"), query: try found.text("query"), owner: author.actor.id,
            site: try found.optionalText("shared_site_id"))
    }
}
