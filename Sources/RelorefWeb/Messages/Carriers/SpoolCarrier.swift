import Foundation

/// Puts each message as a file into a folder from which the program of a modem takes it (smstools 3).
///
/// A file appears whole or not at all, and is named after its message: sent a second time, it is the same file.
package struct SpoolCarrier: MessageCarrier {
    package let folder: String
    package var receipts: ReceiptSignature? { nil }

    package init(folder: String) { self.folder = folder }

    package func send(_ message: OutgoingMessage) async throws(CarrierFault) -> String? {
        let name = "reloref-" + message.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let text = "To: \(message.number)\nAlphabet: UTF-8\n\n\(message.text)"
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
        return nil
    }
}
