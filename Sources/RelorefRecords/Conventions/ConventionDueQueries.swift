import RelorefDomain
import RelorefStorage

extension DueScope {
    /// Conventions of the scope, on the table `convention`.
    func conventions(_ actor: Actor) -> Query {
        let scope: Query =
            switch self {
            case .mine, .people(_, withStock: true), .all: "1 = 1"
            case .colleague, .people, .household, .dwelling, .ownSite: "1 = 0"
            case .site(let site): "convention.site_id = \(site)"
            case .departement(let code): "convention.site_id IN (SELECT id FROM site WHERE departement = \(code))"
            case .partner(let id): "convention.partner_id = \(id)"
            }
        return "\(scope) AND \(ConventionFilter.visible(to: actor))"
    }
}

extension Transaction {
    /// The conventions in force of a scope, for whoever works on them.
    func currentConventions(_ scope: DueScope, on today: Day, _ actor: Actor) throws -> [CurrentConvention] {
        guard actor.may(.writeConventions) else { return [] }
        let states = Query.list(Convention.State.allCases.filter(\.isInForce))
        let found = try rows(
            "SELECT convention.* FROM convention WHERE convention.state IN \(states) AND \(scope.conventions(actor))"
        ).map { try Convention($0) }
        guard !found.isEmpty else { return [] }
        let ids = Query.list(found.map(\.id))
        var meetings: [String: [SteeringMeeting]] = [:]
        for row in try rows("SELECT * FROM convention_meeting WHERE convention_id IN \(ids)") {
            meetings[try row.text("convention_id"), default: []].append(try SteeringMeeting(row))
        }
        var open: [String: [ConventionDecision]] = [:]
        for row in try rows(
            "SELECT * FROM convention_decision WHERE convention_id IN \(ids) AND done_on IS NULL ORDER BY due_on, id")
        {
            open[try row.text("convention_id"), default: []].append(try ConventionDecision(row))
        }
        let renewed = Set(
            try rows("SELECT renews_id FROM convention WHERE renews_id IN \(ids)").map { try $0.text("renews_id") })
        let (targets, events) = (try standingTargets(of: found), try events(of: found, until: today))
        return found.map { one in
            let all = meetings[one.id] ?? []
            return CurrentConvention(
                one, lastHeldOn: all.compactMap(\.heldOn).max(),
                plannedOn: all.filter { $0.heldOn == nil }.map(\.plannedOn).min(), open: open[one.id] ?? [],
                achievement: ConventionAchievement(
                    of: one, targets[one.id] ?? [], events[one.id] ?? ConventionEvents(), on: today),
                isRenewed: renewed.contains(one.id))
        }
    }

    /// Where a line of Today about a convention or a decision is looked up.
    func scope(ofConvention subject: String) throws -> DueScope? {
        try row(
            """
            SELECT partner_id FROM convention WHERE id = \(subject)
              OR id IN (SELECT convention_id FROM convention_decision WHERE id = \(subject))
            """
        ).map { .partner(try $0.text("partner_id")) }
    }
}
