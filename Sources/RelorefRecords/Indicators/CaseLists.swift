package import RelorefDomain
package import RelorefStorage

/// Which list of cases a question is answered from. The figure is the declared aggregate over exactly this list.
package enum CaseLists {
    /// The rows as far as a reach goes, filter applied.
    package static func list(_ question: FigureQuestion, within reach: Reach) -> Query {
        let facts = ProjectFacts(reach: reach)
        guard question.indicator == .placesAgainstCPH else {
            return filtered(everyCase(question, facts), question.filter)
        }
        // The country's places have no département and no stock: a filter leaves them in.
        let places = filtered(everyCase(question, facts), question.filter)
        return "\(places) UNION ALL \(ProjectFacts.placesInCPH(on: question.window.lastDay))"
    }

    private static func filtered(_ list: Query, _ filter: FigureFilter) -> Query {
        guard !filter.isEmpty else { return list }
        let conditions = filter.values.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { $0.key.condition(on: "unfiltered", $0.value) }
        return "SELECT unfiltered.* FROM (\(list)) AS unfiltered WHERE \(conditions.joined(" AND "))"
    }

    private static func everyCase(_ question: FigureQuestion, _ facts: ProjectFacts) -> Query {
        let period = question.window.period
        let day = question.window.lastDay
        switch question.indicator {
        case .householdsHelped: return facts.householdsHelped(in: period)
        case .personsHelped: return facts.personsHelped(in: period)
        case .dwellingsMobilised: return facts.dwellingsMobilised(in: period)
        case .perennialShare:
            return facts.dwellingsMobilised(
                in: period, numerator: "CASE mobilised.kind WHEN 'directLease' THEN 1 ELSE 0 END")
        case .privateShare:
            return facts.dwellingsMobilised(
                in: period, numerator: "CASE dwelling.stock WHEN 'private' THEN 1 ELSE 0 END")
        case .relayOpened, .departementsCovered: return facts.relayOpened(in: period)
        case .relayManaged: return facts.relayManaged(on: day)
        case .relayPlaces: return places(question.window, facts, denominator: "1")
        case .placesAgainstCPH: return places(question.window, facts, denominator: "0")
        case .exitsToDirectLease: return facts.exitsWithOrigin(in: period)
        case .employedAtDirectLease: return facts.workAtDirectLease(in: period)
        case .employedAtExit: return facts.workAtExit(in: period)
        case .adultsEmployedAtExit: return facts.adultsAtExit(in: period)
        case .doubleInsertion: return facts.doubleInsertion(in: period)
        case .stayLength: return facts.stayLengths(in: period)
        case .nightsOccupied, .dwellingDaysOccupied, .rotation: return facts.relayInService(in: period)
        case .leaseDelay: return facts.delaysFromProtection(in: period)
        case .leaseDelayFromRelay: return facts.delaysFromRelay(in: period)
        case .exitsByType: return facts.exitList(in: period, numerator: "1", unknown: ProjectFacts.isUnknownExit)
        case .contractsAtExit: return facts.contractsAtExit(in: period)
        case .stillInWorkAtThreeMonths: return facts.stillInWork(days: 90, in: period)
        case .stillInWork: return facts.stillInWork(days: 180, in: period)
        case .stillInHomeAtThreeMonths: return facts.stillInHome(days: 90, in: period)
        case .stillInHome: return facts.stillInHome(days: 180, in: period)
        case .arrearsInLease: return facts.arrearsInLease(in: period)
        case .contactsInTime: return facts.contactsInTime(in: period)
        case .followUpsCompleted: return facts.followUpsCompleted(in: period)
        case .placesFreed: return facts.placesFreed(in: period)
        case .centreDaysAvoided: return facts.centreDaysAvoided(in: period)
        case .staysBeyondTerm: return facts.staysBeyondTerm(on: day)
        case .frenchProgress: return facts.frenchAtExit(in: period)
        case .socialRequestsActive: return facts.socialRequests(on: day)
        case .socialRequestsRenewed: return facts.requestTerms(before: day)
        case .claimsFiled: return facts.claimsFiled(in: period)
        case .claimsRecognised: return facts.claimsRecognised(in: period)
        case .claimsRehoused: return facts.claimsRehoused(in: period)
        case .claimDays: return facts.claimDays(in: period)
        case .offerToLease: return facts.offerDelays(in: period)
        case .leasesPromised, .proposalsPromised, .allocationsPromised: return facts.conventionsPromising(in: period)
        case .proposalsRefused: return facts.proposalsRefused(in: period)
        case .conventionsActive: return facts.conventionsActive(on: day)
        case .conventionsWithTarget: return facts.conventionsWithTarget(on: day)
        case .conventionsSteered: return facts.conventionsSteered(on: day)
        case .movedAway: return facts.movedAway(in: period)
        case .movedAwayToWork: return facts.movedAway(in: period, work: true)
        case .completeness: return facts.completeness(on: day)
        }
    }

    private static func places(_ window: FigureWindow, _ facts: ProjectFacts, denominator: Query) -> Query {
        switch window {
        case .over(let period):
            facts.relayOpened(in: period, numerator: "dwelling.opening_capacity", denominator: denominator)
        case .at(let day): facts.places(on: day, denominator: denominator)
        }
    }
}

extension FigureDimension {
    /// The column of the list that holds it.
    var column: Query {
        switch self {
        case .departement: "departement"
        case .site: "site_id"
        case .stock: "stock"
        case .composition: "composition"
        case .dwellingType: "dwelling_type"
        case .exitType: "exit_type"
        case .year: "year"
        case .kind: "kind"
        case .detail: "detail"
        case .sex: "sex"
        case .ageClass: "age_class"
        case .landlord: "landlord_id"
        case .referent: "referent_id"
        }
    }

    /// That the column has the value; the empty text asks for what is not known.
    func condition(on table: Query, _ value: String) -> Query {
        if value.isEmpty { return "\(table).\(column) IS NULL" }
        if self == .year { return "\(table).\(column) = \(Int(value) ?? 0)" }
        return "\(table).\(column) = \(value)"
    }
}

extension IndicatorID {
    /// Whether the weights of the rows are counted by the programme, since SQL does no arithmetic on dates.
    var countsDays: Bool {
        switch self {
        case .stayLength, .nightsOccupied, .dwellingDaysOccupied, .rotation, .leaseDelay, .leaseDelayFromRelay,
            .offerToLease, .centreDaysAvoided, .contactsInTime, .followUpsCompleted, .frenchProgress, .claimDays:
            true
        default: daysAfterExit != nil || isSifted
        }
    }

    /// Whether the list holds rows that a dated delay or a target leaves out: the programme sifts them, since SQL does no
    /// arithmetic on dates.
    var isSifted: Bool {
        switch self {
        case .socialRequestsActive, .socialRequestsRenewed, .claimsRecognised, .claimsRehoused: true
        default: countedUnit != nil
        }
    }

    /// What of a convention is set against its target (I-24); nil for the other indicators.
    var countedUnit: ConventionTarget.Unit? {
        switch self {
        case .leasesPromised: .lease
        case .proposalsPromised: .proposal
        case .allocationsPromised: .allocation
        default: nil
        }
    }
}
