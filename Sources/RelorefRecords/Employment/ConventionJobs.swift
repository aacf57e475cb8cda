package import RelorefDomain
import RelorefStorage

/// A job that was proposed under a convention, and those who were presented for it.
package struct ConventionJob: Sendable, Hashable, Identifiable {
    package let offer: JobOffer
    package let applications: [ConventionApplication]

    package var id: String { offer.id }
}

/// Somebody presented under a convention: interviewed, hired.
package struct ConventionApplication: Sendable, Hashable, Identifiable {
    package let id: String
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    package let interviewOn: Day?
    /// The first day of the contract.
    package let hiredFrom: Day?
    package let contract: ContractType?
}

extension Transaction {
    /// The jobs of a convention that the caller found visible, the last received first.
    func jobs(under convention: String, visibleTo actor: Actor) throws -> [ConventionJob] {
        let offers = try rows(
            "SELECT * FROM job_offer WHERE convention_id = \(convention) ORDER BY received_on DESC, id"
        ).map { try JobOffer($0) }
        guard !offers.isEmpty else { return [] }
        var applications: [String: [ConventionApplication]] = [:]
        for row in try rows(
            """
            SELECT job_application.id, job_application.offer_id, job_application.interview_on, job_application.state,
              spell.from_day, spell.contract, household.code AS household_code, household.confidential,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM job_application JOIN household ON household.id = job_application.household_id
            LEFT JOIN employment_spell AS spell ON spell.id = job_application.spell_id
            WHERE job_application.offer_id IN \(Query.list(offers.map(\.id)))
            ORDER BY job_application.presented_on, job_application.id
            """)
        {
            let opens = try row.bool("opens")
            let isHired = try row.text("state") == JobApplication.State.hired.rawValue
            applications[try row.text("offer_id"), default: []].append(
                ConventionApplication(
                    id: try row.text("id"),
                    householdCode: try row.bool("confidential") && !opens ? nil : try row.text("household_code"),
                    mayOpenFile: opens, interviewOn: try row.optionalDay("interview_on"),
                    hiredFrom: isHired ? try row.optionalDay("from_day") : nil,
                    contract: try row.optionalCode("contract")))
        }
        return offers.map { ConventionJob(offer: $0, applications: applications[$0.id] ?? []) }
    }
}
