import RelorefDomain
import RelorefRecords
import RelorefStorage

extension ConventionReplay {
    /// Where every candidate stands, and every offer, as the records say it.
    func recorded() async throws -> [String] {
        var lines: [String] = []
        for (place, id) in offers.enumerated() {
            let sheet = try await act { tx, author in try tx.offerSheet(id, by: author) }
            guard let sheet else { return ["no sheet"] }
            lines.append("\(place) \(sheet.offer.state.rawValue) \(sheet.offer.outcome?.rawValue ?? "-")")
            for id in ids[place] {
                let one = sheet.candidates.first { $0.candidacy.id == id }?.candidacy
                lines.append(
                    "  \(one?.state.rawValue ?? "?") \(one?.rank ?? 0) \(one?.days.allocated?.number ?? 0)")
            }
        }
        return lines
    }

    /// The same as the model says it.
    var expected: [String] {
        model.offers.enumerated().flatMap { place, offer in
            ["\(place) \(offer.state) \(offer.outcome ?? "-")"]
                + offer.candidates.map { "  \($0.state) \($0.rank ?? 0) \($0.allocatedOn ?? 0)" }
        }
    }
}
