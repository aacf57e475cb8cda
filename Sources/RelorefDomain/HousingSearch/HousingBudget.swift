/// What a rent would cost a household and what it would leave: computed from four sums that somebody typed in.
package struct HousingBudget: Sendable, Hashable {
    /// Euro cents a month.
    package let resourcesCents: Int
    package let rentCents: Int
    package let chargesCents: Int
    /// The housing benefit as it was estimated elsewhere.
    package let aidCents: Int
    /// Persons who live on it.
    package let persons: Int

    /// A month is thirty days, as social services count what is left to live on.
    package static let daysOfMonth = 30

    package init(resourcesCents: Int, rentCents: Int, chargesCents: Int, aidCents: Int, persons: Int) {
        (self.resourcesCents, self.rentCents) = (resourcesCents, rentCents)
        (self.chargesCents, self.aidCents, self.persons) = (chargesCents, aidCents, persons)
    }

    /// What the household pays itself, in cents a month; a benefit that is higher than rent and charges leaves nought.
    package var netCents: Int { max(0, rentCents + chargesCents - aidCents) }

    /// Rent and charges less the benefit, over the resources, in tenths of a hundredth; nil without resources.
    package var effortTenths: Int? {
        resourcesCents > 0 ? Self.halfUp(netCents * 1_000, over: resourcesCents) : nil
    }

    /// Whether the effort is above a share of the resources, exactly, before it is rounded.
    package func isAbove(percent: Int) -> Bool { netCents * 100 > resourcesCents * percent }

    package var leftCents: Int { resourcesCents - netCents }

    /// What is left for each person and day, to the cent.
    package var leftPerDayCents: Int { Self.halfUp(leftCents, over: Self.daysOfMonth * max(1, persons)) }

    /// To the nearest, a half away from nought.
    static func halfUp(_ sum: Int, over divisor: Int) -> Int {
        let size = (2 * abs(sum) + divisor) / (2 * divisor)
        return sum < 0 ? -size : size
    }
}
