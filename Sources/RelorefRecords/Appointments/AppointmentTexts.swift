package import RelorefDomain

/// What is said of an appointment in words; sealed under the household's key.
package struct AppointmentTexts: Sendable, Hashable {
    /// Where exactly: an address, a room, a link.
    package var place: String
    /// Whom the household meets, besides the colleague or instead.
    package var with: String
    /// Who interprets, and how to reach them.
    package var interpreter: String
    package var bring: String
    package var note: String
    /// Why it was cancelled or moved.
    package var reason: String

    package init(
        place: String = "", with others: String = "", interpreter: String = "", bring: String = "", note: String = "",
        reason: String = ""
    ) {
        (self.place, with, self.interpreter) = (place, others, interpreter)
        (self.bring, self.note, self.reason) = (bring, note, reason)
    }

    /// As it is sealed: one text, so that it moves between files like every other; fields stand in an order that
    /// never changes, apart by a sign that nobody types.
    var sealed: SealedText {
        SealedText([place, with, interpreter, bring, note, reason].joined(separator: Self.gap))
    }

    init(_ sealed: SealedText) {
        let parts = sealed.text.components(apart: Self.gap)
        func part(_ place: Int) -> String { parts.indices.contains(place) ? parts[place] : "" }
        self.init(
            place: part(0), with: part(1), interpreter: part(2), bring: part(3), note: part(4), reason: part(5))
    }

    private static let gap = "\u{1F}"
}

extension String {
    fileprivate func components(apart gap: String) -> [String] {
        split(separator: gap, omittingEmptySubsequences: false).map(String.init)
    }
}
