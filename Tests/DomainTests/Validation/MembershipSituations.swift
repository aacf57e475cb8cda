import RelorefDomain
import Testing

struct MembershipSituations {
    private static let rules = MembershipRules(live)
    private static let today = day("2026-11-21")

    static let all: [Situation] = heads + events + belonging

    static let heads: [Situation] = [
        .accepted(.v15, "eighteen today", rules.signatory(birth("2008-11-21"), on: today)),
        .accepted(.v15, "emancipated", rules.signatory(birth("2009-11-21"), on: today, isEmancipated: true)),
        .found(.v15, .block, "birth", in: "seventeen", rules.signatory(birth("2008-11-22"), on: today)),
        .found(.v15, .warn, "birth", in: "born in 2008", rules.signatory(birth("2008"), on: today)),
        .accepted(.v16, "a minor with a guardian", rules.unaccompanied(.unaccompaniedMinor, guardian: "ASE 77")),
        .accepted(.v16, "a single man", rules.unaccompanied(.singleMan, guardian: nil)),
        .found(.v16, .block, "guardian", in: "a minor alone", rules.unaccompanied(.unaccompaniedMinor, guardian: " ")),
        .accepted(.v23, "an adult member", rules.reference((birth("1985"), day("2020-01-01"), nil), on: today)),
        .accepted(.v23, "on the last day", rules.reference((birth("1985"), day("2020-01-01"), today), on: today)),
        .found(.v23, .block, "reference", in: "nobody", rules.reference(nil, on: today)),
        .found(
            .v23, .warn, "reference", in: "nobody, in an old file", MembershipRules(history).reference(nil, on: today)),
        .found(
            .v23, .block, "reference", in: "somebody who left",
            rules.reference((birth("1985"), day("2020-01-01"), day("2026-11-20")), on: today)),
        .accepted(
            .v23, "emancipated by a judge",
            rules.reference((birth("2010-01-01"), day("2020-01-01"), nil), on: today, isEmancipated: true)),
        .found(
            .v23, .block, "reference", in: "a child",
            rules.reference((birth("2015"), day("2020-01-01"), nil), on: today)),
        .found(
            .v23, .warn, "reference", in: "an unknown age",
            rules.reference((birth(""), day("2020-01-01"), nil), on: today)),
    ]

    static let events: [Situation] = [
        .accepted(
            .v18, "the grandfather dies, the family stays",
            rules.death(on: day("2026-10-02"), membershipEnds: [day("2026-10-02")], survivors: 4, exit: nil)),
        .accepted(
            .v18, "a single man dies",
            rules.death(on: day("2026-10-02"), membershipEnds: [day("2026-10-02")], survivors: 0, exit: .death)),
        .found(
            .v18, .block, "to", in: "a membership goes on",
            rules.death(on: day("2026-10-02"), membershipEnds: [nil], survivors: 4, exit: nil)),
        .found(
            .v18, .block, "exit", in: "the family leaves by death",
            rules.death(on: day("2026-10-02"), membershipEnds: [day("2026-10-02")], survivors: 4, exit: .death)),
        .found(
            .v18, .block, "death", in: "a death tomorrow",
            rules.death(on: day("2026-11-22"), membershipEnds: [day("2026-11-22")], survivors: 4, exit: nil)),
        .accepted(
            .v19, "born before the stay",
            rules.birth(on: day("2026-05-01"), memberFrom: day("2026-05-01"), during: nights("2026-06-12"))),
        .found(
            .v19, .inform, nil, in: "born during the stay",
            rules.birth(on: day("2026-08-03"), memberFrom: day("2026-08-03"), during: nights("2026-06-12"))),
        .found(
            .v19, .inform, "from", in: "born during the stay, a member later",
            rules.birth(on: day("2026-08-03"), memberFrom: day("2026-09-01"), during: nights("2026-06-12"))),
        .accepted(.v20, "five in a dwelling of five", rules.expected(4, present: 1, capacity: 5)),
        .accepted(.v20, "nobody is expected", rules.expected(0, present: 6, capacity: 5)),
        .found(
            .v20, .warn, "expected", in: "a wife and four children, four places",
            rules.expected(5, present: 1, capacity: 4)),
    ]

