extension HousingOffer {
    /// What the landlord says of the dwelling and of how it is to be answered.
    package struct Facts: Sendable, Hashable {
        /// A dwelling that is in the register already.
        package var dwelling: String?
        package var convention: String?
        package var departement: String
        /// INSEE code.
        package var commune: String?
        package var type: DwellingType?
        /// Tenths of a square metre.
        package var surfaceTenths: Int?
        package var floor: Int?
        package var hasLift: Bool?
        package var isStepFree: Bool?
        package var energy: EnergyClass?
        /// Euro cents a month.
        package var rentCents: Int?
        package var chargesCents: Int?
        package var availableOn: Day?
        package var quota: Quota?
        package var receivedOn: Day
        package var receivedHow: Received?
        /// How many households the landlord wants to choose among.
        package var candidatesAsked: Int?
        package var answerBy: Day?

        package init(
            dwelling: String? = nil, convention: String? = nil, departement: String, commune: String? = nil,
            type: DwellingType? = nil, surfaceTenths: Int? = nil, rentCents: Int? = nil, chargesCents: Int? = nil,
            quota: Quota? = nil, receivedOn: Day, receivedHow: Received? = nil, candidatesAsked: Int? = nil,
            answerBy: Day? = nil
        ) {
            (self.dwelling, self.convention, self.departement) = (dwelling, convention, departement)
            (self.commune, self.type, self.surfaceTenths) = (commune, type, surfaceTenths)
            (self.rentCents, self.chargesCents, self.quota) = (rentCents, chargesCents, quota)
            (self.receivedOn, self.receivedHow) = (receivedOn, receivedHow)
            (self.candidatesAsked, self.answerBy) = (candidatesAsked, answerBy)
        }

        /// The least that a household and a landlord must know before anybody is proposed.
        package enum Needed: String, Sendable, CaseIterable { case commune, type, rent, candidatesAsked, answerBy }

        package var lacking: [Needed] {
            Needed.allCases.filter { needed in
                switch needed {
                case .commune: commune == nil
                case .type: type == nil
                case .rent: rentCents == nil
                case .candidatesAsked: candidatesAsked == nil
                case .answerBy: answerBy == nil
                }
            }
        }
    }

    /// By law a landlord chooses among three households at least (CCH R. 441-3); fewer may be asked of this network.
    package static let usualCandidates = 3
}
