import Foundation
import RelorefSQLite
import RelorefStorage
import RelorefTesting
import Synchronization
import Testing

/// T3: an fsync that fails, and a disk that is full.
struct DiskFaultTests {
    @Test(.timeLimit(.minutes(120)))
    func `stopping at the first failed fsync loses nothing that was acknowledged`() async throws {
        let seed = FaultRun.seed()
        let found = try await failedSyncs(FaultRun.isLong ? 1_000 : 60, seed)
        print(found.sentence("failed fsyncs", seed: seed))
        #expect(found.holds, "\(found.sentence("failed fsyncs", seed: seed))")
    }

    private func failedSyncs(_ count: Int, _ seed: UInt64) async throws -> Tally {
        try await FaultRun.tally(count) { number in
            let ownSeed = seed &+ UInt64(number)
            var luck = Luck(seed: ownSeed)
            let stopped = Stop()
            let disk = try await Installation.settledDisk()
            let installation = try Installation(on: disk) { stopped.set(at: disk.moment) }
            var workload = try await Workload(installation, seed: ownSeed)
            disk.failSync(after: Int.random(in: 0..<30, using: &luck))
            await workload.perform(40) { stopped.isSet }
            #expect(disk.syncHasFailed == stopped.isSet, "every failed fsync is noticed, seed \(ownSeed)")
            let after = try disk.replay().cut(at: disk.moment, seed: luck.next())
            try? installation.close()
            var tally = Tally()
            let reckoning = await Reckoning.of(after, against: workload.acknowledged)
            tally.add(reckoning, workload.acknowledged.count, at: "workload seed \(ownSeed)")
            return tally
        }
    }

    @Test(.timeLimit(.minutes(60)))
    func `control: who carries on after a failed fsync finds a broken database`() async throws {
        let seed = FaultRun.seed()
        var luck = Luck(seed: seed)
        var broken = 0
        var cuts = 0
        // Not every failed fsync falls where it hurts: one in four does.
        for _ in 0..<60 where broken == 0 || FaultRun.isLong {
            let stopped = Stop()
            let disk = try await Installation.settledDisk()
            let installation = try Installation(on: disk) { stopped.set(at: disk.moment) }
            try await installation.records.write {
                _ = try $0.run("CREATE TABLE filler (n INTEGER PRIMARY KEY, b BLOB)")
            }
            disk.failSync(after: Int.random(in: 0..<4, using: &luck), ofDatabases: true)
            let written = try await fill(installation, &luck)
            #expect(stopped.isSet, "seed \(seed)")
            let end = disk.moment
            let failure = stopped.moment ?? end
            let replay = disk.replay()
            for moment in (0..<12).map({ _ in Int.random(in: failure...end, using: &luck) }).sorted() {
                cuts += 1
                let acknowledged = written.filter { $0.moment <= moment }.map(\.number)
                let after = try replay.cut(at: moment, seed: luck.next())
                broken += await isWhole(after, acknowledged) ? 0 : 1
            }
            try? installation.close()
        }
        print("power cuts after a failed fsync, carrying on: \(cuts) (seed \(seed)): \(broken) broken")
        #expect(broken > 0, "seed \(seed)")
    }

    /// Small rows, one a commit, while readers come and go: the log is moved into the file piece by piece.
    private func fill(_ installation: Installation, _ luck: inout Luck) async throws -> [(number: Int, moment: Int)] {
        var written: [(number: Int, moment: Int)] = []
        var reader: (any AnyObject & Sendable)?
        for number in 1...80 {
            switch Int.random(in: 0..<5, using: &luck) {
            case 0 where reader == nil: reader = try installation.reader()
            case 1, 2: reader = nil
            default: break
            }
            let size = Int.random(in: 100..<3_100, using: &luck)
            do {
                try await installation.records.write {
                    _ = try $0.run("INSERT INTO filler VALUES (\(number), randomblob(\(size)))")
                }
                written.append((number, installation.disk.moment))
            } catch is StorageError {}
        }
        withExtendedLifetime(reader) {}
        return written
    }

    private func isWhole(_ disk: FaultyDisk, _ numbers: [Int]) async -> Bool {
        do {
            let installation = try Installation(on: disk)
            defer { try? installation.close() }
            guard try await installation.records.integrity() == "ok" else { return false }
            let kept = try await installation.records.read { tx in
                Set(try tx.rows("SELECT n FROM filler").map { try $0.int("n") })
            }
            return kept.isSuperset(of: numbers)
        } catch { return false }
    }

