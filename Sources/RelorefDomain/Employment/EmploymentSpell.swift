/// A work contract from its first day to its last, both included.
package struct EmploymentSpell: Sendable, Hashable, Identifiable {
    package let id: String
    package var person: String
    package var contract: ContractType
    package var from: Day
    package var to: Day?
    /// Tenths of an hour a week.
    package var weeklyHoursTenths: Int?
    /// ROME code, `^[A-N][0-9]{4}$`.
    package var rome: String?
    package var employer: String?
    package var externalID: String?
    package var version: Int

    package init(
        id: String, person: String, contract: ContractType, from: Day, to: Day? = nil, weeklyHoursTenths: Int? = nil,
        rome: String? = nil, employer: String? = nil, externalID: String? = nil, version: Int = 0
    ) {
        self.id = id
        self.person = person
        self.contract = contract
        self.from = from
        self.to = to
        self.weeklyHoursTenths = weeklyHoursTenths
        self.rome = rome
        self.employer = employer
        self.externalID = externalID
        self.version = version
    }

    package func covers(_ day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// What a person's situation is when it is not a contract; without either, the situation is unknown, never "no".
package enum EmploymentStatus: String, CaseIterable, Sendable, Codable {
    case employed, jobSeekerRegistered, jobSeekerNotRegistered, training, student, apprentice
    case inactiveChildcare, inactiveHealth, inactiveOther, retired
}

/// A declared situation from a day on, until the next one.
package struct EmploymentSituation: Sendable, Hashable, Identifiable {
    package let id: String
    package var person: String
    package var from: Day
    package var status: EmploymentStatus
    package var externalID: String?

    package init(id: String, person: String, from: Day, status: EmploymentStatus, externalID: String? = nil) {
        self.id = id
        self.person = person
        self.from = from
        self.status = status
        self.externalID = externalID
    }
}
