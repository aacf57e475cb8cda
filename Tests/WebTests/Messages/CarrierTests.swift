import CShims
import Foundation
import Glibc
import RelorefDomain
import RelorefTesting
import RelorefWeb
import Testing

/// What carries messages out of the house, against a folder and a listener on this machine.
struct CarrierTests {
    private static let message = OutgoingMessage(
        id: "m-1", number: "33639981234", text: "Vous avez rendez-vous.\nموعد")

    @Test func `a file appears whole under the message's name, and twice is once`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-spool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let carrier = SpoolCarrier(folder: folder.path)
        for _ in 1...2 { _ = try await carrier.send(Self.message) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["reloref-m-1"])
        let text = try String(contentsOf: folder.appending(path: "reloref-m-1"), encoding: .utf8)
        #expect(text == "To: 33639981234\nAlphabet: UTF-8\n\nVous avez rendez-vous.\nموعد")
        let outside = OutgoingMessage(id: "../m/2", number: "33", text: "x")
        _ = try await carrier.send(outside)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["reloref-m-1", "reloref-m2"])
        await #expect(throws: CarrierFault.unreachable) {
            try await SpoolCarrier(folder: "/nowhere/at/all").send(Self.message)
        }
    }

    struct Reply: CustomTestStringConvertible {
        let line: String, body: String
        let id: String?, fault: CarrierFault?
        var testDescription: String { line }
    }

    static let replies: [Reply] = [
        .init(line: "200 OK", body: "{\"id\":\"p-7\"}", id: "p-7", fault: nil),
        .init(line: "202 Accepted", body: "", id: nil, fault: nil),
        .init(line: "404 Not Found", body: "", id: nil, fault: .unknownRecipient),
        .init(line: "422 Unprocessable Content", body: "", id: nil, fault: .refused),
        .init(line: "429 Too Many Requests", body: "", id: nil, fault: .unreachable),
        .init(line: "503 Service Unavailable", body: "", id: nil, fault: .unreachable),
        .init(line: "302 Found\r\nLocation: http://127.0.0.1:1/", body: "", id: nil, fault: .unreachable),
    ]

    @Test(arguments: replies)
    func `a provider's answer is taken for what it is`(_ reply: Reply) async throws {
        let provider = try await Listener(
            "HTTP/1.1 \(reply.line)\r\nContent-Length: \(reply.body.utf8.count)\r\nConnection: close\r\n\r\n\(reply.body)"
        )
        let made = WebhookCarrier(
            address: "http://127.0.0.1:\(provider.port)/sms", secret: "0123456789abcdef", second: { 1_000 })
        let carrier = try #require(made)
        var (id, fault) = (String?.none, CarrierFault?.none)
        do { id = try await carrier.send(Self.message) } catch { fault = error }
        #expect(id == reply.id && fault == reply.fault)
        let seen = provider.seen
        #expect(seen.contains("Idempotency-Key: m-1") && seen.contains("\"to\":\"+33639981234\""))
        let parts = seen.components(separatedBy: "\r\n\r\n")
        let signed = ReceiptSignature(secret: "0123456789abcdef").sign(Array(parts[1].utf8), at: 1_000)
        #expect(parts[0].contains("X-Reloref-Signature: sha256=\(signed)"))
    }

    @Test func `nobody listens: it may be tried again; another kind of address is none`() async throws {
        let closed = try await Listener("")
        let port = closed.port
        closed.close()
        let carrier = try #require(WebhookCarrier(address: "http://127.0.0.1:\(port)/", secret: "x", seconds: 2))
        await #expect(throws: CarrierFault.unreachable) { try await carrier.send(Self.message) }
        for address in ["http://operateur.example/sms", "ftp://127.0.0.1/", "https://user@operateur.example/", "sms"] {
            #expect(WebhookCarrier(address: address, secret: "x") == nil, "\(address)")
        }
    }

    @Test(arguments: [
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "127.9.9.9", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::10.0.0.1", "no address",
    ])
    func `an address of one's own network is not public`(text: String) {
        #expect(reloref_is_public_address(text) == 0)
    }

    @Test(arguments: [
        "9.9.9.9", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.167.1.1", "223.255.255.255",
        "11.0.0.1", "2a01:e0a::1", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909", "2002:909:909::",
    ])
    func `others are`(text: String) { #expect(reloref_is_public_address(text) == 1) }

    /// libcurl takes any name under `localhost` for this machine, as a hostile or careless name server might.
    @Test func `a name that leads into one's own network is not connected to, unless that was allowed`() async throws {
        for allows in [false, true] {
            let provider = try await Listener("")
            defer { provider.close() }
            let address = "https://operateur.localhost:\(provider.port)/sms"
            let carrier = try #require(
                WebhookCarrier(address: address, secret: "x", allowsPrivate: allows, seconds: 2))
            await #expect(throws: allows ? CarrierFault.unreachable : .privateAddress) {
                try await carrier.send(Self.message)
            }
            for _ in 0..<40 where allows && !provider.wasReached { try await Task.sleep(for: .milliseconds(50)) }
            #expect(provider.wasReached == allows)
        }
    }

    @Test func `a signature counts for five minutes, for its body and its secret`() throws {
        let signature = ReceiptSignature(secret: "0123456789abcdef")
        let body = Array("{\"id\":\"m-1\"}".utf8)
        let good = signature.sign(body, at: 1_000)
        let now = Moment(milliseconds: 1_000_000)
        #expect(signature.isGood(good, of: body, at: 1_000, now: now))
        #expect(signature.isGood(good, of: body, at: 1_000, now: now.adding(seconds: 300)))
        #expect(!signature.isGood(good, of: body, at: 1_000, now: now.adding(seconds: 301)))
        #expect(!signature.isGood(good, of: body, at: 1_001, now: now))
        #expect(!signature.isGood(good, of: body + [32], at: 1_000, now: now))
        #expect(!signature.isGood(String(good.dropLast(2)) + "00", of: body, at: 1_000, now: now))
        #expect(!signature.isGood("", of: body, at: 1_000, now: now))
        #expect(!ReceiptSignature(secret: "another").isGood(good, of: body, at: 1_000, now: now))
    }
}

