/// How a household is made up, as funders and landlords count it.
package enum CompositionKind: String, CaseIterable, Sendable, Codable {
    case singleMan, singleWoman, coupleNoChild, coupleWithChildren, singleParentFather, singleParentMother, siblings
    case extendedFamily, unrelatedAdults, unaccompaniedMinor
}

/// A member's tie to the reference person of the household.
package enum Kinship: String, CaseIterable, Sendable, Codable {
    case reference, spouse, partner, child, stepchild, grandchild, parent, sibling, otherRelative, foster, unrelated
}

/// Why somebody is no longer a member of a household.
package enum MembershipEndReason: String, CaseIterable, Sendable, Codable {
    case death, separation, adulthood, departure, other
}

/// Sex as the papers state it; never inferred from a name (V09).
package enum Sex: String, CaseIterable, Sendable, Codable {
    case female = "F"
    case male = "M"
    case notStated = "X"
}
