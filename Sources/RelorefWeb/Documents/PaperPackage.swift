import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The papers themselves for the people whose file it is: as they are kept, in zips that fit into the memory.
struct PaperPackage {
    /// Bytes that a zip may hold.
    private static let most = 64 << 20

    let parts: [[(filed: FiledDocument, file: KeptFile)]]

    init(_ documents: [FiledDocument]) {
        var (parts, size) = ([[(FiledDocument, KeptFile)]](), 0)
        for filed in documents {
            for file in filed.files {
                if parts.isEmpty || size + file.size > Self.most {
                    parts.append([])
                    size = 0
                }
                parts[parts.count - 1].append((filed, file))
                size += file.size
            }
        }
        self.parts = parts
    }

    static func link(_ release: Link, _ part: Int) -> Link {
        Link.act(release, "pieces").with("partie", String(part + 1))
    }

    /// Of a copy that a second person let go, and only for its seven days.
    static func answer(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let found = try tx.visibleHousehold(ask)
        guard try tx.releases(of: found).contains(where: { $0.id == ask.parameter("id") && $0.isOpen(at: ask.now) })
        else { throw AccessRefusal.notFound }
        let (author, words, part) = (try ask.author(), DocumentWords(ask: ask), (Int(ask.query["partie"]) ?? 1) - 1)
        let parts = PaperPackage(try tx.everyDocument(of: found, by: author)).parts
        guard parts.indices.contains(part) else { throw AccessRefusal.notFound }
        var zip = ZipWriting()
        for (place, one) in parts[part].enumerated() {
            zip.add(
                "\(place + 1)-\(words.fileName(one.filed, one.file, found))", try tx.bytes(of: one.file, by: author))
        }
        return Answer.sandboxed("\(found.code)-pieces-\(part + 1).zip", "application/zip", zip.finished())
            .opening(found.id)
    }
}
