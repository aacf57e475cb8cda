import RelorefDomain
import Testing

/// A partner's link: slips are forgiven by the right code, and guessing is not.
struct OfferLinkTests {
    private let now = Moment(startOf: day("2026-11-21"), in: "Europe/Paris")

    private func link(since: Int = 0, slips: Int = 0, revoked: Bool = false) -> OfferLink {
        OfferLink(
            id: "l", partner: "p", site: "s", sentOn: day("2026-11-20"), expiresAt: now.adding(seconds: 86_400),
            triesSince: since, slips: slips, isRevoked: revoked)
    }

    /// Wrong codes since the last right one, wrong codes in all, and how many are left.
    static let counts: [(Int, Int, Int)] = [
        (0, 0, 5), (4, 4, 1), (5, 5, 0), (0, 4, 5), (0, 15, 5), (1, 16, 4), (0, 16, 4), (0, 19, 1), (1, 20, 0),
        (0, 20, 0),
    ]

    @Test(arguments: counts)
    func `five wrong codes in a row shut it, and twenty in all`(since: Int, slips: Int, left: Int) {
        let one = link(since: since, slips: slips)
        #expect(one.left == left)
        #expect(one.state(at: now) == (left == 0 ? .locked : .open))
    }

    @Test func `one that was taken back or is past leads nowhere, whatever its code`() {
        #expect(link(revoked: true).state(at: now) == .revoked)
        #expect(link().state(at: now.adding(seconds: 86_400)) == .expired)
    }
}
