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
        var waiting = (files ?? []).compactMap { file in
            (try? Data(contentsOf: file)).map { data in
                let isModule = file.pathExtension == "js"
                return (
                    file: file, data: data,
                    imports: isModule ? Self.imports(String(decoding: data, as: UTF8.self)) : []
                )
            }
        }
        // A module names others: it takes their names once they have them.
        while let place = waiting.firstIndex(where: { $0.imports.isSubset(of: names.keys) }) {
            let (file, data, imports) = waiting.remove(at: place)
            guard let type = types[file.pathExtension] else { continue }
            let served = Self.naming(names, imports, in: data)
            let digest = SHA256.hash(data: served).prefix(5).map { String(UInt16($0) | 0x100, radix: 16).suffix(2) }
                .joined()
            let name = "\(file.deletingPathExtension().lastPathComponent)-\(digest).\(file.pathExtension)"
            byName[name] = Asset(name: name, type: type, bytes: [UInt8](served))
            names[file.lastPathComponent] = name
        }
        self.byName = byName
        self.names = names
    }

    /// The modules that a module imports: `from "./outbox.js"`.
    private static func imports(_ text: String) -> Set<String> {
        Set(
            text.components(separatedBy: "from \"./").dropFirst().compactMap { rest in
                let name = rest.prefix { $0 != "\"" }
                return name.hasSuffix(".js") ? String(name) : nil
            })
    }

    private static func naming(_ names: [String: String], _ modules: Set<String>, in data: Data) -> Data {
        guard !modules.isEmpty else { return data }
        var text = String(decoding: data, as: UTF8.self)
        for module in modules {
            text = text.replacingOccurrences(
                of: "from \"./\(module)\"", with: "from \"./\(names[module] ?? module)\"")
        }
        return Data(text.utf8)
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
