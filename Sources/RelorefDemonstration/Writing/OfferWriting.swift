import RelorefDomain
import RelorefRecords
import RelorefStorage

extension DrawnWriter {
    /// An offer with its candidates; households, leases and conventions are written already.
    func write(_ drawn: DrawnOffer) throws {
        func moment(_ day: Day) -> Moment { Moment(startOf: day, in: "Europe/Paris").adding(seconds: 43_200) }
        let offer = drawn.offer
        try tx.insert(
            offer, address: try tx.sealed(drawn.address, of: offer, author.vault), by: drawn.account,
            at: moment(offer.facts.receivedOn))
        for candidacy in drawn.candidates {
            try tx.insert(
                candidacy, convention: offer.facts.convention, by: drawn.account,
                at: moment(candidacy.days.proposed ?? offer.facts.receivedOn))
        }
    }
}

extension Desk {
    func write(_ offers: [DrawnOffer]) async throws {
        let author = author
        try await store.write { tx in
            let writer = DrawnWriter(tx: tx, author: author)
            for offer in offers { try writer.write(offer) }
        }
    }

    /// One landlord after the other, each in a transaction.
    func write(_ stream: inout OfferStream, _ pen: inout Pen) async throws {
        let author = author
        while let (landlord, convention, offers) = stream.next(&pen) {
            try await store.write { tx in
                let writer = DrawnWriter(tx: tx, author: author)
                try tx.insert(landlord)
                try writer.write(convention)
                for offer in offers { try writer.write(offer) }
            }
        }
    }
}
