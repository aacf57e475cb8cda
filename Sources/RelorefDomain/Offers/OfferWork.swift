extension OfferFit {
    /// Where somebody of a household works, as far as the employer's record says.
    package struct WorkPlace: Sendable, Hashable {
        package let departement: String
        /// INSEE code.
        package let commune: String?

        package init(departement: String, commune: String?) {
            (self.departement, self.commune) = (departement, commune)
        }
    }

    /// How near the nearest place of work is to a dwelling, as far as places tell it.
    package enum WorkDistance: String, Sendable, CaseIterable { case sameCommune, sameDepartement, elsewhere }

    /// Nil where nobody of the household works at a known place.
    package static func distance(to offer: HousingOffer.Facts, from work: [WorkPlace]) -> WorkDistance? {
        guard !work.isEmpty else { return nil }
        if let commune = offer.commune, work.contains(where: { $0.commune == commune }) { return .sameCommune }
        return work.contains { $0.departement == offer.departement } ? .sameDepartement : .elsewhere
    }
}
