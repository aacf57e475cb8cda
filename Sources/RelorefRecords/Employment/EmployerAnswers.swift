package import RelorefDomain
package import RelorefStorage

/// Somebody who was presented for a job of an employer, by a number: of the person nothing is told here.
package struct SentApplication: Sendable, Hashable, Identifiable {
    package let id: String
    package let job: String
    package let title: String
    package let sent: AnswerTimes.Sent
    package let state: JobApplication.State
}

extension SentApplication {
    /// From where, and which: those on whom the employer decided, and those who wait. Who withdrew or said no themselves
    /// are no answer of the employer's.
    fileprivate static func rows(to partner: String, _ actor: Actor) -> Query {
        """
        job_offer JOIN job_application ON job_application.offer_id = job_offer.id
        WHERE job_offer.partner_id = \(partner) AND \(Visible.jobs(to: actor))
          AND (job_application.state IN ('presented', 'interview', 'hired')
            OR job_application.refused_by = \(JobApplication.Party.employer))
        """
    }
}

extension Transaction {
    /// How fast an employer answers: from the day on which somebody was presented to its decision, over everybody who was
    /// presented from one's own sites.
    package func employerAnswerTimes(of partner: String, visibleTo actor: Actor) throws -> AnswerTimes {
        try AnswerTimes(
            rows(
                """
                SELECT job_application.presented_on, job_application.decided_on
                FROM \(SentApplication.rows(to: partner, actor))
                """
            ).map { row in
                AnswerTimes.Sent(on: try row.day("presented_on"), answeredOn: try row.optionalDay("decided_on"))
            })
    }

    /// Those presented to an employer, of one's own sites: who waits first, the longest before the others, then the last
    /// answers.
    ///
    /// - Parameter isAnswered: only those with an answer, or only those without one.
    package func sentApplications(
        to partner: String, answered isAnswered: Bool? = nil, limit: Int, visibleTo actor: Actor
    ) throws -> [SentApplication] {
        let answered: Query = "job_application.decided_on IS NOT NULL"
        let waiting: Query = "job_application.decided_on IS NULL"
        let part: Query = isAnswered.map { $0 ? " AND \(answered)" : " AND \(waiting)" } ?? ""
        return try rows(
            """
            SELECT job_application.id, job_application.offer_id, job_offer.title, job_application.presented_on,
              job_application.decided_on, job_application.state
            FROM \(SentApplication.rows(to: partner, actor))\(part)
            ORDER BY CASE WHEN job_application.decided_on IS NULL THEN 0 ELSE 1 END,
              CASE WHEN job_application.decided_on IS NULL THEN job_application.presented_on END,
              job_application.decided_on DESC, job_application.id LIMIT \(limit)
            """
        ).map { row in
            SentApplication(
                id: try row.text("id"), job: try row.text("offer_id"), title: try row.text("title"),
                sent: AnswerTimes.Sent(on: try row.day("presented_on"), answeredOn: try row.optionalDay("decided_on")),
                state: try row.code("state"))
        }
    }
}
