import RelorefDomain

/// Where an offer's pages and forms are.
enum OfferLinks {
    static func act(_ offer: String, _ noun: String) -> Link { .act(.offer(offer), noun) }

    static func act(_ offer: String, _ candidacy: String, _ noun: String) -> Link {
        .act(.offer(offer), "candidatures/\(FormFields.encode(candidacy))/\(noun)")
    }

    /// Takes the last act back.
    static func undo(_ offer: String) -> Link { act(offer, "annulation") }

    /// The list in one state.
    static func list(_ state: HousingOffer.State?) -> Link {
        state.map { Link.offers.with("etat", $0.rawValue) } ?? .offers
    }
}
