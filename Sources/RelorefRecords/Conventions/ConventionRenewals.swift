package import RelorefDomain
package import RelorefStorage

/// The convention that one renews, and the one that renews it.
package struct ConventionRenewals: Sendable, Hashable {
    package struct Named: Sendable, Hashable {
        package let id: String
        package let title: String
    }

    package let before: Named?
    package let after: Named?
}

extension Transaction {
    /// Of those that the colleague may see.
    package func renewals(of convention: Convention, visibleTo actor: Actor) throws -> ConventionRenewals {
        func named(_ which: Query) throws -> ConventionRenewals.Named? {
            try row("SELECT id, title FROM convention WHERE \(which) AND \(ConventionFilter.visible(to: actor))")
                .map { ConventionRenewals.Named(id: try $0.text("id"), title: try $0.text("title")) }
        }
        return ConventionRenewals(
            before: try convention.renews.flatMap { try named("convention.id = \($0)") },
            after: try named("convention.renews_id = \(convention.id)"))
    }
}
