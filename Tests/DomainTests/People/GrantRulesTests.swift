import RelorefDomain
import Testing

/// Who may give which right: a table of situations.
struct GrantRulesTests {
    private let today = Day(iso: "2026-11-21") ?? Day(number: 0)

    private func grant(_ role: Role, _ association: String?, _ site: String? = nil, to: String? = nil) -> Grant {
        Grant(
            role: role, association: association, site: site, from: today.adding(days: -100),
            to: to.flatMap { Day(iso: $0) })
    }

    private func rules(_ grants: Grant...) -> GrantRules { GrantRules(giver: "moi", grants: grants, on: today) }

    @Test(arguments: [
        (Place(association: "a1", site: "s1"), true), (Place(association: "a1", site: "s2"), false),
        (Place(association: "a1"), false), (Place(association: "a2", site: "s3"), false), (Place.network, false),
    ])
    func `a head of site invites within the site and nowhere else`(place: Place, may: Bool) {
        #expect(rules(grant(.headOfSite, "a1", "s1")).mayGive(.referent, at: place) == may)
    }

    @Test(arguments: [
        (Role.referent, true), (.relayManager, true), (.partnershipOfficer, true), (.editor, true), (.headOfSite, true),
        (.funder, true), (.networkHead, false), (.administrator, false),
    ])
    func `nobody gives a role that can do more than their own`(role: Role, may: Bool) {
        #expect(rules(grant(.headOfSite, "a1", "s1")).mayGive(role, at: Place(association: "a1", site: "s1")) == may)
    }

    @Test func `a head of a whole association invites on each of its sites`() {
        let rules = rules(grant(.headOfSite, "a1"))
        #expect(rules.mayGive(.referent, at: Place(association: "a1", site: "s9")))
        #expect(rules.mayGive(.referent, at: Place(association: "a1")))
        #expect(!rules.mayGive(.referent, at: .network))
    }

    @Test func `the network's administration gives every role everywhere, an association's within it`() {
        #expect(Role.allCases.allSatisfy { rules(grant(.administrator, nil)).mayGive($0, at: .network) })
        let local = rules(grant(.administrator, "a1"))
        #expect(local.mayGive(.networkHead, at: Place(association: "a1")))
        #expect(!local.mayGive(.referent, at: Place(association: "a2")) && !local.mayGive(.referent, at: .network))
    }

    @Test func `a right that has ended gives nothing, nor does one that invites nobody`() {
        #expect(rules(grant(.headOfSite, "a1", "s1", to: "2026-11-20")).places.isEmpty)
        #expect(rules(grant(.referent, "a1", "s1"), grant(.networkHead, nil)).places.isEmpty)
    }

    @Test func `nobody changes their own rights`() {
        let rules = rules(grant(.administrator, nil))
        let own = grant(.referent, "a1", "s1")
        #expect(throws: GrantRules.Refusal.oneself) { try rules.checkGiving(own, to: "moi", holding: []) }
        #expect(throws: GrantRules.Refusal.oneself) { try rules.checkEnding(own, of: "moi") }
        #expect(throws: GrantRules.Refusal.oneself) { try rules.checkAdministering("moi", holding: []) }
    }

    @Test func `one account never administers and opens files at once`() throws {
        let rules = rules(grant(.administrator, nil))
        let files = grant(.referent, "a1", "s1")
        let administers = grant(.administrator, nil)
        #expect(throws: GrantRules.Refusal.administersAndOpensFiles) {
            try rules.checkGiving(administers, to: "bob", holding: [files])
        }
        #expect(throws: GrantRules.Refusal.administersAndOpensFiles) {
            try rules.checkGiving(files, to: "bob", holding: [administers])
        }
        try rules.checkGiving(administers, to: "bob", holding: [grant(.referent, "a1", "s1", to: "2026-11-20")])
        try rules.checkGiving(grant(.funder, nil), to: "bob", holding: [administers])
    }

    @Test func `a right ends on or after its first day`() {
        let rules = rules(grant(.administrator, nil))
        let backwards = Grant(role: .editor, association: "a1", site: nil, from: today, to: today.adding(days: -1))
        #expect(throws: GrantRules.Refusal.days) { try rules.checkGiving(backwards, to: nil, holding: []) }
    }

    @Test func `an account is shut by whoever administers everywhere that it has a right`() throws {
        let local = rules(grant(.administrator, "a1"))
        try local.checkAdministering("bob", holding: [grant(.referent, "a1", "s1")])
        #expect(throws: GrantRules.Refusal.beyondOwn) {
            try local.checkAdministering("bob", holding: [grant(.referent, "a1", "s1"), grant(.referent, "a2", "s3")])
        }
        #expect(throws: GrantRules.Refusal.beyondOwn) { try local.checkAdministering("bob", holding: []) }
        #expect(throws: GrantRules.Refusal.beyondOwn) {
            try rules(grant(.headOfSite, "a1")).checkAdministering("bob", holding: [grant(.referent, "a1", "s1")])
        }
    }
}
