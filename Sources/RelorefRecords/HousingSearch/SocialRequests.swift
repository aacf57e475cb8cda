package import RelorefDomain
package import RelorefStorage

/// A request as it is written down: everything that is known of it.
package struct NewSocialRequest: Sendable, Hashable {
    package var number: RegistrationNumber?
    package var body: SocialHousingRequest.Body?
    package var departement: String
    package var wish: SocialHousingRequest.Wish
    package var filedOn: Day?
    package var attestedOn: Day?

    package init(
        number: RegistrationNumber? = nil, body: SocialHousingRequest.Body? = nil, departement: String,
        wish: SocialHousingRequest.Wish = SocialHousingRequest.Wish(), filedOn: Day? = nil, attestedOn: Day? = nil
    ) {
        (self.number, self.body, self.departement, self.wish) = (number, body, departement, wish)
        (self.filedOn, self.attestedOn) = (filedOn, attestedOn)
    }
}

extension Transaction {
    /// The requests of a household, the latest first; nil when the file does not exist for the author.
    package func socialRequests(of household: String, by author: Author) throws -> [SocialHousingRequest]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        let found = try rows(
            """
            SELECT * FROM social_request WHERE household_id = \(household)
            ORDER BY coalesce(filed_on, at) DESC, id DESC
            """)
        return try socialRequests(found, vault: author.vault)
    }

    /// A request is written down: to be filed, or filed already.
    ///
    /// Rules: V32, V63, V64.
    @discardableResult
    package func recordRequest(
        _ new: NewSocialRequest, for household: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> SocialHousingRequest {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let household = try file(household, act)
        let request = SocialHousingRequest(
            id: author.newID(), household: household.id, number: new.number, body: new.body,
            departement: new.departement, wish: new.wish, filedOn: new.filedOn, attestedOn: new.attestedOn)
        try check(request, &act)
        let terms = try datedTerms()
        let ended = try (socialRequests(of: household.id, by: author) ?? []).compactMap { earlier -> Day? in
            guard case .deleted(let day) = earlier.state(on: author.today, terms) else { return nil }
            return day
        }
        act.add(HousingSearchRules(act.context).seniority(after: ended.max()))
        try settle(
            act, "recordRequest", "socialRequest", request.id, household: household.id, site: household.site,
            detail: ["filed_on": request.filedOn?.iso, "departement": request.departement])
        try insert(request, vault: author.vault, by: author.actor.id, at: author.now)
        return request
    }

    /// What is known of a request changes, or a day of it is put right.
    @discardableResult
    package func changeRequest(
        _ id: String, to new: NewSocialRequest, version: Int? = nil, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> SocialHousingRequest {
        var act = Act(author, confirming: confirming)
        let (before, household) = try openRequest(id, act)
        var request = before
        (request.number, request.body, request.departement) = (new.number, new.body, new.departement)
        (request.wish, request.filedOn, request.attestedOn) = (new.wish, new.filedOn, new.attestedOn)
        request.version = version ?? before.version
        try check(request, &act)
        try settle(
            act, "changeRequest", "socialRequest", id, household: household.id, site: household.site,
            detail: [
                "filed_on": request.filedOn?.iso, "filed_before": before.filedOn?.iso,
                "attested_on": request.attestedOn?.iso,
            ])
        try change(request, vault: author.vault)
        return request
    }

    /// The attestation came, with the number that it bears.
    ///
    /// Rules: V32, V63.
    package func attestRequest(
        _ id: String, on day: Day, number: RegistrationNumber?, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        var act = Act(author, confirming: confirming)
        var (request, household) = try openRequest(id, act)
        request.attestedOn = day
        request.number = number ?? request.number
        try check(request, &act)
        try settle(
            act, "attestRequest", "socialRequest", id, household: household.id, site: household.site,
            detail: ["on": day.iso])
        try change(request, vault: author.vault)
    }

    /// It was renewed, or brought up to date after a change in the household.
    ///
    /// Rules: V32, V64.
    package func advanceRequest(
        _ id: String, _ step: RequestStep, on day: Day, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        var act = Act(author, confirming: confirming)
        let (request, household) = try openRequest(id, act)
        guard let calendar = request.calendar(try datedTerms()), let anchor = request.anchor else {
            throw ActRefusal.wrongState(noun: "socialRequest", id: id, state: "toFile")
        }
        let rules = HousingSearchRules(act.context)
        switch step {
        case .renewal: act.add(rules.renewal(on: day, calendar, since: anchor))
        case .update: act.add(rules.inOrder([("on", request.filedOn), ("on", day)]))
        }
        let known = step == .renewal ? request.renewals : request.updates
        if known.contains(day) { throw ActRefusal.wrongState(noun: "socialRequest", id: id, state: day.iso) }
        try settle(
            act, step == .renewal ? "renewRequest" : "updateRequest", "socialRequest", id, household: household.id,
            site: household.site, detail: ["on": day.iso])
        try insertStep(id: author.newID(), of: id, step, on: day, by: author.actor.id, at: author.now)
        try update("social_request", id: id, version: request.version, ["departement": request.departement])
    }

    /// It ends: the household is housed, or the request was struck off.
    package func endRequest(
        _ id: String, on day: Day, as outcome: SocialHousingRequest.Outcome, by author: Author
    ) throws {
        var act = Act(author)
        let (request, household) = try openRequest(id, act)
        act.add(HousingSearchRules(act.context).inOrder([("on", request.filedOn), ("on", day)]))
        try settle(
            act, "endRequest", "socialRequest", id, household: household.id, site: household.site,
            detail: ["on": day.iso, "request_outcome": outcome.rawValue])
        try update("social_request", id: id, version: request.version, ["ended_on": day, "outcome": outcome])
    }

    /// An end that was recorded by mistake is taken back.
    package func reopenRequest(_ id: String, by author: Author) throws {
        let act = Act(author)
        let (request, household) = try request(id, act)
        guard request.endedOn != nil else {
            throw ActRefusal.wrongState(noun: "socialRequest", id: id, state: "open")
        }
        try settle(
            act, "reopenRequest", "socialRequest", id, household: household.id, site: household.site)
        try update(
            "social_request", id: id, version: request.version,
            ["ended_on": Day?.none, "outcome": SocialHousingRequest.Outcome?.none])
    }

    private func check(_ request: SocialHousingRequest, _ act: inout Act) throws {
        let rules = HousingSearchRules(act.context)
        act.add(rules.attested(request.attestedOn, filedOn: request.filedOn))
        act.add(rules.inOrder([("filedOn", request.filedOn), ("attestedOn", request.attestedOn)]))
        if let first = request.renewals.first {
            act.add(rules.inOrder([("filedOn", request.filedOn), ("filedOn", first)]))
        }
        let terms = try datedTerms()
        let beside = try (socialRequests(of: request.household, by: act.author) ?? []).filter {
            $0.id != request.id && $0.isActive(on: act.today, terms)
        }
        act.add(
            rules.number(
                request.number, usedBy: try households(withNumberOf: request, act.author), beside: beside.count))
    }

    /// The codes of other households in the author's reach whose request goes on under the same number.
    private func households(withNumberOf request: SocialHousingRequest, _ author: Author) throws -> [String] {
        guard let number = request.number else { return [] }
        let found = try rows(
            """
            SELECT social_request.id, social_request.household_id, social_request.number, household.code
            FROM social_request JOIN household ON household.id = social_request.household_id
            WHERE social_request.number_bucket = \(RequestNumber.bucket(number)) AND social_request.ended_on IS NULL
              AND social_request.household_id <> \(request.household) AND household.merged_into IS NULL
              AND \(Visible.files(to: author.actor))
            ORDER BY household.code
            """)
        return try found.compactMap { row -> String? in
            guard let bytes = try row.optionalBytes("number") else { return nil }
            let slot = RequestNumber.slot(try row.text("household_id"), try row.text("id"))
            let other = try author.vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: bytes))
            return other.flatMap { RegistrationNumber($0.text) } == number ? try row.text("code") : nil
        }
    }

    /// A request with its file; not visible unless the file is.
    func request(_ id: String, _ act: Act) throws -> (request: SocialHousingRequest, household: Household) {
        try act.author.needs(.writeFiles)
        let found = try rows("SELECT * FROM social_request WHERE id = \(id)")
        guard let request = try socialRequests(found, vault: act.author.vault).first else {
            throw NotVisible("socialRequest", id)
        }
        do {
            return (request, try file(request.household, act))
        } catch is NotVisible {
            throw NotVisible("socialRequest", id)
        }
    }

    private func openRequest(
        _ id: String, _ act: Act
    ) throws -> (request: SocialHousingRequest, household: Household) {
        let found = try request(id, act)
        if let ended = found.request.endedOn {
            throw ActRefusal.wrongState(noun: "socialRequest", id: id, state: ended.iso)
        }
        return found
    }
}
