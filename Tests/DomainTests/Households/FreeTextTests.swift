import RelorefDomain
import Testing

struct FreeTextTests {
    private let text = FreeText(keywords: [
        .init(.health, "depression"), .init(.health, "stress post-traumatique"), .init(.religion, "musulman"),
        .init(.criminal, "garde a vue"), .init(.religion, "eglise"), .init(.health, "post"),
    ])

    @Test(arguments: [
        "255081416802538", "2 55 08 14 168 025 38", "1 84 12 76 451 089 46", "2-55-08-14-168-025-38", "2550814168025",
        "1 55 08 2A 123 456 96", "1 55 08 2b 123 456 26",
    ])
    func `a social security number is found however it is spaced`(number: String) {
        let matches = text.matches(in: "Son numéro est \(number), à garder.")
        #expect(matches.map(\.matter) == [.socialSecurityNumber])
        #expect(matches.first?.text == number)
        #expect(matches.first?.position == 15)
    }

    @Test(arguments: [
        "255081416802539", "06 39 98 12 34", "355081416802538", "2026-11-17", "FR76 3000 6000 0112 3456 7890 189",
        "dossier 25508141680253899", "2551314168025", "1 500 000 euros", "le 2 et le 14",
    ])
    func `another number is left alone`(number: String) {
        #expect(text.matches(in: "Voir \(number) au dossier.").isEmpty)
    }

    @Test func `a number is found before another one`() {
        let matches = text.matches(in: "255081416802538 06 39 98 12 34")
        #expect(matches.map(\.text) == ["255081416802538"])
    }

    @Test func `words are found whole, without accents, in the feminine and in the plural`() {
        let matches = text.matches(in: "Dépression. Elles sont musulmanes ; église ; une dépressions")
        #expect(matches.map(\.text) == ["Dépression", "musulmanes", "église", "dépressions"])
        #expect(matches.map(\.position) == [0, 23, 36, 49])
        #expect(text.matches(in: "égliseau, impression, musulmanie").isEmpty)
    }

    @Test func `several words are one match, and the longest counts`() {
        let matches = text.matches(in: "Suivi pour stress post-traumatique après une garde à vue; post")
        #expect(matches.map(\.text) == ["stress post-traumatique", "garde à vue", "post"])
    }

    @Test func `nothing is found in nothing`() {
        #expect(text.matches(in: "").isEmpty)
        #expect(FreeText(keywords: [.init(.health, "")]).matches(in: "Visite à domicile, logement propre.").isEmpty)
    }
}
