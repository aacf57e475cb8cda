import RelorefDomain
import RelorefStorage

extension Transaction {
    /// What employers answered by their links and nobody has read, for the files of a scope.
    func dueJobAnswers(_ scope: DueScope, _ actor: Actor) throws -> [DueJobAnswer] {
        try rows(
            """
            SELECT job_application.id, job_application.household_id, job_application.decided_on, job_application.reason,
              job_application.presented_on, job_application.interview_on, household.site_id, job_offer.id AS job_id, job_offer.title, partner.name AS partner_name
            FROM household JOIN job_application ON job_application.household_id = household.id
            JOIN job_offer ON job_offer.id = job_application.offer_id
            JOIN partner ON partner.id = job_offer.partner_id
            WHERE job_application.unseen = 1 AND \(scope.files(actor))
            """
        ).compactMap { row in
            let refused: JobApplication.EmployerReason? = try row.optionalCode("reason")
            let interview = try row.optionalDay("interview_on")
            guard let answer = refused.map({ .refused($0) }) ?? interview.map({ DueJobAnswer.Answer.interview($0) })
            else { return nil }
            let presented = try row.day("presented_on")
            return DueJobAnswer(
                id: try row.text("id"), household: try row.text("household_id"), site: try row.text("site_id"),
                on: try row.optionalDay("decided_on") ?? presented,
                told: DueJobAnswer.Told(
                    job: try row.text("job_id"), title: try row.text("title"), partner: try row.text("partner_name"),
                    answer: answer))
        }
    }
}
