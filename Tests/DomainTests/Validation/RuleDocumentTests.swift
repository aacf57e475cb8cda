import Foundation
import RelorefDomain
import Testing

/// `docs/rules.md` says of every rule where it is kept.
struct RuleDocumentTests {
    @Test func `every rule has its line, and no line is about another`() throws {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "docs/rules.md"), encoding: .utf8)
        let told = text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^\| (V[0-9]{2}) /#).map { String($0.1) }
        }
        #expect(told == Rule.allCases.map(\.rawValue))
    }
}
