/// What a partner is to the network.
package enum PartnerKind: String, CaseIterable, Sendable, Codable {
    case hlmBody, ownersUnion, agencyNetwork, employmentService, missionLocale, siae, employer, socialService, state
    case localAuthority, health, legal, training, foundation, association, federation
}
