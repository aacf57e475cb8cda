import RelorefDomain
import Testing

struct PasswordRuleTests {
    private let rule = PasswordRule(refused: ["motdepasse", "relorefreloref", "correct", "azertyuiopqs"])
    private let account = ["Alice Diallo", "alice.diallo@exemple.fr"]

    @Test(arguments: [
        "un cheval bleu mange", "ÉtéÀlaMer42", "correct cheval batterie", "日本語のながいあいことば",
        "alice aime les pommes vertes",
        String(repeating: "abcdefgh", count: 16), "tr0is-Petits-Points...", "            un espace devant",
    ])
    func `a long password is accepted as typed`(password: String) throws {
        let long = password.unicodeScalars.count < 12 ? password + password.reversed() : password
        try rule.check(long, account: account)
    }

    @Test(arguments: [
        ("onze signes", PasswordRule.Refusal.tooShort(11)), ("", .tooShort(0)),
        (String(repeating: "abcdefgh", count: 16) + "i", .tooLong(129)), ("RelorefReloref", .common),
        ("motdepasse2026!", .common), ("2026-Motdepasse", .common), ("AZERTYUIOPQS", .common),
        ("aaaaaaaaaaaa", .repetitive),
        ("abcabcabcabcab", .repetitive), ("alicediallo1", .personal), ("Diallo.Alice.77", .personal),
        ("alicealicealice", .personal), ("123412341234", .repetitive),
    ])
    func `a password that everybody tries is refused`(password: String, refusal: PasswordRule.Refusal) {
        #expect(throws: refusal) { try rule.check(password, account: account) }
    }
}
