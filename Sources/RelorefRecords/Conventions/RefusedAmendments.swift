package import RelorefDomain
package import RelorefStorage

/// A change of a convention that was refused: it changed nothing, and says what stands in the way.
package struct RefusedAmendment: Sendable, Hashable, Identifiable {
    package let amendment: ConventionAmendment
    package let conventionTitle: String
    package let partnerName: String

    package var id: String { amendment.id }
}

extension Transaction {
    /// Amendments refused between two days, the latest first: of one's own sites. A day that is known by its month or its
    /// year alone counts where any of it lies between them.
    ///
    /// - Parameter partner: of one partner alone.
    package func refusedAmendments(
        from: Day, to: Day, of partner: String? = nil, limit: Int, visibleTo actor: Actor
    ) throws -> [RefusedAmendment] {
        let ofPartner: Query = partner.map { "convention.partner_id = \($0)" } ?? "1 = 1"
        return try rows(
            """
            SELECT amendment.*, convention.title, partner.name AS partner_name
            FROM convention_amendment AS amendment JOIN convention ON convention.id = amendment.convention_id
            JOIN partner ON partner.id = convention.partner_id
            WHERE \(actor.stock.condition(on: "convention.site_id")) AND \(ofPartner) AND amendment.decision = 'refused'
              AND amendment.decided_on >= substr(\(from.iso), 1, length(amendment.decided_on))
              AND amendment.decided_on <= \(to.iso)
            ORDER BY amendment.decided_on DESC, amendment.id LIMIT \(limit)
            """
        ).map { row in
            RefusedAmendment(
                amendment: try ConventionAmendment(row), conventionTitle: try row.text("title"),
                partnerName: try row.text("partner_name"))
        }
    }
}
