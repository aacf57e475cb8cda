import RelorefDomain
import Testing

struct CompositionTests {
    typealias Member = Composition.Member

    private static func member(_ kinship: Kinship, _ sex: Sex, _ born: String) -> Member {
        Member(kinship: kinship, sex: sex, birth: PartialDate(text: born) ?? .unknown)
    }

    private static let man = member(.reference, .male, "1985")
    private static let woman = member(.reference, .female, "1985")
    private static let wife = member(.spouse, .female, "1988")
    private static let child = member(.child, .female, "2019-05-02")

    @Test(arguments: [
        ([man], CompositionKind.singleMan as CompositionKind?), ([woman], .singleWoman), ([man, wife], .coupleNoChild),
        ([man, wife, child], .coupleWithChildren), ([woman, child], .singleParentMother),
        ([man, child], .singleParentFather),
        ([man, member(.sibling, .male, "2012")], .siblings),
        ([man, wife, member(.parent, .female, "1955")], .extendedFamily),
        ([woman, member(.grandchild, .male, "2020")], .extendedFamily),
        ([man, member(.unrelated, .male, "1990")], .unrelatedAdults),
        ([member(.reference, .male, "2010")], .unaccompaniedMinor),
        ([woman, member(.child, .male, "2000")], .singleParentMother),
        ([woman, member(.stepchild, .male, "")], .singleParentMother), ([member(.reference, .notStated, "1990")], nil),
        ([member(.reference, .notStated, "1990"), wife], .coupleNoChild), ([wife, child], nil), ([], nil),
    ])
    func `a composition follows from the members`(members: [Member], kind: CompositionKind?) {
        #expect(Composition(of: members, on: day("2026-11-21")).kind == kind)
    }

    @Test func `a composition changes with the day`() {
        let minor = Self.member(.reference, .male, "2008-12-01")
        #expect(Composition(of: [minor], on: day("2026-11-30")).kind == .unaccompaniedMinor)
        #expect(Composition(of: [minor], on: day("2026-12-01")).kind == .singleMan)
    }

    @Test func `adults and minors are counted, and a doubt is decided by kinship`() {
        let members = [
            Self.man, Self.wife, Self.child, Self.member(.child, .male, ""), Self.member(.otherRelative, .male, ""),
        ]
        let composition = Composition(of: members, on: day("2026-11-21"))
        #expect((composition.adults, composition.minors, composition.persons) == (3, 2, 5))
    }
}
