/// A column of the board of offers: where an offer stands, those that ended without a lease together.
package enum OfferColumn: String, Sendable, CaseIterable {
    case received, qualified, open, candidatesSent, decided, leased, over

    package init(_ state: HousingOffer.State) {
        self =
            switch state {
            case .received: .received
            case .qualified: .qualified
            case .open: .open
            case .candidatesSent: .candidatesSent
            case .decided: .decided
            case .leased: .leased
            case .refused, .withdrawn, .expired: .over
            }
    }

    package var states: [HousingOffer.State] { HousingOffer.State.allCases.filter { OfferColumn($0) == self } }
}

extension HousingOffer {
    /// What is put right of an offer before it takes candidates.
    package enum Step: String, Sendable, CaseIterable { case qualify, open }

    /// What moving a card asks for: acts that need nothing more, or facts that only a form asks for.
    package enum Move: Sendable, Hashable {
        case steps([Step])
        case sending, decision, lease, closing
    }

    package var column: OfferColumn { OfferColumn(state) }

    /// How the offer's card gets into another column; nil where it does not. No card goes back: the last act is taken back.
    package func move(to column: OfferColumn) -> Move? {
        switch (state, column) {
        case (.received, .qualified): .steps([.qualify])
        case (.received, .open): .steps([.qualify, .open])
        case (.qualified, .open): .steps([.open])
        case (.open, .candidatesSent): .sending
        case (.candidatesSent, .decided): .decision
        case (.decided, .leased): .lease
        case (_, .over): state.isOver ? nil : .closing
        default: nil
        }
    }

    /// The columns into which its card goes, the next one first.
    package var moves: [OfferColumn] { OfferColumn.allCases.filter { move(to: $0) != nil } }
}
