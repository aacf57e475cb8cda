/// How a household and an offered dwelling go together: one answer for each rule, in words and figures that anybody can
/// check. Nothing is weighed in secret, and nobody is left out: a person chooses.
package struct OfferFit: Sendable, Hashable {
    package enum Rule: String, Sendable, CaseIterable {
        case size, effort, territory, seniority, claim, access, work, papers, consent
    }

    /// What a rule found, with what its sentence needs.
    package enum Reason: Sendable, Hashable {
        /// Persons, and how many the dwelling is for.
        case size(persons: Int, room: Int?)
        /// In tenths of a hundredth; nil while the resources are not known.
        case effort(tenths: Int?)
        /// Nil where no wish is written down.
        case territory(isWished: Bool?)
        /// Months since its request was filed; nil without a request.
        case seniority(months: Int?)
        /// Nil without an open claim to housing.
        case claim(Claim?)
        /// What the household needs, in the order of the list, and whether the dwelling has it; nil needs are not known.
        case access(needs: [AccessNeed]?, isThere: Bool?)
        /// Nil where nobody works at a known place.
        case work(WorkDistance?)
        case papers(PaperCompleteness)
        case consent(Bool)
    }

    /// What is known of the household.
    package struct Household: Sendable, Hashable {
        package var persons: Int
        /// The last budget that was reckoned with it.
        package var budget: HousingBudget?
        /// INSEE codes that its request names.
        package var wishes: [String]
        package var requestFiledOn: Day?
        package var claim: Claim?
        /// What its request asks of the way into the dwelling; nil without a request.
        package var needs: Set<AccessNeed>?
        /// Where its people work now.
        package var work: [WorkPlace]
        package var papers: PaperCompleteness
        package var mayTellLandlord: Bool

        package init(
            persons: Int, budget: HousingBudget? = nil, wishes: [String] = [], requestFiledOn: Day? = nil,
            claim: Claim? = nil, needs: Set<AccessNeed>? = nil, work: [WorkPlace] = [], papers: PaperCompleteness,
            mayTellLandlord: Bool
        ) {
            (self.claim, self.needs, self.work) = (claim, needs, work)
            (self.persons, self.budget, self.wishes) = (persons, budget, wishes)
            (self.requestFiledOn, self.papers, self.mayTellLandlord) = (requestFiledOn, papers, mayTellLandlord)
        }
    }

    /// What a rule says.
    package struct Line: Sendable, Hashable {
        package let rule: Rule
        package let verdict: FitVerdict
        package let reason: Reason
    }

    /// One for each rule, in their order.
    package let lines: [Line]

    /// Above so many hundredths of the resources a rent is to be thought over (V70).
    package static let highestEffort = 40

    package init(_ household: Household, _ offer: HousingOffer.Facts, on today: Day) {
        let room = OfferFit.room(of: offer)
        let budget = OfferFit.budget(household, offer)
        let isWished = household.wishes.isEmpty ? nil : offer.commune.map { household.wishes.contains($0) }
        let months = household.requestFiledOn.map { OfferFit.months(from: $0, to: today) }
        let isBearable = budget.flatMap { $0.resourcesCents > 0 ? !$0.isAbove(percent: Self.highestEffort) : nil }
        let isThere = OfferFit.isAccessible(offer, for: household.needs)
        let needs = household.needs.map { needs in AccessNeed.allCases.filter(needs.contains) }
        let distance = OfferFit.distance(to: offer, from: household.work)
        let found: [(Rule, Bool?, Reason)] = [
            (.size, room.map { household.persons <= $0 }, .size(persons: household.persons, room: room)),
            (.effort, isBearable, .effort(tenths: budget?.effortTenths)),
            (.territory, isWished, .territory(isWished: isWished)),
            (.seniority, months != nil, .seniority(months: months)),
            (.claim, household.claim.map(\.isRecognised) ?? false, .claim(household.claim)),
            (.access, isThere, .access(needs: needs, isThere: isThere)),
            (.work, distance.map { $0 != .elsewhere }, .work(distance)),
            (.papers, household.papers.isComplete, .papers(household.papers)),
            (.consent, household.mayTellLandlord, .consent(household.mayTellLandlord)),
        ]
        lines = found.map { Line(rule: $0.0, verdict: FitVerdict($0.1), reason: $0.2) }
    }

    /// The rent of the offer over the resources of the last budget, with the benefit that was reckoned then.
    package static func budget(_ household: Household, _ offer: HousingOffer.Facts) -> HousingBudget? {
        guard let known = household.budget, let rent = offer.rentCents else { return nil }
        return HousingBudget(
            resourcesCents: known.resourcesCents, rentCents: rent, chargesCents: offer.chargesCents ?? 0,
            aidCents: known.aidCents, persons: household.persons)
    }

    /// How many persons a dwelling is for: by its surface where that is known (CCH R. 822-25), and never more than two to
    /// a main room; `Int.max` for any number, nil while neither is known.
    package static func room(of offer: HousingOffer.Facts) -> Int? {
        let bySurface = offer.surfaceTenths.map { tenths in
            let persons = Surface.persons(squareMetres: Double(tenths) / 10)
            return persons == 8 ? Int.max : persons
        }
        let byRooms = offer.type.map { $0 == .t6plus ? Int.max : $0.rooms * 2 }
        return [bySurface, byRooms].compactMap { $0 }.min()
    }

    static func months(from start: Day, to day: Day) -> Int {
        let months = (day.year - start.year) * 12 + day.month - start.month
        return max(0, day < start.adding(months: months) ? months - 1 : months)
    }

    package func count(_ verdict: FitVerdict) -> Int { lines.count { $0.verdict == verdict } }
}
