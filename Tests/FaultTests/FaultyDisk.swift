import CFaultyDisk
import Foundation
import RelorefStorage

/// A disk in memory whose files SQLite takes for real ones: it records what is written, and may lose, tear or refuse it.
///
/// It locks itself; every store on it is closed before it goes.
final class FaultyDisk: @unchecked Sendable {
    private let disk: OpaquePointer
    let folder: URL

    private static let isInstalled = faulty_disk_install() == 0

    init(_ make: (String) -> OpaquePointer? = { faulty_disk_new($0) }) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "reloref-faulty-\(UUID().uuidString)")
        guard Self.isInstalled, let disk = make(folder.path) else {
            throw StorageError.engine("the faulty disk is not there")
        }
        self.disk = disk
        // The locks of the stores are files of the real disk.
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// The same files, all of them safely written.
    convenience init(copying source: FaultyDisk) throws { try self.init { faulty_disk_copy(source.disk, $0) } }

    deinit {
        faulty_disk_free(disk)
        try? FileManager.default.removeItem(at: folder)
    }

    /// How many changes it has seen.
    var moment: Int { faulty_disk_moment(disk) }
    var syncHasFailed: Bool { faulty_disk_sync_has_failed(disk) != 0 }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// One sync fails, after that many others; one of a database rather than of its log when `ofDatabases`.
    func failSync(after others: Int, ofDatabases: Bool = false) {
        faulty_disk_fail_sync(disk, others, ofDatabases ? 1 : 0)
    }

    /// How many bytes the files may grow; nil for as many as they like.
    func leaveRoom(_ bytes: Int?) { faulty_disk_leave_room(disk, bytes.map { Int64($0) } ?? -1) }

    /// What it recorded, to be walked over.
    func replay() -> Replay { Replay(self, faulty_replay_new(disk)) }

    /// A walk over what a disk recorded, forward only.
    final class Replay {
        private let recorded: FaultyDisk
        private let replay: OpaquePointer?

        init(_ recorded: FaultyDisk, _ replay: OpaquePointer?) {
            self.recorded = recorded
            self.replay = replay
        }

        deinit { faulty_replay_free(replay) }

        /// The disk as a power cut at that moment leaves it, with the luck that the seed draws.
        func cut(at moment: Int, seed: UInt64) throws -> FaultyDisk {
            faulty_replay_advance(replay, moment)
            return try FaultyDisk { faulty_replay_cut(self.replay, $0, seed) }
        }
    }
}

/// Luck that a seed repeats (splitmix64).
struct Luck: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
