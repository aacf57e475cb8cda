import RelorefDomain
import Testing

struct FamilyPageTests {
    private let made = Moment(startOf: day("2026-11-21"), in: "Europe/Paris")

    private func page(tries: Int = 0, revoked: Bool = false) -> FamilyPage {
        FamilyPage(
            id: "p", household: "h", language: .dari, phone: "01 99 00 12 12", madeOn: day("2026-11-21"),
            expiresAt: made.adding(seconds: FamilyPage.lifetimeDays * 86_400), tries: tries, isRevoked: revoked)
    }

    @Test func `a code leads somewhere for a year, unless revoked or tried too often`() {
        let (before, after) = (made.adding(seconds: 365 * 86_400 - 1), made.adding(seconds: 365 * 86_400))
        #expect(page().state(at: before) == .open && page().state(at: after) == .expired)
        #expect(page(tries: 4).state(at: before) == .open && page(tries: 4).left == 1)
        #expect(page(tries: 5).state(at: before) == .locked && page(tries: 5).left == 0)
        #expect(page(tries: 5, revoked: true).state(at: before) == .revoked)
    }

    @Test(
        arguments: [
            ("hos", true), ("HOSSEINI", true), ("hus", true), ("حسینی", true), ("ho", false), ("1984", true),
            ("84", false), ("1985", false), ("moh", false), ("xyz", false), ("", false), ("198", false),
            ("hosseinis", false), ("rah", true), ("mah", false),
        ])
    func `three letters of the family name, however they are written, or a year of birth`(typed: String, opens: Bool) {
        let latin = ["حسینی": "hsyny"]
        func key(_ name: String) -> NameKey { NameKey(name) { (latin[$0] ?? $0).lowercased() } }
        let families = [key("Hosseini"), key("Ben Rahma")]
        #expect(FamilyPage.isKnown(key(typed), families: families, birthYears: [1984, 2015]) == opens)
    }

    @Test func `nothing known opens nothing`() {
        let nothing = NameKey("") { $0 }
        #expect(!FamilyPage.isKnown(nothing, families: [nothing], birthYears: []))
    }

    @Test func `a code has sixteen letters of twenty, and is read as it is typed`() throws {
        var generator = SystemRandomNumberGenerator()
        let code = FamilyCode.random(using: &generator)
        #expect(code.text.count == 16 && code.description.count == 19)
        #expect(FamilyCode(typed: code.description.lowercased()) == code)
        #expect(FamilyCode(typed: " " + code.text + " ") == code)
        #expect(FamilyCode(typed: String(code.text.dropLast())) == nil)
        #expect(FamilyCode(typed: String(code.text.dropLast()) + "A") == nil)
        #expect(FamilyCode.random(using: &generator) != code)
    }

    @Test(
        arguments: [
            (["prs", "fra"], FamilyLanguage.dari), (["fas"], .dari), (["pus"], .pashto), (["som"], .french),
            ([], .french),
            (["som", "ara"], .arabic), (["tir"], .tigrinya),
        ] as [([String], FamilyLanguage)])
    func `a page begins in a language that the household speaks`(codes: [String], language: FamilyLanguage) {
        #expect(FamilyLanguage(spoken: codes) == language)
    }

    @Test func `right to left is Arabic, Pashto and Dari`() {
        #expect(FamilyLanguage.allCases.filter(\.isRightToLeft) == [.arabic, .pashto, .dari])
    }

    @Test func `what is broken is taken up once and settled once`() throws {
        var report = FamilyReport(id: "r", household: "h", matter: .heating, sentOn: day("2026-11-20"))
        try report.take(on: day("2026-11-21"))
        #expect(throws: FamilyReport.Refusal.alreadyTaken) { try report.take(on: day("2026-11-22")) }
        try report.settle(on: day("2026-11-23"))
        #expect(report.isSettled)
        #expect(throws: FamilyReport.Refusal.alreadySettled) { try report.settle(on: day("2026-11-24")) }
        #expect(throws: FamilyReport.Refusal.alreadySettled) { try report.take(on: day("2026-11-24")) }
    }

    @Test func `every sentence of the page has its French, of eight words at most`() {
        for phrase in FamilyPhrase.allCases {
            #expect(phrase.french != phrase.rawValue, "\(phrase)")
            let words = phrase.french.split { $0 == " " || $0 == "\u{A0}" }.filter { $0.contains(where: \.isLetter) }
            #expect(words.count <= 8, "\(phrase.french)")
        }
    }

    @Test func `a household reads a translation that somebody signed, while its French is the same`() {
        func one(source: String, reviewer: String?) -> Translation {
            Translation(
                id: "t", phrase: .home, language: .dari, text: "x", source: source, enteredBy: "Dora", enteredAt: made,
                reviewer: reviewer, signedAt: reviewer.map { _ in made })
        }
        let french = FamilyPhrase.home.french
        #expect(one(source: french, reviewer: nil).shown == nil)
        #expect(one(source: french, reviewer: "Félix").shown == "x")
        #expect(one(source: "Début", reviewer: "Félix").shown == nil)
        #expect(one(source: "Début", reviewer: "Félix").state == .stale(by: "Félix", on: made))
    }

    @Test(arguments: [("2026-11-21", DueGroup.today), ("2026-11-20", .late)])
    func `something broken is for the same day, and late afterwards`(sent: String, group: DueGroup) {
        let list = DueList(today: day("2026-11-21"), terms: DatedTerms(always: DueTerms([:])))
        let news = FamilyNews(.breakdown(.water), subject: "r", household: "h", site: "s", on: day(sent))
        let item = list.item(news)
        #expect(item.group == group && item.rule == .breakdownReported && !item.canBeTicked)
        #expect(
            list.item(FamilyNews(.locked, subject: "p", household: "h", site: "s", on: day(sent))).rule
                == .familyPageLocked)
    }
}
