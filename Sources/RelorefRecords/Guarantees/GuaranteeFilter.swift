package import RelorefDomain
import RelorefStorage

/// Which guarantees the register shows.
package struct GuaranteeFilter: Sendable, Hashable {
    /// A landlord, or those of which none is known.
    package enum Landlord: Sendable, Hashable { case partner(String), unknown }

    /// Whose premiums: the association's, or those of everybody else.
    package enum Payers: String, Sendable { case association, others = "autres" }

    package var scheme: String?
    package var state: Guarantee.State?
    package var landlord: Landlord?
    package var payers: Payers?
    /// Those of which a claim was paid.
    package var withPaidClaim = false
    /// Those that cover a rent today.
    package var coversOnly = false

    package init(
        scheme: String? = nil, state: Guarantee.State? = nil, landlord: Landlord? = nil, payers: Payers? = nil
    ) {
        (self.scheme, self.state, self.landlord, self.payers) = (scheme, state, landlord, payers)
    }

    func condition(for actor: Actor) -> Query {
        var parts: [Query] = ["guarantee.withdrawn_at IS NULL", Visible.guarantees(to: actor)]
        if let scheme { parts.append("guarantee.scheme = \(scheme)") }
        if let state { parts.append("guarantee.state = \(state)") }
        if coversOnly {
            parts.append("guarantee.state IN \(Query.list(Guarantee.State.allCases.filter(\.covers)))")
        }
        switch landlord {
        case .partner(let id): parts.append("guarantee.partner_id = \(id)")
        case .unknown: parts.append("guarantee.partner_id IS NULL")
        case nil: break
        }
        switch payers {
        case .association: parts.append("guarantee.premium_by = \(Guarantee.Payer.association)")
        case .others: parts.append("guarantee.premium_by <> \(Guarantee.Payer.association)")
        case nil: break
        }
        if withPaidClaim {
            parts.append(
                """
                EXISTS (SELECT 1 FROM guarantee_claim AS paid
                  WHERE paid.guarantee_id = guarantee.id AND paid.outcome = 'paid')
                """)
        }
        return parts.joined(" AND ")
    }
}
