import RelorefDomain
import Testing

/// Into which columns a card of the board goes, and what the move asks for.
struct OfferBoardTests {
    private static let day = Day(number: 20_000)

    private static func offer(_ state: HousingOffer.State) -> HousingOffer {
        HousingOffer(id: "o", site: "s", partner: "p", .init(departement: "77", receivedOn: day), state: state)
    }

    @Test(arguments: HousingOffer.State.allCases)
    func `each state has its column, and no card leaves a column that is over`(state: HousingOffer.State) {
        let offer = Self.offer(state)
        #expect(offer.column.states.contains(state))
        #expect(offer.move(to: offer.column) == nil)
        if state.isOver { #expect(offer.moves.isEmpty) } else { #expect(offer.moves.last == .over) }
    }

    @Test(
        arguments: [
            (.received, [.qualified, .open, .over]), (.qualified, [.open, .over]), (.open, [.candidatesSent, .over]),
            (.candidatesSent, [.decided, .over]), (.decided, [.leased, .over]), (.leased, []),
        ] as [(HousingOffer.State, [OfferColumn])])
    func `a card goes on, and never back`(state: HousingOffer.State, columns: [OfferColumn]) {
        #expect(Self.offer(state).moves == columns)
    }

    @Test func `two columns at once are two steps of one act, and what needs facts leads to its form`() {
        #expect(Self.offer(.received).move(to: .open) == .steps([.qualify, .open]))
        #expect(Self.offer(.open).move(to: .candidatesSent) == .sending)
        #expect(Self.offer(.candidatesSent).move(to: .decided) == .decision)
        #expect(Self.offer(.decided).move(to: .leased) == .lease)
        #expect(Self.offer(.decided).move(to: .over) == .closing)
    }
}
