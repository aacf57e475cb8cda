package import Foundation

/// A folder that nobody else on the machine reads, for programs that need a file; it is emptied and gone when it is let
/// go (security R37).
package final class ScratchFolder: Sendable {
    package let url: URL

    /// - Parameter inMemory: lies in the machine's memory where there is such a place, so that no disk keeps it.
    package init(inMemory: Bool = false) throws {
        let place =
            inMemory && FileManager.default.isWritableFile(atPath: Self.memory.path)
            ? Self.memory : FileManager.default.temporaryDirectory
        url = place.appending(path: ScratchFolder.prefix + UUID().uuidString)
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    private static let prefix = "reloref-scratch-"
    private static let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)

    /// Removes what a server that was killed has left behind: nothing lives in such a folder for an hour.
    package static func sweep(now: Date) {
        let files = FileManager.default
        for folder in [files.temporaryDirectory, memory] {
            for name in (try? files.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(prefix) {
                let place = folder.appending(path: name)
                let made = (try? files.attributesOfItem(atPath: place.path))?[.modificationDate] as? Date
                if let made, now.timeIntervalSince(made) > 3_600 { try? files.removeItem(at: place) }
            }
        }
    }

    package func place(_ name: String) -> URL { url.appending(path: name) }

    package func write(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let file = place(name)
        try Data(bytes).write(to: file)
        return file
    }

    package func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: place(name))) }
}

extension ListFile {
    /// The workbook's bytes; the library that writes it needs a file, which is gone at once.
    package func xlsx() throws -> [UInt8] {
        let scratch = try ScratchFolder()
        try writeXLSX(to: scratch.place("list.xlsx"))
        return try scratch.read("list.xlsx")
    }
}
