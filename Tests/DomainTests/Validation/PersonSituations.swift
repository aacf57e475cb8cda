import RelorefDomain
import Testing

struct PersonSituations {
    private static let rules = PersonRules(live)
    private static let twin = DuplicateTest(names: [key("Haidari Mohamed")], birth: birth("1988-04-12"))

    static let all: [Situation] = names + births + twins

    static let names: [Situation] = [
        .accepted(.v01, "a single name, as given name", rules.names(family: "", given: "Aminata")),
        .accepted(.v01, "a single name, as family name", rules.names(family: "Haidari", given: " ")),
        .found(.v01, .block, "family", in: "no name at all", rules.names(family: " ", given: "")),
        .accepted(
            .v02, "accents, hyphen and apostrophe", rules.script(of: "N'Guessan-Loïc ʿAlī Nguyễn", field: "family")),
        .found(
            .v02, .inform, "family", in: "Arabic letters in the Latin field", rules.script(of: "محمد", field: "family")),
        .accepted(.v05, "the first identity", rules.identity(validFrom: day("2026-01-01"), previous: nil)),
        .found(
            .v05, .inform, "validFrom", in: "OFPRA settles another name",
            rules.identity(validFrom: day("2026-06-01"), previous: day("2026-01-01"))),
        .accepted(.v08, "the same spelling", rules.spelling(key("Diallo"), ours: key("DIALLO"), system: "si-siao")),
        .found(
            .v08, .inform, "alias", in: "another spelling in SI SIAO",
            rules.spelling(key("Jallow"), ours: key("Diallo"), system: "si-siao")),
        .accepted(.v29, "two nationalities", rules.nationalities(["AFG", "IRN"])),
        .accepted(.v29, "stateless", rules.nationalities(["stateless"])),
        .found(.v29, .inform, "nationality", in: "stateless and Afghan", rules.nationalities(["AFG", "stateless"])),
    ]

    static let births: [Situation] = [
        .accepted(.v03, "born on 2 January", rules.conventionalBirth(birth("1988-01-02"))),
        .accepted(.v03, "only the year is known", rules.conventionalBirth(birth("1988"))),
        .found(.v03, .warn, "birth", in: "born on 1 January", rules.conventionalBirth(birth("1988-01-01"))),
        .accepted(.v04, "born today", rules.birth(birth("2026-11-21"))),
        .accepted(.v04, "unknown birth", rules.birth(.unknown)),
        .accepted(.v04, "this year, no more is known", rules.birth(birth("2026"))),
        .accepted(.v04, "95 years old", rules.birth(birth("1931-01-01"))),
        .found(.v04, .warn, "birth", in: "96 years old", rules.birth(birth("1930-11-21"))),
        .found(.v04, .block, "birth", in: "111 years old", rules.birth(birth("1915-11-21"))),
        .found(.v04, .block, "birth", in: "born tomorrow", rules.birth(birth("2026-11-22"))),
        .accepted(.v17, "more than six months to go", rules.comingOfAge(birth("2009-05-22"))),
        .accepted(.v17, "of age today", rules.comingOfAge(birth("2008-11-21"))),
        .found(.v17, .inform, "birth", in: "six months to go", rules.comingOfAge(birth("2009-05-21"))),
        .found(.v17, .inform, "birth", in: "born some day of 2008", rules.comingOfAge(birth("2008"))),
    ]

    static let twins: [Situation] = [
        .accepted(.v06, "nobody alike", rules.duplicates(of: twin, among: [("a", other("Sow Aminata", "1988"))])),
        .found(
            .v06, .warn, "family", in: "the names swapped, spelt otherwise",
            rules.duplicates(of: twin, among: [("a", other("Muhammad Haïdari", "1988"))])),
    ]

    private static func other(_ name: String, _ born: String) -> DuplicateTest {
        DuplicateTest(names: [key(name)], birth: birth(born))
    }

    @Test(arguments: all) func `a person is checked`(situation: Situation) { situation.check() }

    @Test func `duplicates come with the likeliest first`() {
        let files = [
            ("spelt", Self.other("Muhammad Haidari", "1988")), ("equal", Self.other("Haidari Mohamed", "1988")),
            ("else", Self.other("Sow Aminata", "1988")),
        ]
        let finding = Self.rules.duplicates(of: Self.twin, among: files.map { (id: $0.0, test: $0.1) }).first
        #expect(finding?.values == ["equal", "spelt"])
    }

    @Test func `the eighteenth birthday is announced with its months and days`() {
        #expect(Self.rules.comingOfAge(birth("2009-05-12")).first?.values == ["6", "2027-05-12", "2027-05-12"])
        #expect(Self.rules.comingOfAge(birth("2009-02-12")).first?.values == ["3", "2027-02-12", "2027-02-12"])
        #expect(Self.rules.comingOfAge(birth("2009")).first?.values == ["3", "2027-01-01", "2027-12-31"])
    }
}
