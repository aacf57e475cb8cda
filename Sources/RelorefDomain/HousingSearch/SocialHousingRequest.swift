/// A household's request for social housing (demande de logement social), from the form to the home.
///
/// Its state, its window of renewal and its end follow from its days and are never stored apart.
package struct SocialHousingRequest: Sendable, Hashable, Identifiable {
    /// Where it is registered.
    package enum Body: String, Sendable, Codable, CaseIterable {
        case online, townHall, landlord, prefecture, actionLogement, other
    }

    /// How it ended before its term.
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        case satisfied
        /// Struck off, or given up by the household.
        case removed
    }

    package enum State: Sendable, Hashable {
        case toFile
        case filed(on: Day)
        case attested(on: Day)
        case updated(on: Day)
        /// The window is open until that day.
        case renewalDue(until: Day)
        case renewed(on: Day)
        /// Not renewed in time, or struck off: its seniority is lost.
        case deleted(on: Day)
        case satisfied(on: Day)
    }

    /// What is asked for.
    package struct Wish: Sendable, Hashable {
        /// INSEE codes, the one wanted most first.
        package var communes: [String]
        package var type: DwellingType?
        /// Rent with charges, in euro cents a month.
        package var maximumCents: Int?
        /// Codes of the list `adaptationNeed`: what the dwelling has to be, never why.
        package var needs: Set<String>

        package init(
            communes: [String] = [], type: DwellingType? = nil, maximumCents: Int? = nil, needs: Set<String> = []
        ) {
            (self.communes, self.type, self.maximumCents, self.needs) = (communes, type, maximumCents, needs)
        }
    }

    package let id: String
    package let household: String
    /// Nil while it is not known, and for good once the file was erased.
    package var number: RegistrationNumber?
    package var body: Body?
    package var departement: String
    package var wish: Wish
    package var filedOn: Day?
    package var attestedOn: Day?
    /// Days on which it was renewed and brought up to date, the first one first.
    package var renewals: [Day]
    package var updates: [Day]
    package var endedOn: Day?
    package var outcome: Outcome?
    package var version: Int

    package init(
        id: String, household: String, number: RegistrationNumber? = nil, body: Body? = nil, departement: String,
        wish: Wish = Wish(), filedOn: Day? = nil, attestedOn: Day? = nil, renewals: [Day] = [], updates: [Day] = [],
        endedOn: Day? = nil, outcome: Outcome? = nil, version: Int = 0
    ) {
        (self.id, self.household, self.number, self.body) = (id, household, number, body)
        (self.departement, self.wish, self.filedOn, self.attestedOn) = (departement, wish, filedOn, attestedOn)
        (self.renewals, self.updates) = (renewals.sorted(), updates.sorted())
        (self.endedOn, self.outcome, self.version) = (endedOn, outcome, version)
    }

    /// The day from which its year runs: the last renewal, or the filing.
    package var anchor: Day? { renewals.last ?? filedOn }

    package func calendar(_ terms: DatedTerms) -> Calendar? {
        guard let filedOn, let anchor else { return nil }
        func value(_ series: DueTerms.Series, _ day: Day) -> Int { terms.value(series, on: day, in: departement) }
        return Calendar(
            attestationBy: filedOn.adding(months: value(.requestAttestation, filedOn)),
            opensOn: anchor.adding(months: value(.requestWindow, anchor)),
            endsOn: anchor.adding(months: value(.requestTerm, anchor)))
    }

    package func state(on today: Day, _ terms: DatedTerms) -> State {
        if let endedOn, let outcome {
            return outcome == .satisfied ? .satisfied(on: endedOn) : .deleted(on: endedOn)
        }
        guard let filedOn, let calendar = calendar(terms) else { return .toFile }
        if today > calendar.endsOn { return .deleted(on: calendar.endsOn) }
        if today >= calendar.opensOn { return .renewalDue(until: calendar.endsOn) }
        if let update = updates.last, update >= renewals.last ?? update { return .updated(on: update) }
        if let renewal = renewals.last { return .renewed(on: renewal) }
        if let attestedOn { return .attested(on: attestedOn) }
        return .filed(on: filedOn)
    }

    /// Whether it still counts among the requests: neither ended nor past its term.
    package func isActive(on today: Day, _ terms: DatedTerms) -> Bool {
        switch state(on: today, terms) {
        case .toFile, .deleted, .satisfied: false
        case .filed, .attested, .updated, .renewalDue, .renewed: true
        }
    }
}

extension SocialHousingRequest {
    /// The days that follow from when it was filed and renewed (D-08, D-09, V64).
    package struct Calendar: Sendable, Hashable {
        /// The attestation is expected by then.
        package let attestationBy: Day
        /// The window of renewal opens.
        package let opensOn: Day
        /// Its last day, unless it is renewed.
        package let endsOn: Day

        package init(attestationBy: Day, opensOn: Day, endsOn: Day) {
            (self.attestationBy, self.opensOn, self.endsOn) = (attestationBy, opensOn, endsOn)
        }
    }
}
