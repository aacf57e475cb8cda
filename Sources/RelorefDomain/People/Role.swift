/// What a member of staff, or a funder, does in the network; rights follow from it.
package enum Role: String, CaseIterable, Sendable, Codable {
    case referent, relayManager, partnershipOfficer, editor, headOfSite, networkHead, funder, administrator
}
