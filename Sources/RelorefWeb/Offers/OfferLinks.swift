import RelorefDomain

/// Where an offer's pages and forms are.
enum OfferLinks {
    static func act(_ offer: String, _ noun: String) -> Link { .act(.offer(offer), noun) }

    static func act(_ offer: String, _ candidacy: String, _ noun: String) -> Link {
        .act(.offer(offer), "candidatures/\(FormFields.encode(candidacy))/\(noun)")
    }

    static func visit(_ offer: String, _ visit: String, _ noun: String) -> Link {
        .act(.offer(offer), "visites/\(FormFields.encode(visit))/\(noun)")
    }

    /// Takes the last act back.
    static func undo(_ offer: String) -> Link { act(offer, "annulation") }

    /// The board, with the card that it opens on.
    static func board(at offer: String? = nil) -> Link {
        let board = Link.offers.with("vue", OfferBoardPage.view)
        return offer.map { board.at("carte-\($0)") } ?? board
    }

    /// Takes back the move of a card.
    static func undoMove(_ offer: String) -> Link { act(offer, "deplacement/annulation") }

    /// The list in one state.
    static func list(_ state: HousingOffer.State?) -> Link {
        state.map { Link.offers.with("etat", $0.rawValue) } ?? .offers
    }
}