    @Test func `a failed fsync ends the process with 75`() async {
        await #expect(processExitsWith: .exitCode(75)) {
            let installation = try Installation(on: try await Installation.settledDisk())
            installation.disk.failSync(after: 0)
            try await installation.records.write { _ = try $0.run("CREATE TABLE made (a INTEGER)") }
        }
    }

    @Test(arguments: 0..<3)
    func `an fsync that fails while the log is moved into the file is noticed too`(others: Int) async throws {
        let stopped = Stop()
        let installation = try Installation(on: try await Installation.settledDisk()) { stopped.set() }
        try await installation.records.write { _ = try $0.run("CREATE TABLE large (a BLOB)") }
        installation.disk.failSync(after: others)
        // The commit's own sync, the log's before it is moved, the file's after.
        _ = try? await installation.records.write { _ = try $0.run("INSERT INTO large VALUES (zeroblob(6000000))") }
        #expect(installation.disk.syncHasFailed)
        #expect(stopped.isSet)
        try? installation.close()
    }

    @Test(.timeLimit(.minutes(120)))
    func
        `a full disk refuses in words, keeps what was acknowledged, goes on reading and writes again when there is room`()
        async throws
    {
        let seed = FaultRun.seed()
        let refused = Mutex(0)
        let found = try await FaultRun.tally(FaultRun.isLong ? 1_000 : 40) { number in
            let ownSeed = seed &+ UInt64(number)
            var luck = Luck(seed: ownSeed)
            let installation = try Installation(on: try await Installation.settledDisk())
            var workload = try await Workload(installation, seed: ownSeed)
            await workload.perform(6)
            installation.disk.leaveRoom(Int.random(in: 0..<60_000, using: &luck))
            await workload.perform(12)
            let refusals = workload.refusals.count
            #expect(
                workload.refusals.allSatisfy { $0 as? StorageError == .diskFull },
                "seed \(ownSeed): \(workload.refusals)")
            let readable = try await installation.records.read {
                try $0.row("SELECT count(*) AS files FROM household")?.int("files")
            }
            #expect(readable != nil)
            installation.disk.leaveRoom(nil)
            await workload.perform(6)
            #expect(workload.refusals.count == refusals, "seed \(ownSeed): \(workload.refusals.suffix(3))")
            refused.withLock { $0 += refusals }
            let after = try installation.disk.replay().cut(at: installation.disk.moment, seed: luck.next())
            try installation.close()
            var tally = Tally()
            let reckoning = await Reckoning.of(after, against: workload.acknowledged)
            tally.add(reckoning, workload.acknowledged.count, at: "workload seed \(ownSeed)")
            return tally
        }
        print(found.sentence("full disks", seed: seed))
        #expect(found.holds, "\(found.sentence("full disks", seed: seed))")
        #expect(refused.withLock { $0 } > 0)
    }
}

/// What the store does by itself before the disk is really full, and with pages that the disk has changed.
struct DiskWatchTests {
    private func path() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-watch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "a.sqlite").path
    }

    @Test func `with only the reserve left writes are refused, keys and readings are not`() async throws {
        let full = Stop()
        let store = try SQLiteStore(path: try path(), hasRoom: { !full.isSet })
        try await store.write { _ = try $0.run("CREATE TABLE a (id INTEGER)") }
        full.set()
        await #expect(throws: StorageError.diskFull) {
            try await store.write { _ = try $0.run("INSERT INTO a VALUES (1)") }
        }
        try store.writeNow { _ = try $0.run("INSERT INTO a VALUES (2)") }
        #expect(try await store.read { try $0.rows("SELECT id FROM a").count } == 1)
    }

    @Test func `a page that the disk has changed is noticed`() async throws {
        let path = try path()
        var store = try SQLiteStore(path: path)
        try await store.write { tx in
            try tx.run("CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT)")
            for number in 0..<2_000 {
                try tx.run("INSERT INTO a VALUES (\(number), \(String(repeating: "x", count: 50)))")
            }
        }
        try store.scrubNow("a")
        #expect(try await store.damage() == nil)
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 4096 * 5)
        try file.write(contentsOf: Data(repeating: 0xFF, count: 64))
        try file.close()
        store = try SQLiteStore(path: path + "-other")
        store = try SQLiteStore(path: path)
        #expect(try await store.damage() != nil)
    }
}

/// A flag that is set once, with the disk's moment when it was.
private final class Stop: Sendable {
    private let state = Mutex<Int?>(nil)
    var isSet: Bool { moment != nil }
    var moment: Int? { state.withLock { $0 } }
    func set(at moment: Int = 0) { state.withLock { $0 = $0 ?? moment } }
}
