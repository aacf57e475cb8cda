import Foundation

/// A file that appears in a folder whole or not at all; written again under the same name it is the same file.
enum SpoolFile {
    /// - Parameter id: of the message; what is neither letter nor figure is left out.
    static func write(_ text: String, id: String, ending: String = "", in folder: String) throws(CarrierFault) {
        let name = "reloref-" + id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } + ending
        do {
            let hidden = "\(folder)/.\(name)"
            guard
                FileManager.default.createFile(
                    atPath: hidden, contents: Data(text.utf8), attributes: [.posixPermissions: 0o660])
            else { throw CarrierFault.unreachable }
            let handle = try FileHandle(forUpdating: URL(filePath: hidden))
            try handle.synchronize()
            try handle.close()
            guard rename(hidden, "\(folder)/\(name)") == 0 else { throw CarrierFault.unreachable }
        } catch {
            throw .unreachable
        }
    }
}
