import RelorefDomain
import RelorefStorage

extension Transaction {
    /// The household has a home: it takes no other dwelling that it was proposed for, and the next in rank has its turn.
    ///
    /// A lease that is signed in the file, or slides, may well be the one of a dwelling that was allocated to it: those wait
    /// for whoever knows.
    ///
    /// - Parameter candidacy: the one that the lease came of.
    func leaveOffers(of household: String, for candidacy: String? = nil, by author: Author) throws {
        let isSure = candidacy != nil
        let left = Candidacy.State.allCases.filter { !$0.isOver && (isSure || ![.allocated, .accepted].contains($0)) }
        let others = try rows(
            """
            SELECT candidacy.id AS other, housing_offer.* FROM candidacy
            JOIN housing_offer ON housing_offer.id = candidacy.offer_id
            WHERE candidacy.household_id = \(household) AND candidacy.id <> \(candidacy ?? "")
              AND candidacy.state IN \(Query.list(left))
            ORDER BY candidacy.id
            """
        ).map { (try $0.text("other"), try HousingOffer($0)) }
        let reason = Candidacy.HouseholdReason.otherSolutionFound
        for (other, offer) in others {
            let before = try book(offer)
            var book = before
            let place = try book.place(of: other)
            try book.candidates[place].refuse(reason, on: author.today, today: author.today)
            try passOn(&book, after: .household, on: author.today)
            try keep(book, since: before, by: OfferPen(author), canUndo: false)
            try tell(
                "refuseByHousehold", book, book.candidates[place],
                ["on": author.today.iso, "household_reason": reason.rawValue], by: OfferPen(author))
            try tellRisen(in: book, since: before, by: OfferPen(author))
        }
    }
}
