/// The contract under which a person works.
package enum ContractType: String, CaseIterable, Sendable, Codable {
    case permanent, permanentInclusion, fixedTerm, fixedTermUsage, fixedTermInclusion, apprenticeship
    case professionalTraining, temporaryAgency, selfEmployment, civicService, pec, other

    /// Whether it counts as employment: any work contract at any hours, and working for oneself; not civic service.
    package var isEmployment: Bool { self != .civicService }

    /// A contract without a term (CDI); it may be ended, it does not run out.
    package var hasNoEnd: Bool { self == .permanent || self == .permanentInclusion }
}
