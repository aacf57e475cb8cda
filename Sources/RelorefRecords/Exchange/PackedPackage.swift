package import Foundation

/// A package that came as one zip file, unpacked into a folder of its own for as long as it is read.
package final class PackedPackage: Sendable {
    private let scratch: ScratchFolder
    package var url: URL { scratch.url }

    /// Files lie in the folder by their own names, whatever folder of the zip they were in.
    ///
    /// - Throws: `ZipReading.Fault`, and what reading and writing files throws.
    package init(_ file: URL) throws {
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        guard size <= ZipReading.mostBytes else { throw ZipReading.Fault.tooLarge }
        let archive = try ZipReading([UInt8](try Data(contentsOf: file)))
        scratch = try ScratchFolder()
        for entry in archive.entries {
            guard let name = entry.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init),
                name.hasSuffix(".csv") || name == "datapackage.json"
            else { continue }
            _ = try scratch.write(name, try archive.file(entry))
        }
    }

    /// Whether it is one file and no folder.
    package static func isOne(_ place: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
