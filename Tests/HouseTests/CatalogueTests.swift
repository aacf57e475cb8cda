import Foundation
import RelorefWeb
import Testing

/// French and English in step, and no text that a reader sees outside the catalogue.
struct CatalogueTests {
    private let pages = SourceTree.sources.filter { $0.target == "RelorefWeb" }

    /// The literals of `l("…")` and of `l.plural(n, "…", "…")`, joined over lines.
    private var messages: Set<String> {
        var found: Set<String> = []
        let single = /\bl\(\s*"((?:[^"\\]|\\.)*)"/
        let plural = /\bl\.plural\(\s*[^"]*?,\s*"((?:[^"\\]|\\.)*)"/
        for file in pages {
            let text = file.code.joined(separator: "\n")
            for match in text.matches(of: single) { found.insert(unescaped(String(match.1))) }
            for match in text.matches(of: plural) { found.insert(unescaped(String(match.1))) }
        }
        return found
    }

    private func unescaped(_ literal: String) -> String {
        var text = literal.replacing("\\\"", with: "\"").replacing("\\n", with: "\n")
        while let match = text.firstMatch(of: /\\u\{([0-9A-Fa-f]+)\}/) {
            let scalar = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
            text.replaceSubrange(match.range, with: scalar)
        }
        return text
    }

    @Test func `every French text has its English`() throws {
        let english = try Catalogue.shipped().messages(of: "en")
        #expect(messages.count > 50)
        let missing = messages.filter { !$0.isEmpty && english[$0] == nil && !$0.contains("\\(") }.sorted()
        #expect(missing == [])
    }

    @Test func `no translation is left over`() throws {
        // A definition's sentence stands in the domain; a long one is broken over lines by a backslash.
        let everything = SourceTree.sources.map { $0.code.joined(separator: "\n") }.joined(separator: "\n")
            .replacing(/\\\n */, with: "")
        let english = try Catalogue.shipped().messages(of: "en")
        let sources = Data(everything.utf8)
        let unused = Set(english.keys).subtracting(messages).filter { key in
            let literal = "\"" + key.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return [literal, key].allSatisfy { sources.range(of: Data($0.utf8)) == nil }
        }
        #expect(unused.sorted() == [])
    }

    @Test func `placeholders are the same in both languages`() throws {
        for (french, texts) in try Catalogue.shipped().messages(of: "en") {
            let wanted = placeholders(french)
            for text in texts { #expect(placeholders(text).isSubset(of: wanted.union(["n"])), "\(french) → \(text)") }
        }
    }

    private func placeholders(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\p{L}+)\}/).map { String($0.1) })
    }

    @Test func `no text for a reader stands outside the catalogue`() {
        let texted =
            /h\.(?:p|h1|h2|h3|a|span|button|th|td|li|dt|dd|label|legend|caption|summary|small|b|strong|option)\(\s*"([^"\\]*\p{L}[^"\\]*)"/
        for file in pages {
            for line in file.code {
                guard let match = line.firstMatch(of: texted) else { continue }
                let isName = ["Reloref", "Ctrl K", "CSV", "XLSX"].contains(String(match.1))
                #expect(isName, "\(file.path): \(line)")
            }
        }
    }

    @Test func `no page carries a style or a script of its own`() {
        for file in pages {
            for line in file.code {
                #expect(!line.contains(" style=") && !line.contains("onclick"), "\(file.path): \(line)")
            }
        }
    }
}
