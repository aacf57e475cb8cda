import RelorefDomain
import Testing

/// Stands in for ICU: the test's names are Latin, with the accents of French.
func plainLatin(_ name: String) -> String {
    let accents: [Character: Character] = ["é": "e", "è": "e", "ê": "e", "ï": "i", "ô": "o", "â": "a", "ç": "c"]
    return String(name.lowercased().map { accents[$0] ?? $0 })
}

func key(_ name: String) -> NameKey { NameKey(name, transliterate: plainLatin) }

struct NameKeyTests {
    @Test(arguments: [
        ["Mohamed", "Mohammad", "Mohammed", "Muhammad", "Mouhamed", "mhmd"],
        ["Yusuf", "Youssouf", "Yousef", "Jusuf", "ywsf"],
        ["Diallo", "Jallow", "Djallo"], ["Sayed", "Said", "Sayyed", "Saïd"], ["Abdallah", "Abdullah", "Abdulla"],
        ["Abd al-Rahman", "Abdulrahman", "Abdou Rahman", "Abderrahmane", "Abdel-Rahman", "Abd ar-Rahman"],
        ["Ouattara", "Wattara"], ["Haile Gebre", "hayǝla gabǝra"], ["Khadija", "Xadidja"], ["Kader", "Qader", "Cader"],
        ["Fatima", "Fatimah"], ["Sharif", "Charif", "šarif"], ["Ali", "ʿly"], ["Joseph", "Yosef"], ["Osman", "Usman"],
        ["Al-Hassan", "El Hassan", "Hassan"], ["Tewelde", "Tewolde"], ["Abdou", "Abdul", "Abd", "Abdi"],
    ])
    func `spellings of one name share a skeleton`(names: [String]) {
        #expect(Set(names.map { key($0).skeleton }).count == 1, "\(names.map { "\($0): \(key($0).skeleton)" })")
    }

    @Test(arguments: [
        ("Fatima", "Fatoumata"), ("Ahmed", "Hamed"), ("Mohamed", "Mahmoud Ali"), ("Omar", "Karim"), ("Ali", "Aliou Ba"),
        ("Najib", "Nabi"), ("Diallo", "Dialla Sow"), ("Karim", "Karima Said"), ("Aya", "Ayo"),
    ])
    func `different names are told apart`(one: String, other: String) {
        #expect(key(one).similarity(to: key(other)) < 0.75)
    }

    @Test func `Fatima and Fatoumata have nothing in common`() {
        #expect(key("Fatima").similarity(to: key("Fatoumata")) == 0)
    }

    @Test(arguments: [
        ("Haïdari Mohamed", "Muhammad Haidari", 0.9), ("Jean-Baptiste N'Guessan", "NGuessan Jean Baptiste", 1),
        ("Benali Karim", "Karim Benalli", 0.9), ("Ben Ali", "Benali", 0.9), ("Rahimi Zahra", "Rahmii Zahra", 0.9),
        ("Kone Mariam", "Mariam Kone", 1), ("Mohamed Ali Haidari", "Mohamed Haidari", 0.8),
        ("Teklemariam", "Teklemaryam", 0.8), ("Abdullah Bah", "Ba Abdalla", 0.9), ("Al", "Al", 1),
    ])
    func `swapped names and a slip of the finger are forgiven`(one: String, other: String, least: Double) {
        #expect(key(one).similarity(to: key(other)) >= least)
    }

    @Test func `likeness is the same in both directions and between 0 and 1`() {
        var seed = Seed("likeness")
        let syllables = [
            "mo", "ha", "med", "ou", "kh", "di", "al", "lo", "abd", "ul", "y", "ss", "ph", "sh", "ra", "i", " ", "-",
            "'",
        ]
        for _ in 0..<2_000 {
            func name() -> String {
                (0..<Int.random(in: 0...7, using: &seed)).compactMap { _ in syllables.randomElement(using: &seed) }
                    .joined()
            }
            let (one, other) = (key(name()), key(name()))
            let there = one.similarity(to: other)
            #expect(there == other.similarity(to: one), "\(one.folded) / \(other.folded), seed \(seed.value)")
            #expect(0...1 ~= there)
            #expect(0...1 ~= one.relevance(for: other))
            if !one.isEmpty { #expect(one.similarity(to: one) == 1) }
        }
    }

    @Test func `search answers from the first letters, in any order, and to every word`() {
        let name = key("Haïdari Mohamed Ali")
        for typed in ["haid", "Mohamed", "muhammad haidari", "ali haidari", "mo", "mohamde", "haidari mohamed ali"] {
            #expect(name.relevance(for: key(typed)) > 0, "\(typed)")
        }
        for typed in ["", "karim", "haidari karim", "m", "haidari mohamed ali karim"] {
            #expect(name.relevance(for: key(typed)) == 0, "\(typed)")
        }
        #expect(name.relevance(for: key("Mohamed")) > name.relevance(for: key("Moh")))
    }

    @Test func `a name sorts on its Latin letters`() {
        #expect(key("  N'Guessan  Jean-Baptiste ").folded == "nguessan jean baptiste")
        #expect(key("").isEmpty)
        #expect(key("–").similarity(to: key("–")) == 0)
    }
}

struct DuplicateTestTests {
    @Test(arguments: [
        ("Mohamed Haidari", "1988-04-12", "Haidari Muhammad", "1988-04-12"),
        ("Mohamed Haidari", "1988-04-12", "Mohamed Haidari", "1989-01-01"),
        ("Sow Aminata", "1990", "Sow Aminata", "1990-07-01"),
        ("Sow Aminata", "", "Sow Aminata", "1990-07-01"),
        ("Abdoul Karim Jallow", "1990-07-01", "Abdul-Karim Diallo", "1990-07-02"),
    ])
    func `two files are shown side by side`(one: String, birthOne: String, other: String, birthOther: String) {
        #expect(file(one, birthOne).likeness(to: file(other, birthOther)) >= 0.75)
        #expect(file(other, birthOther).likeness(to: file(one, birthOne)) >= 0.75)
    }

    @Test(arguments: [
        ("Fatima Sow", "1990-07-01", "Fatoumata Sow", "1990-07-01"), ("Sow Aminata", "1990", "Sow Aminata", "1991"),
        ("Sow Aminata", "1988-01-02", "Sow Aminata", "1990-01-02"), ("Karim Benali", "", "Karim Benalli Said", ""),
        ("Mohamed Haidari", "1988", "Mohamed Rahimi", "1988"),
    ])
    func `two files are left alone`(one: String, birthOne: String, other: String, birthOther: String) {
        #expect(file(one, birthOne).likeness(to: file(other, birthOther)) == 0)
    }

    @Test func `an alias counts, and another nationality asks for closer names`() {
        let known = DuplicateTest(
            names: [key("Sow Aminata"), key("Barry Aminata")], birth: birth("1990-07-01"), nationalities: ["GIN"])
        #expect(known.likeness(to: file("Aminata Barry", "1990-07-01")) == 1)
        let alike = DuplicateTest(names: [key("Aminata Bary Sy")], birth: birth("1990-07-01"), nationalities: ["MLI"])
        #expect(known.likeness(to: alike) == 0)
        #expect(DuplicateTest(names: alike.names, birth: alike.birth).likeness(to: known) > 0)
    }

    private func file(_ name: String, _ birthDate: String) -> DuplicateTest {
        DuplicateTest(names: [key(name)], birth: birth(birthDate))
    }
}
