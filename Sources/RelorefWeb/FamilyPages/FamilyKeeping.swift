import Foundation
import RelorefHTML

/// What a telephone keeps of a household's page so that it opens without a network: its last state, sealed by the worker
/// under a key that is made from the page's address and stands nowhere, until the telephone is known no more.
enum FamilyKeeping {
    /// The policy by which the page may start its worker, and nothing else (Trusted Types).
    static let policy = "page"
    /// The addresses that the worker sees: those of these pages.
    static let scope = "/r/"

    /// What the page looks like, and the door: nothing of anybody.
    private static let shell =
        ["page.css", "page.svg", "page.js"].map { Assets.shipped.link($0).path } + [Link.familyPages.path]

    static var worker: Answer {
        let names = shell.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = "const shell = [\(names)];\n" + Assets.shipped.text("keeper.js")
        return Answer(contentType: "text/javascript; charset=utf-8", body: Array(text.utf8))
    }

    private struct Manifest: Encodable {
        struct Icon: Encodable { let src: String, sizes: String, type: String }
        let name: String, short_name: String, start_url: String, scope: String, display: String
        let icons: [Icon]
    }

    /// What stands on the home screen: a title and a picture that say nothing.
    static func manifest(code: String, title: String) throws -> Answer {
        let home = Link.familyPage(code).path
        let manifest = Manifest(
            name: title, short_name: title, start_url: home, scope: home, display: "minimal-ui",
            icons: [.init(src: Assets.shipped.link("page.svg").path, sizes: "any", type: "image/svg+xml")])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Answer(contentType: "application/manifest+json", body: Array(try encoder.encode(manifest)))
    }
}
