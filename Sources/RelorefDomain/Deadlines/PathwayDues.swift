/// The project of a household whose file is open, as far as days depend on it.
package struct CurrentPathway: Sendable, Hashable {
    /// Something to do towards a goal that goes on, on a day.
    package struct Step: Sendable, Hashable {
        package let id: String
        package let domain: PathwayDomain
        package let responsible: Goal.Responsible
        package let dueOn: Day

        package init(id: String, domain: PathwayDomain, responsible: Goal.Responsible, dueOn: Day) {
            (self.id, self.domain, self.responsible, self.dueOn) = (id, domain, responsible, dueOn)
        }
    }

    package let household: String
    package let site: String
    /// Since when it lives in relay dwellings, where nobody has yet written down where it stands; nil otherwise.
    package var undiagnosedSince: Day?
    /// The latest day on which somebody looked at the whole: a review, a contract that was signed, the first goal.
    package var lookedOn: Day?
    /// The contract that runs.
    package var contract: SupportContract?
    package var steps: [Step]

    package init(
        household: String, site: String, undiagnosedSince: Day? = nil, lookedOn: Day? = nil,
        contract: SupportContract? = nil, steps: [Step] = []
    ) {
        (self.household, self.site, self.undiagnosedSince) = (household, site, undiagnosedSince)
        (self.lookedOn, self.contract, self.steps) = (lookedOn, contract, steps)
    }
}

/// A member who is not of age yet.
package struct ComingMinor: Sendable, Hashable {
    package let person: String
    package let household: String
    package let site: String
    package let birth: PartialDate

    package init(person: String, household: String, site: String, birth: PartialDate) {
        (self.person, self.household, self.site, self.birth) = (person, household, site, birth)
    }
}

extension DueItem {
    /// What Today says of a project.
    package enum Pathway: Sendable, Hashable {
        /// - Parameter days: within which somebody looks where the household stands.
        case firstDiagnosis(entry: Day, days: Int)
        case review(since: Day, months: Int)
        case step(PathwayDomain, Goal.Responsible)
        case contractEnd(signed: Day, months: Int)

        var rule: DeadlineRule {
            switch self {
            case .firstDiagnosis: .firstDiagnosis
            case .review: .pathwayReview
            case .step: .goalStep
            case .contractEnd: .contractEnd
            }
        }
    }
}

extension DueList {
    /// Half a year before the eighteenth birthday, and three months before it again (V17); a tick settles each.
    package func item(_ minor: ComingMinor) -> DueItem? {
        let found = PersonRules(RuleContext(today: today)).comingOfAge(minor.birth).first
        guard let values = found?.values, values.count == 3, let months = Int(values[0]),
            let from = Day(iso: values[1]), let to = Day(iso: values[2])
        else { return nil }
        return DueItem(
            .comingOfAge(person: minor.person, from: from, to: to), subject: minor.person, household: minor.household,
            site: minor.site, day: from, step: from.adding(months: -months), group: .thisWeek)
    }

    /// The first diagnosis, the review, the steps and the end of the contract (domain § 2.e).
    package func items(_ current: CurrentPathway) -> [DueItem] {
        [firstDiagnosis(of: current), review(of: current), contractEnd(of: current)].compactMap { $0 }
            + current.steps.compactMap { step in
                item(.step(step.domain, step.responsible), current, subject: step.id, day: step.dueOn)
            }
    }

    private func item(
        _ matter: DueItem.Pathway, _ current: CurrentPathway, subject: String? = nil, day: Day
    ) -> DueItem? {
        guard today >= day.adding(days: -terms()[.pathwayAnnounced]) else { return nil }
        let next = max(day, today)
        return DueItem(
            .pathway(matter), subject: subject ?? current.household, household: current.household, site: current.site,
            day: day, step: day, group: day < today ? .late : DueGroup(step: next, due: next, today: today))
    }

    private func firstDiagnosis(of current: CurrentPathway) -> DueItem? {
        let days = terms()[.pathwayDiagnosis]
        return current.undiagnosedSince.flatMap { entry in
            item(.firstDiagnosis(entry: entry, days: days), current, day: entry.adding(days: days))
        }
    }

    private func review(of current: CurrentPathway) -> DueItem? {
        let months = terms()[.pathwayReview]
        return current.lookedOn.flatMap { since in
            item(.review(since: since, months: months), current, day: since.adding(months: months))
        }
    }

    private func contractEnd(of current: CurrentPathway) -> DueItem? {
        current.contract.flatMap { contract in
            item(
                .contractEnd(signed: contract.signedOn, months: contract.months), current, subject: contract.id,
                day: contract.term)
        }
    }
}
