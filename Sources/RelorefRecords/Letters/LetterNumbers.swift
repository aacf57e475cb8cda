package import RelorefDomain
package import RelorefStorage

/// What a stranger with a letter in hand is told: nothing of the household, nor of the partner.
package struct VerifiedLetter: Sendable, Hashable {
    package let reference: String
    package let kind: LetterKind
    package let day: Day
    package let association: String
    package let withdrawnOn: Day?
}

extension Transaction {
    /// The number of an association's next letter of a year: letters to households and to partners count up together, so
    /// that a number names one letter.
    func nextLetter(of association: String, in year: Int) throws -> Int {
        let last = try row(
            """
            SELECT max(number) AS last FROM (
              SELECT max(number) AS number FROM letter WHERE association_id = \(association) AND year = \(year)
              UNION ALL
              SELECT max(number) AS number FROM partner_letter WHERE association_id = \(association) AND year = \(year)
            ) AS counted
            """)
        return (try last?.optionalInt("last") ?? 0) + 1
    }

    /// What the address on a letter tells; nil when no letter bears it.
    package func verifiedLetter(_ tokenHash: String) throws -> VerifiedLetter? {
        let found = try row(
            """
            SELECT letter.*, association.name AS association FROM letter
            JOIN association ON association.id = letter.association_id WHERE letter.token_hash = \(tokenHash)
            """)
        if let found {
            let letter = try Letter(found)
            return VerifiedLetter(
                reference: letter.reference, kind: letter.kind, day: letter.day,
                association: try found.text("association"), withdrawnOn: letter.withdrawnOn)
        }
        let toPartner = try row(
            """
            SELECT partner_letter.*, mailing.kind, association.name AS association FROM partner_letter
            JOIN partner_mailing AS mailing ON mailing.id = partner_letter.mailing_id
            JOIN association ON association.id = partner_letter.association_id
            WHERE partner_letter.token_hash = \(tokenHash)
            """)
        return try toPartner.flatMap { row in
            let letter = try PartnerLetter(row)
            return try letter.writing.map { writing in
                VerifiedLetter(
                    reference: writing.reference, kind: letter.kind, day: writing.day,
                    association: try row.text("association"), withdrawnOn: nil)
            }
        }
    }
}
