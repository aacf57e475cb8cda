import CShims
import Foundation
import Glibc
import RelorefRecords

/// Prints letters to PDF with a Chromium that is a process of its own: one at a time, without a network, without scripts,
/// with a profile that is thrown away. What is printed goes to it and comes back through a channel in memory (R37).
package actor LetterPress {
    /// Where the browser is.
    package enum Place: Sendable, Hashable {
        case program(String)
        /// A service that starts one for each who calls at its socket.
        case socket(String)
    }

    package enum Failure: Error, Hashable {
        case absent
        /// Too many letters wait already.
        case busy
        case notStarted
        /// It did not answer within its time.
        case tooSlow
        /// It ended, or said that it could not.
        case broken(String)
    }

    package nonisolated let place: Place?
    private let time: Duration
    private var isPrinting = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private static let longestQueue = 6

    /// - Parameter time: what one letter may take before its browser is killed.
    package init(_ place: Place?, within time: Duration = .seconds(25)) {
        (self.place, self.time) = (place, time)
    }

    /// What a setting names: a program, `unix:` and a socket, nothing for whichever is installed, `off` for none.
    package static func place(_ setting: String) -> Place? {
        if setting == "off" { return nil }
        if setting.hasPrefix("unix:") { return .socket(String(setting.dropFirst(5))) }
        let usual = [
            "/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        ]
        return (setting.isEmpty ? usual : [setting]).first(where: FileManager.default.isExecutableFile(atPath:))
            .map(Place.program)
    }

    /// - Parameter html: a whole document that needs nothing from anywhere.
    package func pdf(of html: [UInt8]) async throws -> [UInt8] {
        guard let place else { throw Failure.absent }
        try await enter()
        defer { leave() }
        // A thread of its own: it waits, and the browser ends with it.
        let deadline = ContinuousClock.now + time
        return try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                continuation.resume(with: Result { try PressRun(place, until: deadline).print(html) })
            }
            thread.start()
        }
    }

    private func enter() async throws {
        guard isPrinting else {
            isPrinting = true
            return
        }
        guard waiting.count < Self.longestQueue else { throw Failure.busy }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { isPrinting = false } else { waiting.removeFirst().resume() }
    }
}

/// One browser from its start to its end.
private final class PressRun {
    private let channel: Int32
    private let process: Int32?
    private let profile: ScratchFolder?
    private let deadline: ContinuousClock.Instant
    private var received: [UInt8] = []
    private var sent = 0

    /// What the data of one of its processes may take, and its seconds of work.
    private static let memory: UInt64 = 1 << 30
    private static let seconds: UInt64 = 20
    private static let mostBytes = 64 << 20
    private static let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)

    init(_ place: LetterPress.Place, until deadline: ContinuousClock.Instant) throws {
        self.deadline = deadline
        switch place {
        case .socket(let path):
            (channel, process, profile) = (reloref_press_connect(path), nil, nil)
            guard channel >= 0 else { throw LetterPress.Failure.notStarted }
        case .program(let path):
            let profile = try ScratchFolder(inMemory: true)
            var channel: Int32 = -1
            let arguments = Self.strings([path] + Self.options(profile.url.path))
            let environment = Self.strings(Self.environment(profile.url.path))
            defer { for string in arguments + environment { free(string) } }
            let process = reloref_press_start(path, arguments, environment, Self.memory, Self.seconds, &channel)
            guard process > 0 else { throw LetterPress.Failure.notStarted }
            (self.channel, self.process, self.profile) = (channel, process, profile)
        }
    }

    deinit {
        close(channel)
        guard let process else { return }
        // The browser and all that it started: they are a session of their own.
        kill(-process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    private static func options(_ profile: String) -> [String] {
        [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--disk-cache-dir=/dev/null",
            "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
            "--disable-crash-reporter", "--disable-domain-reliability", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--blink-settings=scriptEnabled=false", "--js-flags=--jitless",
        ] + (geteuid() == 0 ? ["--no-sandbox"] : [])
    }

    private static func environment(_ profile: String) -> [String] {
        ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"].map { "\($0)=\(profile)" }
            + ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]
    }

    /// Strings as C wants them, with a null at the end.
    private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0) } + [nil]
    }

    func print(_ html: [UInt8]) throws -> [UInt8] {
        let target = try ask("Target.createTarget", ["url": "about:blank"], "targetId")
        let session = try ask("Target.attachToTarget", ["targetId": target, "flatten": true], "sessionId")
        _ = try call("Emulation.setScriptExecutionDisabled", ["value": true], session)
        _ = try call("Network.enable", [:], session)
        _ = try call(
            "Network.emulateNetworkConditions",
            ["offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0], session)
        let tree = try call("Page.getFrameTree", [:], session)["frameTree"] as? [String: Any]
        guard let frame = (tree?["frame"] as? [String: Any])?["id"] as? String else {
            throw LetterPress.Failure.broken("Page.getFrameTree")
        }
        _ = try call(
            "Page.setDocumentContent", ["frameId": frame, "html": String(decoding: html, as: UTF8.self)], session)
        let printed = try ask(
            "Page.printToPDF", ["generateTaggedPDF": true, "preferCSSPageSize": true, "printBackground": true], "data",
            session)
        guard let pdf = Data(base64Encoded: printed), pdf.starts(with: Array("%PDF-".utf8)) else {
            throw LetterPress.Failure.broken("Page.printToPDF")
        }
        return [UInt8](pdf)
    }

    private func ask(
        _ method: String, _ parameters: [String: Any], _ field: String, _ session: String? = nil
    ) throws -> String {
        guard let text = try call(method, parameters, session)[field] as? String else {
            throw LetterPress.Failure.broken(method)
        }
        return text
    }

    /// One question of the DevTools protocol and its answer; what it tells besides is passed over.
    private func call(
        _ method: String, _ parameters: [String: Any], _ session: String?
    ) throws -> [String: Any] {
        sent += 1
        var question: [String: Any] = ["id": sent, "method": method, "params": parameters]
        if let session { question["sessionId"] = session }
        try send([UInt8](JSONSerialization.data(withJSONObject: question)) + [0])
        while true {
            let heard = try JSONSerialization.jsonObject(with: Data(try message())) as? [String: Any]
            guard let heard, heard["id"] as? Int == sent else { continue }
            guard let result = heard["result"] as? [String: Any] else { throw LetterPress.Failure.broken(method) }
            return result
        }
    }

    private func send(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            try wait(for: Int16(POLLOUT))
            let count = bytes[start...].withUnsafeBytes {
                Glibc.send(channel, $0.baseAddress, $0.count, Self.flags)
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw LetterPress.Failure.broken("send") }
            start += count
        }
    }

    /// The next message: messages end with a zero.
    private func message() throws -> [UInt8] {
        var seen = 0
        while true {
            if let end = received[seen...].firstIndex(of: 0) {
                defer { received.removeSubrange(...end) }
                return Array(received[..<end])
            }
            seen = received.count
            guard seen < Self.mostBytes else { throw LetterPress.Failure.broken("size") }
            try wait(for: Int16(POLLIN))
            var part = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(channel, &part, part.count, Self.flags)
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw LetterPress.Failure.broken("end") }
            received += part[..<count]
        }
    }

    private func wait(for events: Int16) throws {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw LetterPress.Failure.tooSlow }
            var awaited = pollfd(fd: channel, events: events, revents: 0)
            let ready = poll(&awaited, 1, Int32(left.components.seconds * 1_000 + 50))
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw LetterPress.Failure.broken("poll") }
        }
    }
}
