import Foundation
import Glibc

/// One connection to a server on this machine: a request goes out, its answer is read to the end.
final class Connection {
    /// An answer: its status and head, and its body where that was wanted.
    struct Reply {
        let status: Int
        let head: String
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    let descriptor: Int32
    private let keepsBody: Bool
    private var head: [UInt8] = []
    private var body: [UInt8] = []
    private var status = 0
    /// Bytes of the body still to come; nil until the head is read.
    private var missing: Int?
    private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)

    init(port: Int, keepsBody: Bool) throws {
        self.keepsBody = keepsBody
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure("Nothing answers on port \(port).") }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit {
        close(descriptor)
        scratch.deallocate()
    }

    func send(_ request: [UInt8]) throws {
        head.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
        missing = nil
        var sent = 0
        while sent < request.count {
            let count = request.withUnsafeBytes { bytes in
                Glibc.send(
                    descriptor, bytes.baseAddress?.advanced(by: sent), request.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure("The server closed the connection.") }
            sent += count
        }
    }

    /// Waits for the whole answer.
    func reply() throws -> Reply {
        while true {
            if let status = try receive() {
                return Reply(status: status, head: String(decoding: head, as: UTF8.self), body: body)
            }
        }
    }

    /// Reads what has arrived; the status once the answer is complete.
    func receive() throws -> Int? {
        let count = recv(descriptor, scratch.baseAddress, scratch.count, 0)
        guard count > 0 else { throw Failure("The server closed the connection.") }
        var arrived = UnsafeRawBufferPointer(scratch)[..<count]
        if missing == nil { readHead(&arrived) }
        guard let wanted = missing else { return nil }
        if keepsBody { body.append(contentsOf: arrived) }
        missing = wanted - arrived.count
        return missing == 0 ? status : nil
    }

    private func readHead(_ arrived: inout Slice<UnsafeRawBufferPointer>) {
        let before = head.count
        head.append(contentsOf: arrived)
        let from = max(0, before - 3)
        guard let end = Connection.endOfHead(head, from: from) else { return }
        let rest = head.count - end
        head.removeLast(rest)
        arrived = arrived.suffix(rest)
        status = Int(String(decoding: head[9..<12], as: UTF8.self)) ?? 0
        missing = Connection.length(head)
    }

    private static func endOfHead(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + 3 < bytes.count {
            if bytes[place] == 13, bytes[place + 1] == 10, bytes[place + 2] == 13, bytes[place + 3] == 10 {
                return place + 4
            }
            place += 1
        }
        return nil
    }

    private static func length(_ head: [UInt8]) -> Int {
        let text = String(decoding: head, as: UTF8.self).lowercased()
        guard let start = text.range(of: "content-length: ")?.upperBound else { return 0 }
        return Int(text[start...].prefix { $0.isNumber }) ?? 0
    }
}
