import Crypto
import Foundation
import HTTPTypes

/// The stylesheet and the script, served from memory under names that change with their content.
struct Assets: Sendable {
    struct Asset: Sendable {
        let name: String
        let type: String
        let bytes: [UInt8]
    }

    private let byName: [String: Asset]
    private let names: [String: String]

    static let shipped = Assets()

    private init() {
        var byName: [String: Asset] = [:]
        var names: [String: String] = [:]
        let types = ["css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"]
        let folder = Bundle.module.url(forResource: "Assets", withExtension: nil)
        let files = folder.flatMap {
            try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }
        for file in files ?? [] {
            guard let type = types[file.pathExtension], let data = try? Data(contentsOf: file) else { continue }
            let digest = SHA256.hash(data: data).prefix(5).map { String(UInt16($0) | 0x100, radix: 16).suffix(2) }
                .joined()
            let name = "\(file.deletingPathExtension().lastPathComponent)-\(digest).\(file.pathExtension)"
            byName[name] = Asset(name: name, type: type, bytes: [UInt8](data))
            names[file.lastPathComponent] = name
        }
        self.byName = byName
        self.names = names
    }

    subscript(served name: String) -> Asset? { byName[name] }

    /// What a file of text says.
    func text(_ file: String) -> String {
        names[file].flatMap { byName[$0] }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }

    /// Where a file is served, e.g. `reloref.css`.
    func link(_ file: String) -> Link { .asset(names[file] ?? file) }
}

/// The one route of the assets.
enum AssetRoutes {
    static let all: [Route] = [
        .free(.get, "/assets/:name", .everyone) { ask in
            guard let asset = Assets.shipped[served: ask.parameter("name")] else { throw AccessRefusal.notFound }
            var answer = Answer(contentType: asset.type, body: asset.bytes)
            answer.isImmutable = true
            return answer
        }
    ]
}
