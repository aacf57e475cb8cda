import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A list with a deliberate mistake: one piece of its SQL is replaced. The model must notice.
struct MutatedList: Sendable, CustomStringConvertible {
    let question: FigureQuestion
    let right: String
    let wrong: String

    var description: String { "\(question.indicator.rawValue): \(right) → \(wrong)" }

    /// The mistaken list; nil when the SQL no longer holds the piece, so that the test has to be looked at.
    func query(within reach: Reach) -> Query? {
        let text = Self.literal(CaseLists.list(question, within: reach))
        guard text.contains(right) else { return nil }
        return Query(unbound: text.replacing(right, with: wrong))
    }

    /// The statement with its values written out: dates, codes and ids of the test itself.
    static func literal(_ query: Query) -> String {
        let dialect = Dialect(placeholderPrefix: "¤", tableSuffix: "", text: "", int: "", real: "", bytes: "")
        var (text, values) = query.rendered(for: dialect)
        for (index, value) in values.enumerated().reversed() {
            let spelling =
                switch value {
                case .text(let text): "'\(text)'"
                case .integer(let number): "\(number)"
                case .real, .bytes, .null: "NULL"
                }
            text = text.replacing("¤\(index + 1)", with: spelling)
        }
        return text
    }

    static func all(over period: Period) -> [MutatedList] {
        let at = FigureWindow.at(period.from.adding(days: period.days * 2 / 3))
        let over = FigureWindow.over(period)
        return [
            // The linked files.
            (.householdsHelped, over, "GROUP BY household.figure_id", "GROUP BY household.figure_id, household.id"),
            (.householdsHelped, over, "stay.state IN ('active', 'ended')", "1 = 1"),
            (.personsHelped, over, "WHERE chosen.file = 1", ""),
            (.personsHelped, over, "membership.from_day < service.before_day", "1 = 1"),
            // Leases of the project only, and not those that were called off.
            (.dwellingsMobilised, over, "lease.through_project = 1", "1 = 1"),
            (.dwellingsMobilised, over, "lease.state <> 'cancelled'", "1 = 1"),
            (.perennialShare, over, "lease.slid_on BETWEEN", "lease.from_day BETWEEN"),
            // Dwellings on a day.
            (.relayPlaces, at, "outage.occupied_during_works = 0", "1 = 1"),
            (.relayPlaces, at, "latest.from_day <= ", "latest.from_day > "),
            (.relayManaged, at, "AND step.from_day = (", "AND step.from_day <= ("),
            // Work: adults.
            (.adultsEmployedAtExit, over, ">= 18", ">= 0"),
            // Follow-ups and moves.
            (
                .arrearsInLease, over, "THEN lease.slid_on ELSE lease.from_day",
                "THEN lease.from_day ELSE lease.from_day"
            ),
            (.arrearsInLease, over, "'late', ", ""),
            (.arrearsInLease, over, "lease.state <> 'cancelled'", "1 = 1"),
            (.arrearsInLease, over, "rent_check.status = 'unknown'", "1 = 0"),
            (.movedAway, over, "WHEN lease.follows_id = fact.id THEN 1", ""),
            (.movedAway, over, "lease.from_day <= home.exit_settles_on", "1 = 1"),
            (.movedAway, over, "lease.to_day > fact.to_day", "1 = 0"),
            (.movedAway, over, "CASE WHEN home.slid_on IS NOT NULL THEN fact.id ELSE", "CASE WHEN 1 = 0 THEN '' ELSE"),
            (.movedAway, over, "WHERE fact.place = 1", ""),
            (.followUpsCompleted, over, "WHERE fact.closed_on IS NOT NULL", ""),
            (.stillInWorkAtThreeMonths, over, "fact.employed = 1", "1 = 1"),
            (
                .stillInWorkAtThreeMonths, over, "fact.to_day <= '\(period.to.adding(days: -90).iso)'",
                "fact.to_day <= '\(period.to.adding(days: -180).iso)'"
            ),
            (
                .stillInHomeAtThreeMonths, over, "fact.to_day <= '\(period.to.adding(days: -90).iso)'",
                "fact.to_day <= '\(period.to.iso)'"
            ),
            // Requests and claims.
            (.socialRequestsActive, at, "request.ended_on > ", "request.ended_on < "),
            (.socialRequestsActive, at, "AND step.kind = 'renewal'", ""),
            (.socialRequestsActive, at, "household.closed_on < ", "household.opened_on > "),
            (.socialRequestsRenewed, at, "later.on_day > begun.on_day", "later.on_day >= begun.on_day"),
            (.socialRequestsRenewed, at, "coalesce(anchor.next_day, household.closed_on)", "anchor.next_day"),
            (.socialRequestsRenewed, at, "WHERE step.kind = 'renewal'", "WHERE 1 = 1"),
            (.claimsFiled, over, "claim.kind = 'housing'", "1 = 1"),
            (.claimsRecognised, over, "claim.withdrawn_on IS NULL", "1 = 1"),
            (.claimsRecognised, over, "claim.decision = 'recognised'", "1 = 1"),
            (.claimsRehoused, over, "claim.decision = 'recognised'", "1 = 1"),
            (.claimsRehoused, over, "household.closed_on IS NOT NULL", "household.closed_on IS NULL"),
            (.claimDays, over, "claim.filed_on AS from_day", "claim.acknowledged_on AS from_day"),
            // Proposals and conventions.
            (.offerToLease, over, "WHEN 'slidingLease' THEN accommodation.slid_on", "WHEN 'slidingLease' THEN NULL"),
            (.offerToLease, over, "accommodation.state IN ('active', 'ended')", "1 = 1"),
            (.offerToLease, over, "LEFT JOIN housing_offer", "JOIN housing_offer"),
            (.leasesPromised, over, "convention.ended_on >= ", "convention.ended_on < "),
            (.proposalsPromised, over, "convention.to_day >= ", "convention.to_day < "),
            (.proposalsRefused, over, "offer.outcome <> 'refusedByCandidate'", "1 = 1"),
            (.proposalsRefused, over, "'refusedByLandlord', 'noAnswer'", "'refusedByLandlord'"),
            (.conventionsActive, at, "convention.ended_on > ", "convention.ended_on < "),
            (.conventionsActive, at, "'suspension', 'resumption'", "'suspension'"),
            (.conventionsActive, at, "convention.tacit = 1", "1 = 0"),
            (.conventionsWithTarget, at, "AND NOT EXISTS (SELECT 1 FROM", "AND EXISTS (SELECT 1 FROM"),
            (.conventionsWithTarget, at, "wider.ended_on >= ", "wider.ended_on < "),
            (.conventionsWithTarget, at, "common.valid_from <= ", "common.valid_from > "),
            (.conventionsSteered, at, "meeting.held_on <= ", "meeting.planned_on <= "),
            (.movedAwayToWork, over, "fact.employed = 1 OR fact.known = 0", "1 = 1"),
            // Upstream.
            (.placesFreed, over, "next.from_day <= fact.exit_settles_on", "next.from_day <= fact.to_day"),
            (.staysBeyondTerm, at, "present.care_end_on", "present.id"),
            (.completeness, at, "household.closed_on > ", "household.opened_on > "),
        ].map { (id: IndicatorID, window: FigureWindow, right: String, wrong: String) in
            MutatedList(question: FigureQuestion(id, window), right: right, wrong: wrong)
        }
    }
}