/// Listens on a free port of this machine, answers one request with given bytes, and keeps what it was sent.
private final class Listener: @unchecked Sendable {
    let port: Int
    private let socket: Int32
    private let lock = NSLock()
    private var bytes: [UInt8] = []
    private var isReached = false

    init(_ reply: String) async throws {
        let loopback = try Loopback()
        (socket, port) = (loopback.socket, loopback.port)
        Thread { [self] in answer(reply) }.start()
    }

    /// Nobody is let in any more. The thread that listens gives the number of the socket back, so that no other test has it
    /// before.
    func close() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// Whether somebody connected.
    var wasReached: Bool { lock.withLock { isReached } }

    var seen: String { lock.withLock { String(decoding: bytes, as: UTF8.self) } }

    private func answer(_ reply: String) {
        defer { Glibc.close(socket) }
        let client = accept(socket, nil, nil)
        guard client >= 0 else { return }
        lock.withLock { isReached = true }
        defer { Glibc.close(client) }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while !isWhole {
            let count = read(client, &buffer, buffer.count)
            guard count > 0 else { return }
            lock.withLock { bytes += buffer.prefix(count) }
        }
        _ = Array(reply.utf8).withUnsafeBytes { write(client, $0.baseAddress, $0.count) }
    }

    private var isWhole: Bool {
        let text = seen
        guard let head = text.range(of: "\r\n\r\n"),
            let length = text.firstMatch(of: /Content-Length: (\d+)/).flatMap({ Int($0.1) })
        else { return false }
        return text[head.upperBound...].utf8.count >= length
    }
}
