extension OfferFit {
    /// What a household asks of the way into its home, as its request says: what the dwelling has to be, never why.
    package enum AccessNeed: String, Sendable, CaseIterable { case stepFreeAccess, groundFloor }

    /// Where a household's claim to the enforceable right to housing (DALO) stands: recognised, or not decided yet.
    package enum Claim: Sendable, Hashable {
        case recognised(on: Day)
        case filed(on: Day)

        /// The one of a household's claims that says most; nil for none that is open.
        package init?(_ claims: [EnforceableRightClaim]) {
            let open = claims.filter { $0.kind == .housing && $0.isOpen }
            let recognised = open.filter { $0.steps.decision == .recognised }.compactMap(\.steps.decidedOn).max()
            let filed = open.filter { $0.steps.decidedOn == nil }.compactMap(\.steps.filedOn).max()
            if let recognised {
                self = .recognised(on: recognised)
            } else if let filed {
                self = .filed(on: filed)
            } else {
                return nil
            }
        }

        /// A recognised household is to be housed first; of one that waits for the commission nothing is known.
        var isRecognised: Bool? {
            switch self {
            case .recognised: true
            case .filed: nil
            }
        }
    }

    /// Whether the way into a dwelling is what a household needs.
    ///
    /// - Parameter needs: nil where no request says what it needs; nothing is known then.
    package static func isAccessible(_ offer: HousingOffer.Facts, for needs: Set<AccessNeed>?) -> Bool? {
        guard let needs else { return nil }
        let found = needs.map { need -> Bool? in
            switch need {
            case .groundFloor: offer.floor.map { $0 == 0 }
            case .stepFreeAccess: offer.isStepFree ?? (mustClimb(offer) ? false : nil)
            }
        }
        if found.contains(false) { return false }
        return found.contains(nil) ? nil : true
    }

    /// Stairs are certain on a floor without a lift; with one, or on the ground floor, there may be a step all the same.
    private static func mustClimb(_ offer: HousingOffer.Facts) -> Bool {
        offer.hasLift == false && (offer.floor.map { $0 != 0 } ?? false)
    }
}
