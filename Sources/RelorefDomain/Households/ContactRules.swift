/// What is checked of the ways to reach a household, and of what is written about it.
package struct ContactRules: Sendable {
    /// Where a household's letters go.
    package enum PostalSituation: String, CaseIterable, Sendable, Codable { case dwelling, domiciliation, without }

    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A number of any country, which one household answers (V26).
    ///
    /// - Parameter others: the codes of other households that give the same number.
    package func phone(_ number: String, sharedWith others: [String] = []) -> [Finding] {
        var findings: [Finding] = []
        if !ContactRules.isPhone(number) { findings.append(context.warn(.v26, "phone", [number])) }
        if !others.isEmpty { findings.append(context.warn(.v26, "sharedPhone", others)) }
        return findings
    }

    /// The digits by which two spellings of a number are one: with the country's, without signs; nil for no number.
    package static func dialled(_ number: String) -> String? {
        guard isPhone(number) else { return nil }
        let signs = number.filter { !$0.isWhitespace && !"().-".contains($0) }
        if signs.hasPrefix("+") { return String(signs.dropFirst()) }
        return signs.hasPrefix("00") ? String(signs.dropFirst(2)) : "33" + signs.dropFirst()
    }

    /// Texts are sent only with consent, to a number that was verified (V26).
    package func texts(hasConsent: Bool, isVerified: Bool) -> [Finding] {
        hasConsent && isVerified ? [] : [context.warn(.v26, hasConsent ? "verified" : "consent")]
    }

    /// A dwelling, a domiciliation, or plainly none (V28).
    package func address(_ situation: PostalSituation?) -> [Finding] {
        situation == nil ? [context.warn(.v28, "address")] : []
    }

    /// A note holds no social security number, and nothing of health, religion, origin or story (V30).
    ///
    /// One finding a match: the matter, the words as they stand, and their position in characters.
    package func note(_ note: String, _ text: FreeText, field: String = "text") -> [Finding] {
        text.matches(in: note).map { match in
            context.warn(.v30, field, [match.matter.rawValue, match.text, String(match.position)])
        }
    }

    /// Ten digits in France, or +, or 00, and 8 to 15 digits (E.164).
    private static func isPhone(_ number: String) -> Bool {
        let signs = number.filter { !$0.isWhitespace && !"().-".contains($0) }
        let digits = signs.drop { $0 == "+" }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), signs.count - digits.count <= 1 else { return false }
        if signs.hasPrefix("+") { return 8...15 ~= digits.count }
        if signs.hasPrefix("00") { return 10...17 ~= digits.count }
        return digits.count == 10 && signs.hasPrefix("0")
    }
}
