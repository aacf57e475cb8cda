package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Whether a household has a request for social housing that was filed and goes on.
    package func hasOpenRequest(_ household: String) throws -> Bool {
        try row(
            """
            SELECT 1 AS one FROM social_request
            WHERE household_id = \(household) AND filed_on IS NOT NULL AND ended_on IS NULL LIMIT 1
            """) != nil
    }

    /// The household has a home of its own: the requests that it had filed by then are met.
    func meetRequests(of household: Household, on day: Day, by author: Author) throws {
        for row in try openRequests(of: household) where try row.day("filed_on") <= day {
            let id = try row.text("id")
            try update(
                "social_request", id: id, version: try row.int("version"),
                ["ended_on": day, "outcome": SocialHousingRequest.Outcome.satisfied])
            try journal(
                "endRequest", "socialRequest", id, household: household.id, site: household.site,
                detail: ["on": day.iso, "request_outcome": SocialHousingRequest.Outcome.satisfied.rawValue], by: author)
        }
    }

    /// A household parts: its requests, and the claims that stand on them, go with those who leave. Their seniority goes
    /// with them; those who stay begin anew (V24, V64).
    func handRequests(of old: Household, to new: Household, by author: Author) throws {
        for row in try openRequests(of: old) {
            let id = try row.text("id")
            try resealText("social_request", column: "number", id, from: old.id, to: new.id, vault: author.vault)
            try update("social_request", id: id, version: try row.int("version"), ["household_id": new.id])
            try run("UPDATE right_claim SET household_id = \(new.id), version = version + 1 WHERE request_id = \(id)")
            try journal("handRequest", "socialRequest", id, household: old.id, site: old.site, by: author)
            try journal("takeRequest", "socialRequest", id, household: new.id, site: new.site, by: author)
        }
    }

    private func openRequests(of household: Household) throws -> [ResultRow] {
        try rows(
            """
            SELECT id, filed_on, version FROM social_request
            WHERE household_id = \(household.id) AND filed_on IS NOT NULL AND ended_on IS NULL ORDER BY filed_on, id
            """)
    }
}
