/// Puts each message as a file into a folder from which the program of a modem takes it (smstools 3).
package struct SpoolCarrier: MessageCarrier {
    package let folder: String
    package var receipts: ReceiptSignature? { nil }

    package init(folder: String) { self.folder = folder }

    package func send(_ message: OutgoingMessage) async throws(CarrierFault) -> String? {
        try SpoolFile.write(
            "To: \(message.number)\nAlphabet: UTF-8\n\n\(message.text)", id: message.id, in: folder)
        return nil
    }
}