/// Kept facts that are drawn with a deliberate mistake. The model must notice.
struct MutatedFacts: Sendable, CustomStringConvertible {
    let question: FigureQuestion
    let right: String
    let wrong: String

    var description: String { "facts of \(question.indicator.rawValue): \(right) → \(wrong)" }

    /// Whether the SQL still holds the piece.
    var isThere: Bool { drawings.contains { $0.contains(right) } }

    private var drawings: [String] { KeptFacts.drawings(ofAll: true).map { MutatedList.literal($0.insert) } }

    /// Draws the mistaken facts, asks, and draws the right ones again.
    func figure(_ tx: any Transaction, for actor: Actor) throws -> Figure {
        for (drawing, text) in zip(KeptFacts.drawings(ofAll: true), drawings) {
            try tx.run(drawing.delete)
            try tx.run(Query(unbound: text.replacing(right, with: wrong)))
        }
        let figure = try tx.figure(question, for: actor)
        try tx.rebuildFacts()
        return figure
    }

    static func all(over period: Period) -> [MutatedFacts] {
        [
            // The seven days, the association.
            (.exitsByType, "leaving.to_day AND leaving.exit_settles_on", "leaving.to_day AND leaving.to_day"),
            (.exitsToDirectLease, "AND there.association_id = leaving.association_id", ""),
            (.exitsByType, "stay.exit_type <> 'transferOtherRelay'", "1 = 1"),
            // Sliding leases that carry a stay on.
            (.exitsByType, "stay.slid_on > stay.from_day AND", "stay.slid_on < stay.from_day AND"),
            (.exitsToDirectLease, "before.exit_type = 'transferOtherRelay'", "1 = 0"),
            (.exitsByType, "before.exit_type <> 'transferOtherRelay'", "1 = 0"),
            // Work: contracts, situations.
            (.employedAtDirectLease, "'civicService'", "'none'"),
            (.employedAtExit, "('employed', 'apprentice')", "('none')"),
            (.doubleInsertion, "spell.to_day >= grown.day", "1 = 1"),
            (.employedAtExit, "spell.to_day >= substr(grown.said, 1, 10)", "1 = 1"),
            // Services and those who had them.
            (.householdsHelped, "stay.state IN ('active', 'ended')", "stay.from_day IS NOT NULL"),
            (.personsHelped, "membership.from_day < service.before_day", "1 = 1"),
            (.personsHelped, "membership.to_day >= service.from_day", "1 = 1"),
            (.dwellingsMobilised, "lease.through_project = 1", "1 = 1"),
            (.privateShare, "served.dwelling_id, dwelling.stock", "served.dwelling_id, 'public'"),
        ].map { (id: IndicatorID, right: String, wrong: String) in
            MutatedFacts(question: FigureQuestion(id, .over(period)), right: right, wrong: wrong)
        }
    }
}
