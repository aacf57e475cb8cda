/// A stay that goes on, with what its deadlines are computed from.
package struct CurrentStay: Sendable, Hashable {
    package let id: String
    package let household: String
    package let site: String
    package let kind: AccommodationKind
    package let centre: CentreKind?
    package let entry: Day
    package let careEnd: Day?
    /// The last day of the term as decided; nil when nobody wrote one.
    package let term: Day?
    package let isExtensionAsked: Bool
    package let isExtended: Bool
    /// The first entry of the chain of relay stays that this one continues.
    package let firstEntry: Day
    /// Where the centre or the dwelling is, whose delays may be its own.
    package let departement: String?

    package init(
        id: String, household: String, site: String, kind: AccommodationKind, centre: CentreKind? = nil, entry: Day,
        careEnd: Day? = nil, term: Day? = nil, isExtensionAsked: Bool = false, isExtended: Bool = false,
        firstEntry: Day? = nil, departement: String? = nil
    ) {
        self.id = id
        self.household = household
        self.site = site
        self.kind = kind
        self.centre = centre
        self.entry = entry
        self.careEnd = careEnd
        self.term = term
        self.isExtensionAsked = isExtensionAsked
        self.isExtended = isExtended
        self.firstEntry = firstEntry ?? entry
        self.departement = departement
    }

    /// The rule that sets the term; nil for a place without one (a hotel, a relative's home).
    package func authorised(_ terms: DatedTerms) -> AuthorisedStay? {
        switch (kind, centre) {
        case (.relay, _): terms.stay(.relay, from: entry, in: departement)
        case (.centre, .cph): terms.stay(.cph, from: entry, in: departement)
        case (.centre, .cada), (.centre, .huda), (.centre, .legacyShelter):
            careEnd.map {
                terms.stay(
                    $0 >= AuthorisedStay.reform2021 ? .centreSince2021 : .centreBefore2021, from: $0, in: departement)
            }
        default: nil
        }
    }

    /// The last day: as decided, or as the rule has it. A relay agreement without a term has none (it is missing).
    package func end(_ terms: DatedTerms) -> Day? { term ?? (kind == .relay ? nil : authorised(terms)?.end) }
}

/// A paper that somebody of the household holds, the last one of its person.
package struct CurrentPermit: Sendable, Hashable {
    package let id: String
    package let person: String
    package let household: String
    package let site: String
    package let kind: PermitKind
    package let expiresOn: Day
    package let departement: String?

    package init(
        id: String, person: String, household: String, site: String, kind: PermitKind, expiresOn: Day,
        departement: String? = nil
    ) {
        self.id = id
        self.person = person
        self.household = household
        self.site = site
        self.kind = kind
        self.expiresOn = expiresOn
        self.departement = departement
    }
}

/// A relay dwelling in service where nobody lives and nobody is expected.
package struct VacantDwelling: Sendable, Hashable {
    package let id: String
    package let site: String
    package let since: Day
    package let reason: String?
    /// Rent and charges that the association pays its landlord each month, in cents; nil when they are not known.
    package let monthCents: Int?
    package let departement: String?

    package init(
        id: String, site: String, since: Day, reason: String?, monthCents: Int? = nil, departement: String? = nil
    ) {
        self.id = id
        self.site = site
        self.since = since
        self.reason = reason
        self.monthCents = monthCents
        self.departement = departement
    }

    /// What a day costs: twelve months over the 365 days of a year, to the cent.
    package var dayCents: Int? { monthCents.map { ($0 * 12 + 182) / 365 } }
}

/// Something that nobody wrote down yet.
package struct MissingFact: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case referent, exitType, employment, birth }

    package let kind: Kind
    /// The household, the stay or the person that lacks it.
    package let subject: String
    package let household: String
    package let site: String
    /// Since when it could have been known.
    package let since: Day

    package init(_ kind: Kind, subject: String, household: String, site: String, since: Day) {
        self.kind = kind
        self.subject = subject
        self.household = household
        self.site = site
        self.since = since
    }
}
