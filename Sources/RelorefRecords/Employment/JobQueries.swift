package import RelorefDomain
package import RelorefStorage

/// A job as a list shows it.
package struct JobLine: Sendable, Hashable, Identifiable {
    package let offer: JobOffer
    package let partnerName: String
    package let communeName: String?
    /// Presented and not refused or withdrawn; and hired.
    package let applications: Int
    package let hired: Int

    package var id: String { offer.id }
}

extension Transaction {
    /// Those who employ, and those who pass jobs on, for a form.
    ///
    /// - Parameter chosen: among them in any case, where it is one of them.
    package func employmentPartners(visibleTo actor: Actor, with chosen: String? = nil) throws -> [Partner] {
        try rows(
            """
            SELECT partner.* FROM partner WHERE \(PartnerFilter.passingJobs(actor)) AND partner.successor_id IS NULL
            ORDER BY CASE WHEN partner.id = \(chosen ?? "") THEN 0 ELSE 1 END, \(PartnerFilter.ownFirst(actor)),
              partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }

    /// One's own sites' jobs, those that are looked for first.
    package func jobs(
        isOver: Bool, partner: String? = nil, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [JobLine] {
        try rows(
            """
            SELECT job_offer.*, partner.name AS partner_name, commune.name AS commune_name,
              (SELECT count(*) FROM job_application WHERE job_application.offer_id = job_offer.id
                AND job_application.state IN ('presented', 'interview', 'hired')) AS applications,
              (SELECT count(*) FROM job_application WHERE job_application.offer_id = job_offer.id
                AND job_application.state = 'hired') AS hired
            FROM job_offer JOIN partner ON partner.id = job_offer.partner_id
            LEFT JOIN commune ON commune.code = job_offer.commune
            WHERE \(jobScope(isOver, partner, actor))
            ORDER BY COALESCE(job_offer.answer_by, '9999'), job_offer.received_on DESC, job_offer.id
            LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row in
            JobLine(
                offer: try JobOffer(row), partnerName: try row.text("partner_name"),
                communeName: try row.optionalText("commune_name"), applications: try row.int("applications"),
                hired: try row.int("hired"))
        }
    }

    package func jobCount(isOver: Bool, partner: String? = nil, visibleTo actor: Actor) throws -> Int {
        try row("SELECT count(*) AS n FROM job_offer WHERE \(jobScope(isOver, partner, actor))")?.int("n") ?? 0
    }

    private func jobScope(_ isOver: Bool, _ partner: String?, _ actor: Actor) -> Query {
        let state: Query = isOver ? "job_offer.state <> 'open'" : "job_offer.state = 'open'"
        let ofPartner: Query = partner.map { "job_offer.partner_id = \($0)" } ?? "1 = 1"
        return "\(Visible.jobs(to: actor)) AND \(state) AND \(ofPartner)"
    }
}
