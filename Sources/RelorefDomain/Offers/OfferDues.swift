/// An offer that the landlord waits to hear of, with what Today says of it.
package struct DueOffer: Sendable, Hashable {
    package let id: String
    package let site: String
    package let departement: String
    package let answerBy: Day
    package let told: Told

    /// How it is called: its type, where it is, who proposes it.
    package struct Told: Sendable, Hashable {
        package let type: DwellingType?
        package let commune: String?
        package let partner: String

        package init(type: DwellingType?, commune: String?, partner: String) {
            (self.type, self.commune, self.partner) = (type, commune, partner)
        }
    }

    package init(id: String, site: String, departement: String, answerBy: Day, told: Told) {
        (self.id, self.site, self.departement, self.answerBy, self.told) = (id, site, departement, answerBy, told)
    }
}

/// A dwelling that is allocated to a household which has not said yes or no.
package struct DueAllocation: Sendable, Hashable {
    package let candidacy: String
    package let offer: String
    package let household: String
    package let site: String
    package let departement: String
    package let allocatedOn: Day
    package let answerBy: Day

    package init(
        candidacy: String, offer: String, household: String, site: String, departement: String, allocatedOn: Day,
        answerBy: Day
    ) {
        (self.candidacy, self.offer, self.household, self.site) = (candidacy, offer, household, site)
        (self.departement, self.allocatedOn, self.answerBy) = (departement, allocatedOn, answerBy)
    }
}

extension DueList {
    /// Candidates are to be sent before the landlord's day; past it, the offer is to be closed or its day put right.
    package func item(_ due: DueOffer) -> DueItem? {
        DueItem(
            .offerAnswer(due.told), subject: due.id, site: due.site,
            steps: DeadlineSteps(due: due.answerBy, warnings: [], announced: terms()[.dueAnnounced]), today: today)?
            .placed(in: due.departement)
    }

    /// The household's answer (D-10); past its day, its silence is to be noted as the refusal that it is.
    package func item(_ due: DueAllocation) -> DueItem? {
        let rule = rules.version(.allocationAnswer, on: today, in: due.departement)
        return DueItem(
            .allocationAnswer(offer: due.offer, allocatedOn: due.allocatedOn), subject: due.candidacy,
            household: due.household, site: due.site,
            steps: DeadlineSteps(
                due: due.answerBy, warnings: (rule?.warnings ?? []).filter { $0 > 0 }, announced: terms()[.dueAnnounced]
            ),
            today: today)?.placed(in: due.departement)
    }
}
