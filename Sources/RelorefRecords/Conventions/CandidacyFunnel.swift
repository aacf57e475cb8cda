package import RelorefDomain
package import RelorefStorage

/// How far the households came that were proposed under a convention: whoever reached a step, or one after it.
package struct CandidacyFunnel: Sendable, Hashable {
    package let proposed: Int
    package let sent: Int
    /// The landlord's commission decided, whatever it decided.
    package let decided: Int
    package let allocated: Int
    package let accepted: Int
    package let leased: Int
}

extension Transaction {
    /// Of the households that were proposed for a dwelling between two days. A lease that was linked without its proposal is
    /// none of them.
    package func candidacyFunnel(under convention: String, from: Day, to: Day) throws -> CandidacyFunnel {
        let steps: [Query] = [
            "candidacy.leased_on", "candidacy.accepted_on", "candidacy.allocated_on", "candidacy.decided_on",
            "candidacy.sent_on",
        ]
        func reached(_ count: Int) -> Query {
            "CAST(COALESCE(sum(CASE WHEN \(steps.prefix(count).map { "\($0) IS NOT NULL" }.joined(" OR ")) THEN 1 ELSE 0 END), 0) AS BIGINT)"
        }
        let row = try row(
            """
            SELECT count(*) AS proposed, \(reached(5)) AS sent, \(reached(4)) AS decided, \(reached(3)) AS allocated,
              \(reached(2)) AS accepted, \(reached(1)) AS leased
            FROM candidacy WHERE candidacy.convention_id = \(convention) AND candidacy.offer_id IS NOT NULL
              AND candidacy.proposed_on BETWEEN \(from) AND \(to)
            """)
        func count(_ column: String) throws -> Int { try row?.int(column) ?? 0 }
        return CandidacyFunnel(
            proposed: try count("proposed"), sent: try count("sent"), decided: try count("decided"),
            allocated: try count("allocated"), accepted: try count("accepted"), leased: try count("leased"))
    }
}
