import RelorefDomain
import RelorefRecords

extension CaseNames {
    /// A case that is neither a household nor a dwelling: the convention or the offered dwelling, for whoever works with
    /// the stock of its site.
    func subject(_ id: String, of indicator: IndicatorID) throws -> (name: String, link: Link)? {
        guard maySeeStock else { return nil }
        switch indicator.caseNoun {
        case .convention:
            return try tx.convention(id, visibleTo: actor).map { ($0.facts.title, Link.convention($0.id)) }
        case .offer:
            return try tx.offerLine(id, visibleTo: actor).map {
                (OfferWords(ask: ask).title($0.offer.facts, $0.communeName), Link.offer($0.id))
            }
        case nil: return nil
        }
    }
}

extension IndicatorID {
    enum CaseNoun { case convention, offer }

    /// What a case without a household and without a dwelling is.
    var caseNoun: CaseNoun? {
        switch self {
        case .leasesPromised, .proposalsPromised, .allocationsPromised, .conventionsActive, .conventionsWithTarget,
            .conventionsSteered:
            .convention
        case .proposalsRefused: .offer
        default: nil
        }
    }
}
