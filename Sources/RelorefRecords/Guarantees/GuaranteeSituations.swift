package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// What is known of a household for the rules of the schemes, of a file that the caller found visible.
    ///
    /// - Parameter stock: of the home, where it is known.
    package func guaranteeSituation(
        of household: String, leaseOn: Day, stock: Stock?, by author: Author
    ) throws -> GuaranteeFit.Situation {
        let head = try members(of: household, by: author).first {
            $0.isOpen && $0.membership.kinship == .reference
        }
        return GuaranteeFit.Situation(
            leaseOn: leaseOn, budget: try lastBudget(of: household), stock: stock,
            ages: head?.birth.ages(on: leaseOn), isWorking: try head.flatMap { try isWorking($0.id, on: author.today) })
    }

    func lastBudget(of household: String) throws -> HousingBudget? {
        try row(
            """
            SELECT * FROM housing_budget WHERE household_id = \(household) AND withdrawn_at IS NULL
            ORDER BY made_on DESC, at DESC, id DESC LIMIT 1
            """
        ).map { row in
            HousingBudget(
                resourcesCents: try row.int("resources_cents"), rentCents: try row.int("rent_cents"),
                chargesCents: try row.int("charges_cents"), aidCents: try row.int("aid_cents"),
                persons: try row.int("persons"))
        }
    }

    /// Whether a person works on a day: a contract that runs, or what was last declared; nil when nothing is known.
    private func isWorking(_ person: String, on day: Day) throws -> Bool? {
        let contracts = ContractType.allCases.filter(\.isEmployment).map(\.rawValue)
        let runs = try row(
            """
            SELECT 1 AS one FROM employment_spell WHERE person_id = \(person) AND from_day <= \(day)
              AND (to_day IS NULL OR to_day >= \(day)) AND contract IN \(Query.list(contracts)) LIMIT 1
            """)
        if runs != nil { return true }
        return try row(
            """
            SELECT status FROM employment_status WHERE person_id = \(person) AND from_day <= \(day)
            ORDER BY from_day DESC, id DESC LIMIT 1
            """
        ).map { row in
            let status: EmploymentStatus = try row.code("status")
            return status == .employed || status == .apprentice
        }
    }
}
