/// What a partner is to the network.
package enum PartnerKind: String, CaseIterable, Sendable, Codable {
    case hlmBody, ownersUnion, agencyNetwork, employmentService, missionLocale, siae, employer, socialService, state
    case localAuthority, health, legal, training, foundation, association, federation

    /// They let nothing themselves and sign for those who do: a chamber of owners, a network of agencies, a federation.
    package static let actingForLandlords: [PartnerKind] = [.ownersUnion, .agencyNetwork, .federation]
}

/// How far a partner reaches: a federation of the whole country, a union of a region, an office of one place.
package enum PartnerLevel: String, CaseIterable, Sendable, Codable { case national, regional, local }
