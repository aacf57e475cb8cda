/// A person's protection from the decision until it ends.
package struct ProtectionStatus: Sendable, Hashable, Identifiable {
    package let id: String
    package var person: String
    package var kind: ProtectionKind
    package var authority: ProtectionAuthority?
    /// The day on which protection was asked for.
    package var requestedOn: Day?
    package var decidedOn: Day?
    package var notifiedOn: Day?
    package var endedOn: Day?
    package var endReason: ProtectionEndReason?
    package var externalID: String?

    package init(
        id: String, person: String, kind: ProtectionKind, authority: ProtectionAuthority? = nil,
        requestedOn: Day? = nil, decidedOn: Day? = nil, notifiedOn: Day? = nil, endedOn: Day? = nil,
        endReason: ProtectionEndReason? = nil, externalID: String? = nil
    ) {
        self.id = id
        self.person = person
        self.kind = kind
        self.authority = authority
        self.requestedOn = requestedOn
        self.decidedOn = decidedOn
        self.notifiedOn = notifiedOn
        self.endedOn = endedOn
        self.endReason = endReason
        self.externalID = externalID
    }
}

/// A dated paper that proves the right to stay; its renewal is one of the dates that must not be missed.
package struct ResidencePermit: Sendable, Hashable, Identifiable {
    package let id: String
    package var person: String
    package var kind: PermitKind
    /// The day on which it was handed over: it starts the driving-licence clock.
    package var issuedOn: Day?
    package var expiresOn: Day?
    package var externalID: String?

    package init(
        id: String, person: String, kind: PermitKind, issuedOn: Day? = nil, expiresOn: Day? = nil,
        externalID: String? = nil
    ) {
        self.id = id
        self.person = person
        self.kind = kind
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
        self.externalID = externalID
    }
}

/// A level of French on a day, oral and written apart.
package struct FrenchAssessment: Sendable, Hashable, Identifiable {
    package let id: String
    package var person: String
    package var assessedOn: Day
    package var oral: FrenchLevel
    package var written: FrenchLevel

    package init(id: String, person: String, assessedOn: Day, oral: FrenchLevel, written: FrenchLevel) {
        self.id = id
        self.person = person
        self.assessedOn = assessedOn
        self.oral = oral
        self.written = written
    }
}

/// What the household agreed to, and until when.
package struct Consent: Sendable, Hashable, Identifiable {
    package let id: String
    package var household: String
    package var kind: ConsentKind
    package var givenOn: Day
    package var withdrawnOn: Day?

    package init(id: String, household: String, kind: ConsentKind, givenOn: Day, withdrawnOn: Day? = nil) {
        self.id = id
        self.household = household
        self.kind = kind
        self.givenOn = givenOn
        self.withdrawnOn = withdrawnOn
    }
}
