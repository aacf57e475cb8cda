package import RelorefDomain
package import RelorefStorage

/// What an employer sees behind its link: the jobs that it proposes to a site, and those presented, each by a number.
package struct EmployerJobs: Sendable {
    package let link: OfferLink
    package let partnerName: String
    package let association: String
    package let siteName: String
    /// What is looked for first; then what is over.
    package let jobs: [EmployerJob]
    /// How many there are, also those that are too old to be shown.
    package let count: Int
    let account: String
    let codeHash: String
}

/// A job as its employer sees it.
package struct EmployerJob: Sendable, Identifiable {
    package let offer: JobOffer
    package let candidates: [EmployerCandidate]

    package var id: String { offer.id }
}

/// Somebody presented, as the employer sees it here: no name and nothing of the file. Who comes is said by the person.
package struct EmployerCandidate: Sendable, Hashable, Identifiable {
    package let id: String
    /// 1 for the first that was presented.
    package let number: Int
    package let presentedOn: Day
    package let interviewOn: Day?
    package let state: JobApplication.State

    package var isToDecide: Bool { !state.isOver }
}

extension Transaction {
    /// What a token shows; nil when there never was such a link. Reads only: opening a link changes nothing.
    package func employerJobs(_ tokenHash: String) throws -> EmployerJobs? {
        let found = try row(
            """
            SELECT link.*, partner.name AS partner_name, association.name AS association, site.name AS site_name
            FROM offer_link AS link JOIN partner ON partner.id = link.partner_id JOIN site ON site.id = link.site_id
            JOIN association ON association.id = site.association_id WHERE link.token_hash = \(tokenHash)
            """)
        guard let found else { return nil }
        let link = try OfferLink(found)
        let offers = try rows(
            """
            SELECT job_offer.* FROM job_offer
            WHERE job_offer.partner_id = \(link.partner) AND job_offer.site_id = \(link.site)
            ORDER BY CASE job_offer.state WHEN 'open' THEN 0 ELSE 1 END, job_offer.received_on DESC, job_offer.id
            LIMIT \(OfferLink.mostShown)
            """
        ).map { try JobOffer($0) }
        let count = try row(
            "SELECT count(*) AS n FROM job_offer WHERE partner_id = \(link.partner) AND site_id = \(link.site)")
        return EmployerJobs(
            link: link, partnerName: try found.text("partner_name"), association: try found.text("association"),
            siteName: try found.text("site_name"),
            jobs: try offers.map { offer in
                EmployerJob(
                    offer: offer,
                    candidates: try book(offer).applications.enumerated().map { place, one in
                        EmployerCandidate(
                            id: one.id, number: place + 1, presentedOn: one.presentedOn, interviewOn: one.interviewOn,
                            state: one.state)
                    })
            }, count: try count?.int("n") ?? 0, account: try found.text("account_id"),
            codeHash: try found.text("code_hash"))
    }

    /// The second check: the code that was said by telephone. A wrong one is counted.
    package func passesCheck(_ shown: EmployerJobs, codeHash: String, at now: Moment) throws -> Bool {
        try passesCheck(shown.link, known: shown.codeHash, given: codeHash, at: now)
    }
}
