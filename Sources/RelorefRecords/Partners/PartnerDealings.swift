package import RelorefDomain
package import RelorefStorage

/// A household's file that was sent to a landlord, by its number: of the household nothing is told here.
package struct SentFile: Sendable, Hashable, Identifiable {
    package let id: String
    package let offer: HousingOffer
    package let communeName: String?
    package let sent: AnswerTimes.Sent
    package let decision: Candidacy.Decision?
}

/// What was promised in a convention, with the convention.
package struct PartnerCommitment: Sendable, Hashable, Identifiable {
    package let commitment: ConventionCommitment
    package let conventionTitle: String

    package var id: String { commitment.id }
}

extension SentFile {
    /// From where, and which: those that were decided on, and those that wait.
    fileprivate static func rows(to partner: String, _ actor: Actor) -> Query {
        """
        housing_offer JOIN candidacy ON candidacy.offer_id = housing_offer.id
        LEFT JOIN commune ON commune.code = housing_offer.commune
        WHERE housing_offer.partner_id = \(partner) AND \(Visible.offers(to: actor))
          AND candidacy.sent_on IS NOT NULL AND (candidacy.decided_on IS NOT NULL OR candidacy.state = 'sent')
        """
    }
}

extension Transaction {
    /// How fast a landlord answers, over every file that was sent to it from one's own sites.
    package func answerTimes(of partner: String, visibleTo actor: Actor) throws -> AnswerTimes {
        try AnswerTimes(
            rows("SELECT candidacy.sent_on, candidacy.decided_on FROM \(SentFile.rows(to: partner, actor))").map {
                row in
                AnswerTimes.Sent(on: try row.day("sent_on"), answeredOn: try row.optionalDay("decided_on"))
            })
    }

    /// The files that were sent to a landlord and that it decided on or has still to decide on, of one's own sites: those
    /// that wait first, the oldest before the others, then the last answers.
    ///
    /// - Parameter isAnswered: only those with an answer, or only those without one.
    package func sentFiles(
        to partner: String, answered isAnswered: Bool? = nil, limit: Int, visibleTo actor: Actor
    ) throws -> [SentFile] {
        let part: Query =
            isAnswered.map { $0 ? " AND candidacy.decided_on IS NOT NULL" : " AND candidacy.decided_on IS NULL" } ?? ""
        return try rows(
            """
            SELECT housing_offer.*, candidacy.id AS candidacy_id, candidacy.sent_on AS file_sent_on,
              candidacy.decided_on AS file_decided_on, candidacy.decision, commune.name AS commune_name
            FROM \(SentFile.rows(to: partner, actor))\(part)
            ORDER BY CASE WHEN candidacy.decided_on IS NULL THEN 0 ELSE 1 END,
              CASE WHEN candidacy.decided_on IS NULL THEN candidacy.sent_on END,
              candidacy.decided_on DESC, candidacy.id LIMIT \(limit)
            """
        ).map { row in
            SentFile(
                id: try row.text("candidacy_id"), offer: try HousingOffer(row),
                communeName: try row.optionalText("commune_name"),
                sent: AnswerTimes.Sent(
                    on: try row.day("file_sent_on"), answeredOn: try row.optionalDay("file_decided_on")),
                decision: try row.optionalCode("decision"))
        }
    }

    /// What both parties promised in the conventions with a partner, of one's own sites; what is due first, first.
    package func commitments(with partner: String, visibleTo actor: Actor) throws -> [PartnerCommitment] {
        try rows(
            """
            SELECT commitment.*, convention.title FROM convention
            JOIN convention_commitment AS commitment ON commitment.convention_id = convention.id
            WHERE convention.partner_id = \(partner) AND \(ConventionFilter.visible(to: actor))
              AND convention.signed_on IS NOT NULL
            ORDER BY CASE WHEN commitment.due_on IS NULL THEN 1 ELSE 0 END, commitment.due_on, commitment.party,
              commitment.id
            """
        ).map {
            PartnerCommitment(commitment: try ConventionCommitment($0), conventionTitle: try $0.text("title"))
        }
    }
}
