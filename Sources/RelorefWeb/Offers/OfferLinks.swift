import RelorefDomain

/// Where an offer's pages and forms are.
enum OfferLinks {
    static func act(_ offer: String, _ noun: String) -> Link { .act(.offer(offer), noun) }

    static func act(_ offer: String, _ candidacy: String, _ noun: String) -> Link {
        .act(.offer(offer), "candidatures/\(FormFields.encode(candidacy))/\(noun)")
    }

    /// The list in one state.
    static func list(_ state: HousingOffer.State?) -> Link {
        state.map { Link.offers.with("etat", $0.rawValue) } ?? .offers
    }
}
