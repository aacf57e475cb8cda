import Foundation
import Testing

/// Short files, short functions, doc comments, and no junk drawer.
struct SizeTests {
    private func quantile(_ values: [Int], _ share: Double) -> Int {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    @Test func `source files keep to their budget`() {
        let sizes = SourceTree.sources.map(\.lines.count)
        #expect(quantile(sizes, 0.5) <= 80)
        #expect(quantile(sizes, 0.9) <= 200)
        for file in SourceTree.sources { #expect(file.lines.count <= 350, "\(file.path): \(file.lines.count) lines") }
    }

    @Test func `test files keep to theirs`() {
        for file in SourceTree.all where file.isTest { #expect(file.lines.count <= 350, "\(file.path)") }
    }

    @Test func `functions keep to theirs`() {
        var lengths: [Int] = []
        for file in SourceTree.sources where !file.path.contains("/Migrations/") {
            for function in functions(in: file) {
                lengths.append(function.length)
                #expect(function.length <= 60, "\(file.path): \(function.name) has \(function.length) lines")
            }
        }
        #expect(quantile(lengths, 0.9) <= 25)
    }

    /// Functions by indentation: swift-format puts the closing brace under the declaration.
    private func functions(in file: SourceFile) -> [(name: String, length: Int)] {
        var found: [(String, Int)] = []
        for (start, line) in file.lines.enumerated() {
            let indent = line.prefix { $0 == " " }
            let text = line.dropFirst(indent.count)
            guard text.contains("func "), !text.hasPrefix("//"), !text.hasSuffix("}") else { continue }
            let closing = indent + "}"
            guard let end = file.lines[(start + 1)...].firstIndex(of: Substring(closing)) else { continue }
            let body = file.lines[start...end]
            guard body.contains(where: { (line: Substring) in line.hasSuffix("{") }) else { continue }
            found.append((String(text), end - start + 1))
        }
        return found
    }

    @Test func `no folder or type is a junk drawer`() {
        let refused = ["Core", "Utils", "Util", "Helpers", "Helper", "Common", "Manager", "Misc"]
        for file in SourceTree.sources {
            let parts = file.path.split(separator: "/").map { String($0).replacing(".swift", with: "") }
            #expect(!parts.contains { refused.contains($0) }, "\(file.path)")
            for line in file.code {
                let words = line.split { !$0.isLetter && !$0.isNumber }.map(String.init)
                guard
                    let kind = words.firstIndex(where: {
                        ["struct", "class", "enum", "actor", "protocol"].contains($0)
                    }),
                    words.indices.contains(kind + 1)
                else { continue }
                let name = words[kind + 1]
                #expect(!refused.contains { name.hasSuffix($0) }, "\(file.path): \(name)")
            }
        }
    }

    @Test func `functions are named for what they ask or do`() {
        let refused = ["get", "manage", "process", "handle"]
        for file in SourceTree.sources {
            for line in file.code {
                guard let start = line.range(of: "func ")?.upperBound else { continue }
                let name = line[start...].prefix { $0.isLetter }
                let isRefused = refused.contains { verb in
                    name.hasPrefix(verb) && name.dropFirst(verb.count).first?.isUppercase == true
                }
                #expect(!isRefused, "\(file.path): \(name)")
            }
        }
    }

    @Test func `every type says in a sentence what it is`() {
        for file in SourceTree.sources {
            for (index, line) in file.lines.enumerated() where isTopLevelType(line) {
                let before = file.lines[..<index].reversed().first { !$0.hasPrefix("@") && !$0.hasPrefix("#if") } ?? ""
                let isCommand = file.target == "reloref"
                #expect(before.hasPrefix("///") || isCommand, "\(file.path): \(line)")
            }
        }
    }

    private func isTopLevelType(_ line: Substring) -> Bool {
        let words = line.split(separator: " ").filter {
            !["package", "public", "final", "private", "fileprivate"].contains($0)
        }
        guard let first = words.first, line.first != " " else { return false }
        return ["struct", "class", "enum", "actor", "protocol"].contains(String(first))
    }

    @Test func `nothing is forced`() {
        for file in SourceTree.sources {
            for line in file.code {
                #expect(!line.contains("try!") && !line.contains(" as! "), "\(file.path): \(line)")
            }
        }
    }

    @Test func `what every page runs in the browser stays below twelve kilobytes`() {
        let scripts = ["rl.js", "dom.js"].map { SourceTree.text("Sources/RelorefWeb/Assets/\($0)").utf8.count }
        #expect(scripts.allSatisfy { $0 > 500 } && scripts.reduce(0, +) <= 12_000, "\(scripts)")
    }
}
