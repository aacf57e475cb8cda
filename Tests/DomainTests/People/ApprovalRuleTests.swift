import RelorefDomain
import Testing

/// What makes somebody more powerful, and how an agreement of two lives.
struct ApprovalRuleTests {
    private let today = Day(iso: "2026-11-21") ?? Day(number: 0)

    private func grant(_ role: Role, _ association: String? = nil, _ site: String? = nil, to: String? = nil) -> Grant {
        Grant(
            role: role, association: association, site: site, from: Day(iso: "2020-01-01") ?? Day(number: 0),
            to: to.flatMap { Day(iso: $0) })
    }

    @Test func `to govern, or to open the files of several sites, is a rise; to work beside the others is none`() {
        let situations: [(Grant, held: [Grant], rises: Bool)] = [
            (grant(.referent, "a1", "s1"), [], false),
            (grant(.relayManager, "a1", "s1"), [], false),
            (grant(.funder), [], false),
            (grant(.partnershipOfficer), [], false),
            (grant(.editor), [], false),
            (grant(.headOfSite, "a1", "s1"), [], true),
            (grant(.networkHead), [], true),
            (grant(.administrator), [], true),
            (grant(.referent, "a1"), [], true),
            (grant(.referent), [grant(.headOfSite, "a1")], true),
            (grant(.referent, "a1"), [grant(.headOfSite, "a1")], false),
            (grant(.referent, "a1"), [grant(.headOfSite, "a1", to: "2026-11-20")], true),
            (grant(.headOfSite, "a1", "s1"), [grant(.headOfSite, "a1")], false),
            (grant(.headOfSite, "a1"), [grant(.headOfSite, "a1", "s1")], true),
            (grant(.headOfSite, "a2"), [grant(.headOfSite, "a1")], true),
            (grant(.headOfSite, "a1"), [grant(.referent, "a1")], true),
            (grant(.networkHead), [grant(.administrator)], true),
        ]
        for (given, held, rises) in situations {
            #expect(given.rises(above: held, on: today) == rises, "\(given) above \(held)")
        }
    }

    @Test func `the smallest place that covers several`() {
        let melun = Place(association: "a1", site: "s1")
        let situations: [([Place], Place)] = [
            ([], .network), ([melun], melun), ([melun, melun], melun),
            ([melun, Place(association: "a1", site: "s2")], Place(association: "a1")),
            ([melun, Place(association: "a1")], Place(association: "a1")),
            ([melun, Place(association: "a2")], .network), ([melun, .network], .network),
        ]
        for (places, covering) in situations { #expect(Place.covering(places) == covering, "\(places)") }
    }

    @Test func `an agreement is asked for, given, used, and none of it for ever`() {
        let asked = Moment(milliseconds: 1_800_000_000_000)
        let later = asked.adding(seconds: 60)
        let end = asked.adding(seconds: Approval.secondsToAnswer)
        func state(_ answer: Approval.Answer?, used: Bool = false, at now: Moment) -> Approval.State {
            Approval(
                id: "x", kind: .export, way: "/exports", fields: "", place: .network, role: nil, subject: nil,
                lines: nil, askedBy: "alice", askedAt: asked, expiresAt: end, answer: answer,
                answeredBy: answer == nil ? nil : "bob", answeredAt: answer == nil ? nil : later,
                usedAt: used ? later : nil
            ).state(at: now)
        }
        #expect(state(nil, at: later) == .waiting && state(nil, at: end) == .expired)
        #expect(state(.agreed, at: later) == .agreed && state(.agreed, at: end) == .expired)
        #expect(state(.agreed, used: true, at: end) == .used)
        #expect(state(.refused, at: end) == .refused && state(.withdrawn, at: end) == .withdrawn)
    }
}