    static let belonging: [Situation] = [
        .accepted(
            .v22, "one household after the other",
            rules.memberships([
                member("a", from: day("2024-01-01"), to: day("2026-05-01")),
                member("b", from: day("2026-05-01"), to: nil),
            ])),
        .accepted(
            .v22, "a child by turns",
            rules.memberships([
                member("a", from: day("2024-01-01"), to: nil, partTime: true),
                member("b", from: day("2026-05-01"), to: nil, partTime: true),
            ])),
        .accepted(
            .v22, "a child whose second home alone is by turns",
            rules.memberships([
                member("a", from: day("2024-01-01"), to: nil),
                member("b", from: day("2026-05-01"), to: nil, partTime: true),
            ])),
        .found(
            .v22, .block, "from", in: "two households at a time",
            rules.memberships([
                member("b", from: day("2026-05-01"), to: nil),
                member("a", from: day("2024-01-01"), to: nil),
            ])),
    ]

    private static func member(_ household: String, from: Day, to: Day?, partTime: Bool = false) -> Membership {
        Membership(
            id: household, household: household, person: "p", kinship: .child, from: from, to: to, partTime: partTime,
            endReason: to.map { _ in .departure })
    }

    @Test(arguments: all) func `a membership is checked`(situation: Situation) { situation.check() }
}

struct HouseholdChangeSituations {
    private static let rules = HouseholdChangeRules(live)

    static let all: [Situation] = [
        .accepted(.v07, "undone on the thirtieth day", rules.undoMerge(mergedOn: day("2026-10-22"))),
        .found(.v07, .block, "mergedOn", in: "undone a day late", rules.undoMerge(mergedOn: day("2026-10-21"))),
        .accepted(.v24, "all is settled", rules.split(done: Set(HouseholdChangeRules.SplitStep.allCases))),
        .found(.v24, .warn, "split", in: "no wall between the files", rules.split(done: [.historyCopied])),
        .accepted(.v25, "one of both is chosen", rules.union(reference: "p1", members: ["p1", "p2"])),
        .found(.v25, .warn, "reference", in: "nobody is chosen", rules.union(reference: nil, members: ["p1", "p2"])),
        .found(.v25, .warn, "reference", in: "a stranger is chosen", rules.union(reference: "p3", members: ["p1"])),
        .accepted(.v91, "no accounts", rules.deletion(closedAccounts: 0)),
        .found(.v91, .block, nil, in: "two closed accounts", rules.deletion(closedAccounts: 2)),
    ]

    @Test(arguments: all) func `a household's change is checked`(situation: Situation) { situation.check() }
}

struct ContactSituations {
    private static let rules = ContactRules(live)
    private static let text = FreeText(keywords: [.init(.health, "diabete")])

    static let all: [Situation] = [
        .accepted(.v26, "a French number", rules.phone("06 39 98 12 34")),
        .accepted(.v26, "a number abroad", rules.phone("+93 (70) 123-4567")),
        .accepted(.v26, "a number abroad, dialled", rules.phone("0093 70 123 4567")),
        .found(.v26, .warn, "phone", in: "nine digits", rules.phone("06 39 98 12 3")),
        .found(.v26, .warn, "phone", in: "a word", rules.phone("inconnu")),
        .found(
            .v26, .warn, "sharedPhone", in: "shared with another household",
            rules.phone("0639981234", sharedWith: ["BCDFGHJ"])),
        .accepted(.v26, "texts to a verified number", rules.texts(hasConsent: true, isVerified: true)),
        .found(.v26, .warn, "consent", in: "texts without consent", rules.texts(hasConsent: false, isVerified: true)),
        .found(
            .v26, .warn, "verified", in: "texts to nobody knows whom", rules.texts(hasConsent: true, isVerified: false)),
        .accepted(.v28, "no address, and it is said", rules.address(.without)),
        .found(.v28, .warn, "address", in: "nothing is said", rules.address(nil)),
        .accepted(.v30, "a plain note", rules.note("Visite à domicile, logement propre.", text)),
        .found(
            .v30, .warn, "text", "text", in: "a diagnosis and a number",
            rules.note("Diabète. NIR 255081416802538", text)),
    ]

    @Test(arguments: all) func `a contact is checked`(situation: Situation) { situation.check() }
}
