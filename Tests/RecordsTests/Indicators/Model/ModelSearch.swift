import RelorefDomain

/// I-30 and I-31 in the model: requests for social housing (D-09, V64) and claims to housing (D-11, D-12).
extension ModelFigures {
    /// Valid for a year from the filing or the last renewal, and not ended.
    func activeRequests(_ day: Day) -> [ModelCase] {
        network.requests.compactMap { request in
            guard let filed = request.filedOn, filed <= day, request.endedOn.map({ $0 > day }) ?? true,
                let anchor = ([filed] + request.renewals.filter { $0 <= day }).max(),
                day <= anchor.adding(months: months(.requestTerm, 12, request.departement, on: anchor))
            else { return nil }
            let isSilent = closing(request.household).map { $0 < day } ?? false
            let one = searchCase(request.id, request.household, request.departement, on: day)
            return one.map { with($0, numerator: isSilent ? 0 : 1, unknown: isSilent ? 1 : 0) }
        }
    }

    /// Every term that came in the year before a day, and whether it was renewed by then.
    func renewals(_ day: Day) -> [ModelCase] {
        network.requests.flatMap { request in
            Set(([request.filedOn].compactMap { $0 }) + request.renewals).compactMap { anchor in
                renewal(of: request, after: anchor, day)
            }
        }
    }

    private func renewal(of request: SocialHousingRequest, after anchor: Day, _ day: Day) -> ModelCase? {
        let term = anchor.adding(months: months(.requestTerm, 12, request.departement, on: anchor))
        guard term <= day, term > day.adding(months: -12) else { return nil }
        let later = request.renewals.filter { $0 > anchor }
        let isRenewed = later.contains { $0 <= term }
        if !isRenewed, let end = request.endedOn, end <= term { return nil }
        let isSilent = !isRenewed && later.isEmpty && (closing(request.household).map { $0 < term } ?? false)
        return searchCase("\(request.id):\(anchor.iso)", request.household, request.departement, on: day).map {
            with($0, numerator: isRenewed ? 1 : 0, denominator: isSilent ? 0 : 1, unknown: isSilent ? 1 : 0)
        }
    }

    func claims(_ id: IndicatorID, _ period: Period) -> [ModelCase] {
        network.claims.filter { $0.kind == .housing }.compactMap { claim in
            let steps = claim.steps
            // What is not known stands on the day from which the delay runs.
            let since = id == .claimsRecognised ? steps.acknowledgedOn : steps.decidedOn
            guard let one = searchCase(claim.id, claim.household, claim.departement, on: since) else { return nil }
            let isRecognised = steps.decision == .recognised
            switch id {
            case .claimsFiled: return falls(steps.filedOn, period, one)
            case .claimsRecognised where isRecognised: return falls(steps.decidedOn, period, one)
            case .claimsRecognised: return undecided(claim, period) ? with(one, numerator: 0, unknown: 1) : nil
            case .claimsRehoused where isRecognised && steps.housedOn != nil: return falls(steps.housedOn, period, one)
            case .claimsRehoused:
                return isRecognised && outOfSight(claim, period) ? with(one, numerator: 0, unknown: 1) : nil
            default:
                guard isRecognised, let one = falls(steps.housedOn, period, one) else { return nil }
                guard let filed = steps.filedOn, let housed = steps.housedOn else {
                    return with(one, numerator: 0, denominator: 0, unknown: 1)
                }
                return with(one, numerator: filed.days(until: housed))
            }
        }
    }

    private func falls(_ day: Day?, _ period: Period, _ one: ModelCase) -> ModelCase? {
        guard let day, period.contains(day) else { return nil }
        var dated = one
        dated.codes[.year] = String(day.year)
        return dated
    }

    /// The commission should have decided in the period, and nobody wrote anything.
    private func undecided(_ claim: EnforceableRightClaim, _ period: Period) -> Bool {
        guard let from = claim.steps.acknowledgedOn, claim.steps.decidedOn == nil, claim.steps.withdrawnOn == nil,
            claim.steps.housedOn == nil
        else { return false }
        return period.contains(from.adding(months: months(.claimDecision, 3, claim.departement, on: from)))
    }

    /// The prefect should have housed them in the period, and the file was closed by then.
    private func outOfSight(_ claim: EnforceableRightClaim, _ period: Period) -> Bool {
        guard let from = claim.steps.decidedOn, claim.steps.withdrawnOn == nil, claim.steps.housedOn == nil,
            let closed = closing(claim.household)
        else { return false }
        let due = from.adding(months: months(.claimRehousing, 3, claim.departement, on: from))
        return period.contains(due) && closed < due
    }

    private func months(_ series: DueTerms.Series, _ usual: Int, _ departement: String, on day: Day) -> Int {
        network.ownDelays.first { $0.series == series && $0.departement == departement && $0.from <= day }?.months
            ?? usual
    }

    private func closing(_ household: String) -> Day? { self.household(household)?.closedOn }

    private func searchCase(
        _ id: String, _ household: String, _ departement: String, on day: Day?
    ) -> ModelCase? {
        guard let file = self.household(household), sees(file.site) else { return nil }
        var one = ModelCase(
            id: id,
            codes: [.departement: departement, .site: file.site, .composition: file.composition.rawValue])
        one.codes[.year] = day.map { String($0.year) }
        return one
    }
}
