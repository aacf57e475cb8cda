import Foundation

/// The interface's texts: French is the source (a message's id is its French text), other languages are gettext files.
package struct Catalogue: Sendable {
    /// By language, then by message id (context and id joined by U+0004, as gettext does): one text, or one a plural form.
    private let translations: [String: [String: [String]]]

    package init(_ files: [String: String] = [:]) {
        translations = files.mapValues { POFile.read($0) }
    }

    /// The catalogues that ship with the product.
    package static func shipped() throws -> Catalogue {
        guard let folder = Bundle.module.url(forResource: "Catalogues", withExtension: nil) else { return Catalogue() }
        let english = try String(contentsOf: folder.appending(path: "en.po"), encoding: .utf8)
        return Catalogue(["en": english])
    }

    package func language(_ code: String) -> Language {
        Language(code: translations[code] == nil ? "fr" : code, texts: translations[code] ?? [:])
    }

    package var languages: [String] { ["fr"] + translations.keys.sorted() }

    /// The ids that a language translates, for the tests that keep the catalogues in step.
    package func messages(of code: String) -> [String: [String]] { translations[code] ?? [:] }
}

/// One language, ready to speak: `l("Ménages")`, `l("Fin de séjour le {jour}", ["jour": …])`, `l.plural(…)`.
package struct Language: Sendable {
    package let code: String
    private let texts: [String: [String]]

    init(code: String, texts: [String: [String]]) {
        self.code = code
        self.texts = texts
    }

    package var isFrench: Bool { code == "fr" }

    package func callAsFunction(_ message: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        filled(texts[message]?.first ?? message, values)
    }

    /// The singular or plural text for a number, which fills `{n}`.
    package func plural(
        _ count: Int, _ one: String, _ many: String, _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        // French says "0 ménage", English "0 households" (CLDR: fr one = 0 or 1; en one = 1).
        let form = isFrench ? (abs(count) < 2 ? 0 : 1) : (count == 1 ? 0 : 1)
        let forms = texts[one] ?? [one, many]
        let text = forms.indices.contains(form) ? forms[form] : many
        return Self.filled(text) { name in
            name == "n" ? number(count) : values.first { $0.key == name }?.value
        }
    }

    private func filled(_ text: String, _ values: KeyValuePairs<String, String>) -> String {
        guard !values.isEmpty else { return text }
        return Self.filled(text) { name in values.first { $0.key == name }?.value }
    }

    /// Puts values in the place of `{names}`, in one walk over the text; a name without a value stays as it is.
    private static func filled(_ text: String, _ value: (Substring) -> String?) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            let next = rest.utf8.index(after: end)
            result += rest[..<start]
            if let filled = value(rest[rest.utf8.index(after: start)..<end]) {
                result += filled
            } else {
                result += rest[start..<next]
            }
            rest = rest[next...]
        }
        return result + rest
    }
}
