/// A right that somebody holds from a day to a day: a role over the network, an association or one site.
package struct Grant: Sendable, Hashable {
    package let role: Role
    /// nil for the whole network.
    package let association: String?
    /// nil for every site of the association.
    package let site: String?
    package let from: Day
    package let to: Day?

    package init(role: Role, association: String?, site: String?, from: Day, to: Day? = nil) {
        self.role = role
        self.association = association
        self.site = site
        self.from = from
        self.to = to
    }

    package func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// Which sites a right reaches.
package enum Reach: Sendable, Hashable {
    case nothing
    case sites(Set<String>)
    case everything

    package func covers(_ site: String) -> Bool {
        switch self {
        case .nothing: false
        case .sites(let sites): sites.contains(site)
        case .everything: true
        }
    }

    package func union(_ other: Reach) -> Reach {
        switch (self, other) {
        case (.everything, _), (_, .everything): .everything
        case (.nothing, let reach), (let reach, .nothing): reach
        case (.sites(let one), .sites(let two)): .sites(one.union(two))
        }
    }
}

/// Who is asking, and how far each of their rights reaches today. Passed to every query, never ambient.
package struct Actor: Sendable, Hashable {
    package let id: String
    package let name: String
    package let email: String
    package let locale: String
    /// Keys of one letter work on lists (WCAG 2.1.4: they can be switched off).
    package let usesShortcuts: Bool
    package let roles: Set<Role>
    private let permissions: Set<Permission>
    /// Households whose files may be opened, names included.
    package let files: Reach
    /// Dwellings, centres and partners that may be seen.
    package let stock: Reach
    /// Pseudonymous facts that count in figures.
    package let facts: Reach
    /// Files open in an emergency on the page that is asked for, each until a moment; never in a list or a search (R27).
    package var urgentFiles: [String: Moment] = [:]
    /// Until when every page tells that colleagues are opening another way into this account (R5).
    package var recoveryUntil: Moment?

    package init(
        id: String, name: String, email: String = "", locale: String, usesShortcuts: Bool = true, roles: Set<Role>,
        files: Reach, stock: Reach, facts: Reach
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.locale = locale
        self.usesShortcuts = usesShortcuts
        self.roles = roles
        permissions = roles.reduce(into: []) { $0.formUnion($1.permissions) }
        self.files = files
        self.stock = stock
        self.facts = facts
    }

    package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Who it is tells actors apart; what one may do is compared, and not hashed with each page.
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
