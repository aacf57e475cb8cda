import Foundation
import Glibc
import Testing

/// A mail server on a free port of this machine: it answers as it was told to, and keeps what it was told.
final class MailPeer: @unchecked Sendable {
    let port: Int
    private let socket: Int32
    private let lock = NSLock()
    private let replies: [String: String]
    private var lines: [String] = []

    /// - Parameter replies: by the first word of a command, or "." for the end of the mail; otherwise all is well.
    init(_ replies: [String: String] = [:]) throws {
        self.replies = replies
        let loopback = try Loopback()
        (socket, port) = (loopback.socket, loopback.port)
        let descriptor = socket
        Thread { [self] in
            while true {
                let client = accept(descriptor, nil, nil)
                // Closed by this thread alone: another peer may have the number again a moment later.
                guard client >= 0 else { return _ = Glibc.close(descriptor) }
                talk(client)
                Glibc.close(client)
            }
        }.start()
    }

    /// Nobody is listened to any more.
    func close() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// Everything that was said to it, line by line.
    var heard: [String] { lock.withLock { lines } }

    private func talk(_ client: Int32) {
        var isMail = false
        var rest: [UInt8] = []
        say("220 peer.example", client)
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(client, &buffer, buffer.count)
            guard count > 0 else { return }
            rest += buffer.prefix(count)
            while let end = rest.firstIndex(of: 10) {
                let line = String(decoding: rest[..<end].filter { $0 != 13 }, as: UTF8.self)
                rest.removeSubrange(...end)
                lock.withLock { lines.append(line) }
                if isMail, line != "." { continue }
                let word = isMail ? "." : line.prefix { $0 != " " }.uppercased()
                isMail = word == "DATA" && replies["DATA"] == nil
                say(replies[word] ?? usual(word), client)
                if word == "QUIT" { return }
            }
        }
    }

    private func usual(_ word: String) -> String {
        switch word {
        case "EHLO": "250-peer.example\r\n250 8BITMIME"
        case "DATA": "354 go on"
        case "QUIT": "221 bye"
        default: "250 2.0.0 fine"
        }
    }

    private func say(_ line: String, _ client: Int32) {
        _ = Array((line + "\r\n").utf8).withUnsafeBytes {
            send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
    }
}
