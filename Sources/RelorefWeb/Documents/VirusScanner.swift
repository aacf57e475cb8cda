import Dispatch
import Foundation
package import RelorefDomain

/// Asks ClamAV's daemon on this machine about what was sent (`INSTREAM` of clamd(8)). What it cannot answer for is not
/// kept: without an answer nothing comes in (R54).
package struct VirusScanner: Sendable, Hashable {
    private let socket: String
    private let seconds: Int

    private static let chunk = 1 << 18
    /// What the address of a socket holds, with its end (unix(7)).
    private static let longestPath = 107

    /// - Parameters:
    ///   - socket: the path of the daemon's socket, such as `/run/clamav/clamd.ctl`; nothing leaves the machine.
    ///   - seconds: how long one answer is waited for.
    package init?(socket: String, seconds: Int = 30) {
        guard socket.hasPrefix("/"), socket.utf8.count <= Self.longestPath else { return nil }
        (self.socket, self.seconds) = (socket, seconds)
    }

    /// Why a file is not kept; nil when nothing was found in it.
    package func refusal(of bytes: [UInt8]) async -> FileRefusal? {
        guard let said = await answer("zINSTREAM\0", bytes), said.hasPrefix("stream: ") else { return .notScanned }
        if said == "stream: OK" { return nil }
        guard said.hasSuffix(" FOUND") else { return .notScanned }
        return .infected(String(said.dropFirst("stream: ".count).dropLast(" FOUND".count).prefix(80)))
    }

    /// Whether the daemon is there.
    package func isThere() async -> Bool { await answer("zPING\0", nil) == "PONG" }

    private func answer(_ command: String, _ bytes: [UInt8]?) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: ask(command, bytes)) }
        }
    }

    private func ask(_ command: String, _ bytes: [UInt8]?) -> String? {
        let channel = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard channel >= 0 else { return nil }
        defer { close(channel) }
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(channel, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(channel, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        guard connect(channel) else { return nil }
        // The daemon ends a stream that is too long in the middle, and says so: its answer is read all the same.
        if send(Array(command.utf8), over: channel), let bytes { stream(bytes, over: channel) }
        return read(from: channel)
    }

    private func connect(_ channel: Int32) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socket.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(channel, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    /// Chunks with their length before them, big end first; one of nought ends the stream.
    private func stream(_ bytes: [UInt8], over channel: Int32) {
        for start in stride(from: 0, to: bytes.count, by: Self.chunk) {
            let part = bytes[start..<min(start + Self.chunk, bytes.count)]
            guard send(Self.length(part.count) + part, over: channel) else { return }
        }
        _ = send(Self.length(0), over: channel)
    }

    private static func length(_ count: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(count).bigEndian, Array.init)
    }

    private func send(_ bytes: [UInt8], over channel: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(channel, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// What is said up to the first zero byte.
    private func read(from channel: Int32) -> String? {
        var said: [UInt8] = [], room = [UInt8](repeating: 0, count: 1_024)
        while said.count < 4_096, !said.contains(0) {
            let count = recv(channel, &room, room.count, 0)
            guard count > 0 else { break }
            said += room[..<count]
        }
        guard let end = said.firstIndex(of: 0) else { return nil }
        return String(decoding: said[..<end], as: UTF8.self)
    }
}

extension Ask {
    /// What was sent, cleaned and looked at by the scanner of this installation, where there is one.
    func lookedThrough(
        _ bytes: [UInt8], _ clean: () throws(FileRefusal) -> CleanFile
    ) async throws(FileRefusal) -> CleanFile {
        let file = try clean()
        if let refusal = await services.settings.scanner?.refusal(of: bytes) { throw refusal }
        return file
    }
}
