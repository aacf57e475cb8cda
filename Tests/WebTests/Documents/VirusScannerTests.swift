import Foundation
import RelorefDomain
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// What ClamAV's daemon says decides whether a file is kept; without it, none is (R54).
struct VirusScannerTests {
    @Test(arguments: [
        ("stream: OK", FileRefusal?.none), ("stream: Eicar-Test-Signature FOUND", .infected("Eicar-Test-Signature")),
        ("INSTREAM size limit exceeded. ERROR", .notScanned), ("stream: Can't allocate memory ERROR", .notScanned),
        ("", .notScanned),
    ])
    func `each answer of the daemon`(said: String, refusal: FileRefusal?) async throws {
        let daemon = try ScanningDaemon(saying: said)
        let scanner = try #require(VirusScanner(socket: daemon.path, seconds: 5))
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(await scanner.refusal(of: bytes) == refusal)
        #expect(daemon.received == bytes, "what was sent is what is looked at")
    }

    @Test func `nobody listens, or the place is none`() async throws {
        let scanner = try #require(VirusScanner(socket: NSTemporaryDirectory() + "reloref-nobody.ctl", seconds: 2))
        #expect(await scanner.refusal(of: [1, 2, 3]) == .notScanned)
        #expect(await !scanner.isThere())
        #expect(VirusScanner(socket: "tcp:127.0.0.1:3310") == nil)
        #expect(VirusScanner(socket: "/" + String(repeating: "a", count: 107)) == nil)
    }

    @Test(arguments: [
        ("stream: Doc.Malware FOUND", "l’antivirus y trouve"), ("", "l’antivirus ne répond pas"),
    ])
    func `a paper that is not answered for is not kept, and the form says why`(said: String, sentence: String)
        async throws
    {
        let daemon = try ScanningDaemon(saying: said)
        var settings = WebSettings(secureCookies: false)
        settings.scanner = VirusScanner(socket: daemon.path, seconds: 5)
        let work = try await WorkWorld(settings: settings)
        let (code, browser) = (try await work.code("h1"), try await work.web.browser(.alice))
        let answer = try await browser.upload(
            "/menages/\(code)/piece", [("piece", "insurance"), ("fin", "30/06/2027"), ("niveau", "team")],
            files: [("fichiers", "recto.jpg", SampleFile.jpeg())])
        #expect(answer.status == 422 && answer.shows(sentence), "\(answer.main)")
        let kept = try await work.web.world.store.read { tx in
            try tx.row("SELECT count(*) AS found FROM document_file")?.int("found")
        }
        #expect(kept == 0)
    }
}

/// A daemon that takes one stream after another (`zINSTREAM`) and says the same of each.
private final class ScanningDaemon: Sendable {
    let path: String
    private let channel: Int32
    private let taken = Mutex<[UInt8]>([])

    var received: [UInt8] { taken.withLock { $0 } }

    init(saying answer: String) throws {
        path = NSTemporaryDirectory() + "reloref-\(UUID().uuidString.prefix(8)).ctl"
        channel = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(channel, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0 && listen(channel, 4) == 0)
        let thread = Thread { [self] in
            while case let other = accept(channel, nil, nil), other >= 0 {
                take(other)
                let words = Array(answer.utf8) + [0]
                _ = send(other, words, words.count, Int32(MSG_NOSIGNAL))
                close(other)
            }
        }
        thread.start()
    }

    /// The command up to its zero, then chunks up to one of nought.
    private func take(_ other: Int32) {
        while let letter = exactly(1, other), letter != [0] {}
        var stream: [UInt8] = []
        while let head = exactly(4, other) {
            let length = head.reduce(0) { $0 << 8 | Int($1) }
            guard length > 0, let part = exactly(length, other) else { break }
            stream += part
        }
        taken.withLock { [stream] in $0 = stream }
    }

    private func exactly(_ count: Int, _ other: Int32) -> [UInt8]? {
        var read: [UInt8] = []
        while read.count < count {
            var room = [UInt8](repeating: 0, count: count - read.count)
            let got = recv(other, &room, room.count, 0)
            guard got > 0 else { return nil }
            read += room[..<got]
        }
        return read
    }

    deinit {
        shutdown(channel, Int32(SHUT_RDWR))
        close(channel)
        unlink(path)
    }
}
