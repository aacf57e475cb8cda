package import RelorefDomain
package import RelorefStorage

/// A contract as it is signed: for how long, and what each side promises.
package struct NewContract: Sendable, Hashable {
    package var signedOn: Day
    package var months: Int
    /// What the household promises, in its own words.
    package var theirs: PathwayWords
    /// What the association promises.
    package var ours: PathwayWords

    package init(signedOn: Day, months: Int, theirs: PathwayWords, ours: PathwayWords) {
        (self.signedOn, self.months, self.theirs, self.ours) = (signedOn, months, theirs, ours)
    }
}

extension Transaction {
    /// The household and the association sign what they promise each other. A contract that runs is renewed by it.
    ///
    /// Rules: V30, V32.
    /// - Parameter renewing: the contract that ends on that day; nil for a first one.
    @discardableResult
    package func signContract(
        _ new: NewContract, in id: String, renewing: String? = nil, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> SupportContract {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        guard !new.theirs.isEmpty, !new.ours.isEmpty else { throw PathwayRefusal.wordsMissing }
        act.add(AdmissionRules(act.context).happened(on: new.signedOn, field: "signedOn"))
        act.check(new.theirs, detector, field: "theirs")
        act.check(new.ours, detector, field: "ours")
        let contract = try SupportContract(
            id: author.newID(), household: id, signedOn: new.signedOn, months: new.months, renews: renewing)
        if var running = try runningContract(of: id) {
            guard running.id == renewing else { throw PathwayRefusal.contractRuns(until: running.term) }
            try running.end(.renewed, on: new.signedOn, today: max(act.today, new.signedOn))
            try settle(act, "renewContract", contract, household)
            try keepEnding(of: running)
        } else {
            if let renewing { throw NotVisible("support_contract", renewing) }
            try settle(act, "signContract", contract, household)
        }
        try insert(
            contract, theirs: try keep(new.theirs, of: id, by: author), ours: try keep(new.ours, of: id, by: author),
            by: author.actor.id, at: author.now)
        return contract
    }

    /// A contract ends: carried through, or stopped by one side.
    package func endContract(
        _ id: String, as ending: SupportContract.Ending, on day: Day, by author: Author
    ) throws {
        guard var contract = try row("SELECT * FROM support_contract WHERE id = \(id)").map({ try SupportContract($0) })
        else { throw NotVisible("support_contract", id) }
        let household = try fileToChange(contract.household, Act(author))
        try contract.end(ending, on: day, today: author.today)
        try keepEnding(of: contract)
        try journal(
            "endContract", "pathway", id, household: household.id, site: household.site,
            detail: ["on": day.iso, "ending": ending.rawValue], by: author)
    }

    private func settle(_ act: Act, _ verb: String, _ contract: SupportContract, _ household: Household) throws {
        try settle(
            act, verb, "pathway", contract.id, household: household.id, site: household.site,
            detail: ["on": contract.signedOn.iso, "months": String(contract.months)])
    }

    private func keepEnding(of contract: SupportContract) throws {
        try update(
            "support_contract", id: contract.id, version: contract.version,
            ["ended_on": contract.endedOn, "ending": contract.ending])
    }

    private func runningContract(of household: String) throws -> SupportContract? {
        try row("SELECT * FROM support_contract WHERE household_id = \(household) AND ended_on IS NULL")
            .map { try SupportContract($0) }
    }
}
