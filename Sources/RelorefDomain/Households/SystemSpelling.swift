/// A body whose system may hold a person under another spelling of the name (V08).
package enum NamingSystem: String, CaseIterable, Sendable, Codable {
    case ofpra, ofii
    /// The software of the national reception scheme.
    case dna
    case siSiao
    /// The national register of social-housing requests (NUR).
    case socialHousingRequest
    case caf, cpam, prefecture, franceTravail, other
}

/// How one system spells a person's name: whoever writes there, or searches there, uses this spelling (V08).
package struct SystemSpelling: Sendable, Hashable {
    package let system: NamingSystem
    package let name: String

    /// Nil for a name of blanks. A semicolon would end it in an exchanged cell, so it becomes a comma.
    package init?(_ system: NamingSystem, _ name: String) {
        let words = name.replacing(";", with: ",").split(whereSeparator: \.isWhitespace)
        if words.isEmpty { return nil }
        (self.system, self.name) = (system, words.joined(separator: " "))
    }

    /// "siSiao:Haydari Zahra", as it is exchanged and sealed; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":"), let system = NamingSystem(rawValue: text[..<colon].trimmed) else {
            return nil
        }
        self.init(system, String(text[colon...].dropFirst()))
    }

    package var text: String { "\(system.rawValue):\(name)" }
}

extension StringProtocol {
    fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
