package import RelorefDomain
package import RelorefStorage

/// A household proposed for a dwelling, or housed, under a convention.
package struct ConventionCandidacy: Sendable, Hashable, Identifiable {
    package let id: String
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    package let offer: String?
    package let state: String
    package let allocatedOn: Day?
    /// The day of the lease of its own.
    package let leasedOn: Day?
    package let dwellingCode: String?
    package let commune: String?
    package let rentCents: Int?
}

/// Everything that the page of a convention tells.
package struct ConventionSheet: Sendable {
    package let convention: Convention
    package let partner: Partner
    package let siteName: String
    package let steps: [ConventionStep]
    package let targets: [ConventionTarget]
    package let amendments: [ConventionAmendment]
    package let commitments: [ConventionCommitment]
    package let meetings: [SteeringMeeting]
    package let decisions: [ConventionDecision]
    /// The names of those who see to decisions.
    package let colleagues: [String: String]
    package let texts: ConventionTexts
    package let candidacies: [ConventionCandidacy]
    /// Of a convention with an employer.
    package let jobs: [ConventionJob]
    package let events: ConventionEvents
    /// The wider agreement that it carries out.
    package let framework: ConventionFramework?
    /// Those that carry it out.
    package let carriers: [CountedConvention]

    package func achievement(on today: Day) -> ConventionAchievement? {
        ConventionAchievement(of: convention, standing, events, on: today)
    }

    /// The first and the last day that are counted up to a day; nil before the convention's first.
    package func counted(on today: Day) -> (from: Day, to: Day)? { achievement(on: today).map { ($0.from, $0.to) } }

    /// Its own targets, after those of its framework that hold for it; none where others carry it out, each of them being
    /// measured by them.
    package var standing: [ConventionTarget] {
        guard carriers.isEmpty else { return [] }
        return Convention.standing(targets, under: framework?.convention, framework?.targets ?? [])
    }

    /// As a list shows it, by what is its own.
    package func line(on day: Day) -> ConventionLine {
        ConventionLine(
            convention: convention, partnerName: partner.name, achievement: achievement(on: day),
            isCarriedOut: !carriers.isEmpty, isVisible: true)
    }

    /// What came of it and of all that carry it out, up to a day.
    package func sum(on day: Day) -> ConventionSum {
        let own = achievement(on: day).map { [$0] } ?? []
        return ConventionSum(own + carriers.compactMap { $0.line(on: day).achievement }, of: convention.facts.kind)
    }

    package var allocations: [ConventionCandidacy] { candidacies.filter { $0.allocatedOn != nil } }
    package var leases: [ConventionCandidacy] { candidacies.filter { $0.leasedOn != nil } }
}

extension Transaction {
    /// Nil when it does not exist for this colleague.
    package func conventionSheet(_ id: String, by author: Author) throws -> ConventionSheet? {
        let actor = author.actor
        guard let convention = try convention(id, visibleTo: actor),
            let partner = try row("SELECT * FROM partner WHERE id = \(convention.partner)").map({ try Partner($0) }),
            let site = try row("SELECT name FROM site WHERE id = \(convention.site)")?.text("name")
        else { return nil }
        let decisions = try decisions(of: id)
        return ConventionSheet(
            convention: convention, partner: partner, siteName: site, steps: try steps(of: id),
            targets: try targets(of: [id])[id] ?? [], amendments: try amendments(of: id),
            commitments: try rows(
                "SELECT * FROM convention_commitment WHERE convention_id = \(id) ORDER BY party, at, id"
            ).map { try ConventionCommitment($0) },
            meetings: try meetings(of: id), decisions: decisions,
            colleagues: try names(of: decisions.compactMap(\.owner)), texts: try texts(of: convention, author.vault),
            candidacies: try candidacies(under: id, visibleTo: actor), jobs: try jobs(under: id, visibleTo: actor),
            events: try events(of: [convention])[id] ?? ConventionEvents(),
            framework: try framework(of: convention, by: author), carriers: try carryingOut(id, seenBy: actor))
    }

    private func names(of accounts: [String]) throws -> [String: String] {
        guard !accounts.isEmpty else { return [:] }
        var names: [String: String] = [:]
        for row in try rows("SELECT id, name FROM account WHERE id IN \(Query.list(Set(accounts).sorted()))") {
            names[try row.text("id")] = try row.text("name")
        }
        return names
    }

    /// The oldest first; of the same day, in the order in which they were written down.
    func steps(of convention: String) throws -> [ConventionStep] {
        try rows("SELECT * FROM convention_step WHERE convention_id = \(convention) ORDER BY on_day, at, id")
            .map { try ConventionStep($0) }
    }

    func amendments(of convention: String) throws -> [ConventionAmendment] {
        try rows(
            "SELECT * FROM convention_amendment WHERE convention_id = \(convention) ORDER BY proposed_on DESC, at DESC, id"
        ).map { try ConventionAmendment($0) }
    }

    private func candidacies(under convention: String, visibleTo actor: Actor) throws -> [ConventionCandidacy] {
        try rows(
            """
            SELECT candidacy.id, candidacy.offer_id, candidacy.state,
              CASE WHEN \(CountedCandidacy.isAllocated) THEN \(CountedCandidacy.allocatedOn) END AS allocated_on,
              CASE WHEN \(CountedCandidacy.isLeased) THEN \(CountedCandidacy.leasedOn) END AS leased_on,
              dwelling.code AS dwelling_code, dwelling.commune, accommodation.rent_cents,
              household.code AS household_code, household.confidential,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM candidacy JOIN household ON household.id = candidacy.household_id
            LEFT JOIN accommodation ON accommodation.id = candidacy.accommodation_id
            LEFT JOIN dwelling ON dwelling.id = accommodation.dwelling_id
            WHERE candidacy.convention_id = \(convention)
              AND (candidacy.allocated_on IS NOT NULL OR candidacy.state = 'leased')
              AND (\(CountedCandidacy.isAllocated) OR \(CountedCandidacy.isLeased))
            ORDER BY COALESCE(\(CountedCandidacy.leasedOn), candidacy.allocated_on, candidacy.proposed_on), candidacy.id
            """
        ).map { row in
            let opens = try row.bool("opens")
            return ConventionCandidacy(
                id: try row.text("id"),
                householdCode: try row.bool("confidential") && !opens ? nil : try row.text("household_code"),
                mayOpenFile: opens, offer: try row.optionalText("offer_id"), state: try row.text("state"),
                allocatedOn: try row.optionalDay("allocated_on"), leasedOn: try row.optionalDay("leased_on"),
                dwellingCode: try row.optionalText("dwelling_code"), commune: try row.optionalText("commune"),
                rentCents: try row.optionalInt("rent_cents"))
        }
    }
}
