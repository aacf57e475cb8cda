package import RelorefDomain

/// A person as the form gives her: names and birth date, tie to the reference person, and what is known besides.
package struct NewPerson: Sendable, Hashable {
    package struct Protection: Sendable, Hashable {
        package var kind: ProtectionKind
        package var authority: ProtectionAuthority?
        package var requestedOn: Day?
        package var decidedOn: Day?
        package var notifiedOn: Day?

        package init(
            _ kind: ProtectionKind, authority: ProtectionAuthority? = nil, requestedOn: Day? = nil,
            decidedOn: Day? = nil, notifiedOn: Day? = nil
        ) {
            (self.kind, self.authority, self.requestedOn) = (kind, authority, requestedOn)
            (self.decidedOn, self.notifiedOn) = (decidedOn, notifiedOn)
        }
    }

    package struct Permit: Sendable, Hashable {
        package var kind: PermitKind
        package var issuedOn: Day?
        package var expiresOn: Day?

        package init(_ kind: PermitKind, issuedOn: Day? = nil, expiresOn: Day? = nil) {
            (self.kind, self.issuedOn, self.expiresOn) = (kind, issuedOn, expiresOn)
        }
    }

    package struct French: Sendable, Hashable {
        package var assessedOn: Day
        package var oral: FrenchLevel
        package var written: FrenchLevel

        package init(assessedOn: Day, oral: FrenchLevel, written: FrenchLevel) {
            (self.assessedOn, self.oral, self.written) = (assessedOn, oral, written)
        }
    }

    package var identity: PersonalIdentity
    package var source: IdentitySource
    package var sex: Sex
    package var kinship: Kinship
    /// First day in the household; the day on which the file opens when nil.
    package var memberFrom: Day?
    package var partTime: Bool
    package var profile: PersonalProfile
    package var area: String?
    package var literacy: Literacy?
    package var arrivedOn: Day?
    package var arrivalRoute: ArrivalRoute?
    package var isEmancipated = false
    package var protections: [Protection]
    package var permits: [Permit]
    package var french: French?

    package init(
        _ identity: PersonalIdentity, source: IdentitySource = .declared, sex: Sex, kinship: Kinship,
        memberFrom: Day? = nil, partTime: Bool = false, profile: PersonalProfile = PersonalProfile(),
        area: String? = nil, literacy: Literacy? = nil, protections: [Protection] = [], permits: [Permit] = [],
        french: French? = nil
    ) {
        self.identity = identity
        self.source = source
        self.sex = sex
        self.kinship = kinship
        self.memberFrom = memberFrom
        self.partTime = partTime
        self.profile = profile
        self.area = area
        self.literacy = literacy
        self.protections = protections
        self.permits = permits
        self.french = french
    }
}

/// A relative who is awaited: not a member until the arrival (V20).
package struct ExpectedRelative: Sendable, Hashable {
    package var kinship: Kinship
    package var birthYear: Int?
    package var expectedOn: Day?
    package var identity: PersonalIdentity?

    package init(
        _ kinship: Kinship, birthYear: Int? = nil, expectedOn: Day? = nil, identity: PersonalIdentity? = nil
    ) {
        (self.kinship, self.birthYear, self.expectedOn, self.identity) = (kinship, birthYear, expectedOn, identity)
    }
}

/// A household as the registration form gives it. Its key must have been made: `vault.makeKeys(for: [id])`.
package struct NewHousehold: Sendable, Hashable {
    package let id: String
    package var site: String
    package var referent: String?
    package var openedOn: Day
    package var persons: [NewPerson]
    package var expected: [ExpectedRelative]
    package var consents: [ConsentKind: Day]
    /// Where the members do not say it: a lone adult whose sex is not stated.
    package var composition: CompositionKind?
    package var compositionReason: String
    package var confidential: Bool
    /// Where its letters go (V28): as a rule, where it lives.
    package var postal: ContactRules.PostalSituation? = .dwelling
    /// The organisation that answers for a minor alone (V16).
    package var guardian = ""

    package init(
        id: String, site: String, referent: String? = nil, openedOn: Day, persons: [NewPerson],
        expected: [ExpectedRelative] = [], consents: [ConsentKind: Day] = [:], composition: CompositionKind? = nil,
        compositionReason: String = "", confidential: Bool = false
    ) {
        self.id = id
        self.site = site
        self.referent = referent
        self.openedOn = openedOn
        self.persons = persons
        self.expected = expected
        self.consents = consents
        self.composition = composition
        self.compositionReason = compositionReason
        self.confidential = confidential
    }
}
