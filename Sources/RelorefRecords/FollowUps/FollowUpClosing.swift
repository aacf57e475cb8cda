package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The follow-up ends: the household manages alone, is handed over, or was lost from sight.
    package func closeFollowUp(_ id: String, on day: Day, as outcome: FollowUp.Outcome, by author: Author) throws {
        try author.needs(.writeFiles)
        var (followUp, household) = try followUp(id, Act(author))
        try followUp.close(on: day, as: outcome, today: author.today)
        try keepClosing(followUp, "closeFollowUp", household.id, household.site, by: author)
    }

    /// It goes on for three or six months more, for a reason that is kept (V76).
    package func extendFollowUp(_ id: String, by months: Int, because reason: String, by author: Author) throws {
        try author.needs(.writeFiles)
        var act = Act(author)
        var (followUp, household) = try followUp(id, act)
        act.add(FollowUpRules(act.context).extending(because: reason))
        act.state(.v76, reason)
        try followUp.extend(by: months)
        try settle(
            act, "extendFollowUp", "followUp", id, household: household.id, site: household.site,
            detail: ["months": String(followUp.months), "until": followUp.end.iso])
        try update("follow_up", id: id, version: followUp.version, ["months": followUp.months])
    }
}
