package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Where the household's letters go: to where it lives, to a domiciliation, or nowhere (V28).
    @discardableResult
    package func setPostal(
        _ postal: ContactRules.PostalSituation?, of id: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Household {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        var household = try file(id, act)
        act.add(ContactRules(act.context).address(postal))
        try settle(
            act, "letters", "household", id, household: id, site: household.site, detail: ["postal": postal?.rawValue])
        household.postal = postal
        try update(household)
        household.version += 1
        return household
    }
}
