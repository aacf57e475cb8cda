package import RelorefDomain
package import RelorefStorage

/// An offer as it stood before an act, with its candidacies.
struct OfferBefore: Codable {
    let state: HousingOffer.State
    let sentOn: Day?
    let decidedOn: Day?
    let outcome: HousingOffer.Outcome?
    let outcomeOn: Day?
    let candidates: [Candidacy]

    init(_ book: OfferBook) {
        let offer = book.offer
        (state, sentOn, decidedOn, outcome) = (offer.state, offer.sentOn, offer.decidedOn, offer.outcome)
        (outcomeOn, candidates) = (offer.outcomeOn, book.candidates)
    }
}

extension Transaction {
    /// Keeps what the last act of a colleague is taken back with, in the place of the one before.
    ///
    /// - Parameter canUndo: false for what changes more than the offer, as a lease does, and for what a landlord did.
    func keepUndo(_ before: OfferBook, by pen: OfferPen, canUndo: Bool = true) throws {
        let (offer, byHand) = (before.offer, pen.who == pen.account)
        try keep(
            canUndo && byHand ? OfferBefore(before) : nil, as: .ofOffer, of: offer.id, version: offer.version + 1,
            by: pen)
    }

    /// Takes back what the author did last with an offer, within ten minutes and while nobody did anything else with it.
    package func undoLastAct(ofOffer id: String, by author: Author) throws {
        let book = try book(ofOffer: id, author)
        guard let before = try takeKept(OfferBefore.self, as: .ofOffer, of: id, version: book.offer.version, by: author)
        else { throw HousingOffer.Refusal.notUndone }
        try update(
            "housing_offer", id: id, version: book.offer.version,
            [
                "state": before.state, "sent_on": before.sentOn, "decided_on": before.decidedOn,
                "outcome": before.outcome, "outcome_on": before.outcomeOn,
            ])
        let known = Dictionary(before.candidates.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        for candidacy in book.candidates {
            guard var earlier = known[candidacy.id] else {
                try run("DELETE FROM candidacy WHERE id = \(candidacy.id)")
                try tell("undoCandidacy", book, candidacy, by: OfferPen(author))
                continue
            }
            earlier.version = candidacy.version
            guard earlier != candidacy else { continue }
            try update(earlier)
            try run("UPDATE candidacy SET note = NULL WHERE id = \(candidacy.id)")
            try tell("undoCandidacy", book, candidacy, by: OfferPen(author))
        }
        try tell("undoOffer", book, by: OfferPen(author))
    }
}
