/// A group of persons followed together; who belongs to it is dated.
package struct Household: Sendable, Hashable, Identifiable {
    package let id: String
    /// Six letters and a check letter, readable by telephone.
    package let code: String
    /// The household in the network's figures: files known to be the same household share it.
    package var figure: String
    /// The site in charge.
    package var site: String
    package var referent: String?
    package var openedOn: Day
    package var closedOn: Day?
    package var closeReason: String?
    package var composition: CompositionKind
    /// Persons who belong to it today.
    package var size: Int
    /// Only colleagues named one by one see a confidential file.
    package var confidential: Bool
    /// Where its letters go; nil while nobody has asked (V28).
    package var postal: ContactRules.PostalSituation?
    package var mergedInto: String?
    package var externalID: String?
    package var version: Int
    /// The day on which everything personal in it was destroyed; days and codes stay for the figures.
    package var erasedOn: Day?

    package init(
        id: String, code: String, figure: String? = nil, site: String, referent: String? = nil, openedOn: Day,
        closedOn: Day? = nil, closeReason: String? = nil, composition: CompositionKind, size: Int,
        confidential: Bool = false, postal: ContactRules.PostalSituation? = nil, mergedInto: String? = nil,
        externalID: String? = nil, version: Int = 0, erasedOn: Day? = nil
    ) {
        self.id = id
        self.code = code
        self.figure = figure ?? id
        self.site = site
        self.referent = referent
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.closeReason = closeReason
        self.composition = composition
        self.size = size
        self.confidential = confidential
        self.postal = postal
        self.mergedInto = mergedInto
        self.externalID = externalID
        self.version = version
        self.erasedOn = erasedOn
    }
}

/// A person's time in a household, from the first day to the last, both included.
package struct Membership: Sendable, Hashable, Identifiable {
    package let id: String
    package var household: String
    package var person: String
    package var kinship: Kinship
    package var from: Day
    package var to: Day?
    /// A child who lives in two households.
    package var partTime: Bool
    package var endReason: MembershipEndReason?

    package init(
        id: String, household: String, person: String, kinship: Kinship, from: Day, to: Day? = nil,
        partTime: Bool = false, endReason: MembershipEndReason? = nil
    ) {
        self.id = id
        self.household = household
        self.person = person
        self.kinship = kinship
        self.from = from
        self.to = to
        self.partTime = partTime
        self.endReason = endReason
    }

    package func covers(_ day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
