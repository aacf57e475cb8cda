package import RelorefDomain
package import RelorefStorage

/// Somebody presented for a job, beside everybody else who was, as a list shows them.
package struct PresentedPerson: Sendable, Identifiable {
    package let application: JobApplication
    package let title: String
    /// ROME code of the job.
    package let rome: String?
    package let partnerName: String
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    /// Nil unless the file may be opened.
    package let name: PersonalIdentity?
    /// The last level of spoken French that was written down; nil unless the file may be opened.
    package let french: FrenchLevel?
    /// The contract that came of it, with its first day.
    package let contract: ContractType?
    package let contractFrom: Day?

    package var id: String { application.id }
}

extension Transaction {
    package func presentedCount(visibleTo actor: Actor) throws -> Int {
        try row(
            """
            SELECT count(*) AS n FROM job_application JOIN job_offer ON job_offer.id = job_application.offer_id
            WHERE \(Visible.jobs(to: actor))
            """)?.int("n") ?? 0
    }

    /// Everybody who was presented for a job of one's own sites: those who wait for an answer first, then the last presented.
    package func presentedPeople(skipping: Int = 0, limit: Int, by author: Author) throws -> [PresentedPerson] {
        try presentedPeople(Visible.jobs(to: author.actor), skipping: skipping, limit: limit, by: author)
    }

    /// The people of a household that the caller found visible, whoever's job it was.
    func presentedPeople(of household: String, by author: Author) throws -> [PresentedPerson] {
        try presentedPeople("job_application.household_id = \(household)", skipping: 0, limit: 1_000, by: author)
    }

    private func presentedPeople(
        _ condition: Query, skipping: Int, limit: Int, by author: Author
    ) throws -> [PresentedPerson] {
        let rows = try rows(
            """
            SELECT job_application.*, job_offer.title, job_offer.rome, partner.name AS partner_name,
              household.code AS household_code, household.confidential, spell.contract, spell.from_day,
              (SELECT oral FROM french_level WHERE french_level.person_id = job_application.person_id
                ORDER BY assessed_on DESC, id DESC LIMIT 1) AS french,
              CASE WHEN \(Visible.files(to: author.actor)) THEN 1 ELSE 0 END AS opens
            FROM job_application JOIN job_offer ON job_offer.id = job_application.offer_id
            JOIN partner ON partner.id = job_offer.partner_id
            JOIN household ON household.id = job_application.household_id
            LEFT JOIN employment_spell AS spell ON spell.id = job_application.spell_id
            WHERE \(condition)
            ORDER BY CASE WHEN job_application.state IN ('presented', 'interview') THEN 0 ELSE 1 END,
              job_application.presented_on DESC, job_application.id LIMIT \(limit) OFFSET \(skipping)
            """)
        let opened = try rows.filter { try $0.bool("opens") && author.actor.may(.seeFiles) }.map {
            try $0.text("person_id")
        }
        let sealed = opened.isEmpty ? [:] : try currentIdentities(of: opened)
        return try rows.map { row in
            let application = try JobApplication(row)
            let opens = try row.bool("opens") && author.actor.may(.seeFiles)
            let name = opens ? sealed[application.person]?.sealed : nil
            return PresentedPerson(
                application: application, title: try row.text("title"), rome: try row.optionalText("rome"),
                partnerName: try row.text("partner_name"),
                householdCode: try row.bool("confidential") && !opens ? nil : try row.text("household_code"),
                mayOpenFile: opens, name: try name.flatMap { try author.vault.openIfKept($0) },
                french: opens ? try row.optionalCode("french") : nil, contract: try row.optionalCode("contract"),
                contractFrom: try row.optionalDay("from_day"))
        }
    }
}
