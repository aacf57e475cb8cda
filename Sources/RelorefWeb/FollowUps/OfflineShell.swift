import Crypto
import Foundation

/// What a telephone keeps of the product so that visits can be recorded without a network: one page, its programs, its
/// look. Never a page with somebody in it (R50).
enum OfflineShell {
    /// The policy by which the page may start its worker, and nothing else (Trusted Types).
    static let policy = "reloref-hors-connexion"
    static let scripts = [
        "offline.js", "visit.js", "photos.js", "waiting.js", "leaving.js", "outbox.js", "tour.js", "sealing.js",
        "store.js",
        "shell.js", "parts.js", "now.js", "words.js",
    ]

    private static let links =
        [Link.offline.path] + (["reloref.css", "icon.svg"] + scripts).map { Assets.shipped.link($0).path }

    /// Changes with anything that the telephone keeps.
    static let version: String = SHA256.hash(data: Data((links + [body]).joined(separator: "\n").utf8)).prefix(5)
        .map { String(UInt16($0) | 0x100, radix: 16).suffix(2) }.joined()

    private static let body: String = {
        let name = Assets.shipped.link("worker.js").path.split(separator: "/").last.map(String.init) ?? ""
        return Assets.shipped[served: name].map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }()

    /// The worker, told which version it is and what to keep.
    static var worker: Answer {
        let kept = links.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = "const version = \"\(version)\";\nconst shell = [\(kept)];\n\(body)"
        return Answer(contentType: "text/javascript; charset=utf-8", body: Array(text.utf8))
    }
}
