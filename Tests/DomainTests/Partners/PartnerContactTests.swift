import RelorefDomain
import Testing

/// Somebody at a partner, and what was said.
struct PartnerContactTests {
    private static let today = day("2026-11-21")

    private static func contact(consent: String? = nil, arrived: String? = nil, left: String? = nil) -> PartnerContact {
        PartnerContact(
            id: "c", partner: "p", site: "s1", consentOn: consent.map { day($0) }, arrivedOn: arrived.map { day($0) },
            leftOn: left.map { day($0) })
    }

    @Test(arguments: [
        (ContactDetails(name: "Alice"), nil as String?, nil as PartnerRefusal?),
        (ContactDetails(function: "attributions"), nil, nil), (ContactDetails(), nil, .contactWithoutName),
        (ContactDetails(phone: "01 99 00 12 34"), "2026-01-01", .contactWithoutName),
        (ContactDetails(name: "Alice", phone: "01 99 00 12 34"), nil, .withoutConsent),
        (ContactDetails(name: "Alice", email: "alice@exemple.fr"), nil, .withoutConsent),
        (ContactDetails(name: "Alice", address: PostalAddress(town: "Melun")), nil, .withoutConsent),
        (ContactDetails(name: "Alice", phone: "01 99 00 12 34"), "2026-01-01", nil),
        (ContactDetails(name: "Alice", phone: "12"), "2026-01-01", .wrongPhone),
        (ContactDetails(name: "Alice", email: "alice@exemple"), "2026-01-01", .wrongEmail),
        (ContactDetails(name: "Alice", email: "a@b@exemple.fr"), "2026-01-01", .wrongEmail),
        (ContactDetails(name: "Alice"), "2026-11-22", .dayAhead),
    ])
    func `a number or a box is kept with consent only`(
        details: ContactDetails, consent: String?, refusal: PartnerRefusal?
    ) {
        var found: PartnerRefusal?
        do throws(PartnerRefusal) {
            try Self.contact(consent: consent).check(details, today: Self.today)
        } catch { found = error }
        #expect(found == refusal)
    }

    @Test func `who left is replaced by somebody of the same partner who is there`() throws {
        let on = day("2026-06-30")
        let other = PartnerContact(id: "d", partner: "p", site: "s1")
        var one = Self.contact(arrived: "2020-01-01")
        let wrong = [
            one, PartnerContact(id: "e", partner: "q", site: "s1"),
            PartnerContact(id: "f", partner: "p", site: "s1", leftOn: day("2026-01-01")),
        ]
        for replacement in wrong {
            #expect(throws: PartnerRefusal.wrongReplacement) {
                try one.leave(on: on, replacedBy: replacement, today: Self.today)
            }
        }
        #expect(throws: PartnerRefusal.leftBeforeArrival) {
            try one.leave(on: day("2019-12-31"), replacedBy: nil, today: Self.today)
        }
        #expect(throws: PartnerRefusal.dayAhead) {
            try one.leave(on: day("2026-11-22"), replacedBy: nil, today: Self.today)
        }
        try one.leave(on: on, replacedBy: other, today: Self.today)
        #expect(!one.isThere && one.replacedBy == "d")
        #expect(throws: PartnerRefusal.alreadyLeft) { try one.leave(on: on, replacedBy: nil, today: Self.today) }
        #expect(one.erasedFrom(keptFor: 36) == day("2029-06-30"))
        one.stay()
        #expect(one.isThere && one.replacedBy == nil && one.erasedFrom(keptFor: 36) == nil)
    }

    @Test(arguments: [
        ("2026-11-22", "mots", nil as String?, PartnerRefusal.dayAhead as PartnerRefusal?),
        ("2026-11-20", " \n", nil, .withoutWords), ("2026-11-20", "mots", "2026-11-19", .stepBeforeTalk),
        ("2026-11-20", "mots", "2026-11-20", nil), ("2026-11-20", "mots", nil, nil),
    ])
    func `a talk has a day that has come, words, and a next step after it`(
        on: String, words: String, step: String?, refusal: PartnerRefusal?
    ) {
        let talk = PartnerTalk(
            id: "t", partner: "p", site: "s1", .call, on: day(on),
            step: step.map { PartnerTalk.Step(on: day($0), owner: "alice") })
        var found: PartnerRefusal?
        do throws(PartnerRefusal) { try talk.check(words: words, today: Self.today) } catch { found = error }
        #expect(found == refusal)
    }

    @Test func `a next step is taken once`() throws {
        var talk = PartnerTalk(id: "t", partner: "p", site: "s1", .call, on: day("2026-11-01"))
        #expect(throws: PartnerRefusal.noStep) { try talk.finish(on: Self.today, today: Self.today) }
        talk = PartnerTalk(
            id: "t", partner: "p", site: "s1", .call, on: day("2026-11-01"),
            step: PartnerTalk.Step(on: day("2026-12-01"), owner: "alice"))
        try talk.finish(on: Self.today, today: Self.today)
        #expect(talk.step?.doneOn == Self.today)
        #expect(throws: PartnerRefusal.stepDone) { try talk.finish(on: Self.today, today: Self.today) }
    }

    @Test(arguments: [
        ("2026-11-20", DueGroup.late as DueGroup?), ("2026-11-21", .today), ("2026-11-28", .thisWeek),
        ("2026-12-21", .later), ("2026-12-22", nil),
    ])
    func `a next step is announced a month ahead`(on: String, group: DueGroup?) {
        let list = DueList(today: Self.today, terms: DatedTerms(always: DueTerms([.dueAnnounced: 30])))
        let talk = PartnerTalk(
            id: "t", partner: "p", site: "s1", .call, on: day("2026-11-01"),
            step: PartnerTalk.Step(on: day(on), owner: "alice"))
        let item = list.item(OpenStep(talk, departement: "77"))
        #expect(item?.group == group)
        #expect(item == nil || item?.owner == "alice" && item?.partner == "p")
    }
}
