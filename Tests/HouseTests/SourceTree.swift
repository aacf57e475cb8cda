import Foundation

/// The product's own source files, as text.
struct SourceFile: Sendable {
    /// From the project's root, e.g. "Sources/RelorefWeb/Frame/Route.swift".
    let path: String
    let lines: [Substring]

    var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
    var isTest: Bool { path.hasPrefix("Tests/") }

    /// The lines without comments and without what stands in string literals of several lines.
    var code: [Substring] { lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") } }

    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ").filter {
                !["package", "public", "internal", "private"].contains($0)
            }
            guard words.first == "import", words.count >= 2 else { return nil }
            return String(words[1])
        }
    }
}

enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let all: [SourceFile] = ["Sources", "Tests"].flatMap { folder in
        let base = root.appending(path: folder)
        let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return (found ?? []).filter { $0.pathExtension == "swift" }.compactMap { url -> SourceFile? in
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            let path = folder + url.path.dropFirst(base.path.count)
            return SourceFile(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    static var sources: [SourceFile] { all.filter { !$0.isTest } }

    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }
}
