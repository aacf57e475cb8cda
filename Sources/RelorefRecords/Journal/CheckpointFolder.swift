import Foundation
package import RelorefDomain
package import RelorefStorage

/// The folder in which checkpoints are left, one small file each, for another machine to fetch.
package struct CheckpointFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Writes one down; it is on the disk when the call returns.
    package func keep(_ checkpoint: JournalCheckpoint) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let file = URL(filePath: path).appending(path: checkpoint.fileName)
        try encoder.encode(checkpoint).write(to: file, options: .atomic)
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        try handle.synchronize()
    }

    /// Every checkpoint of the folder, in order; a file that is none is an error.
    package func checkpoints() throws -> [JournalCheckpoint] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { name in
            try JSONDecoder().decode(
                JournalCheckpoint.self, from: try Data(contentsOf: URL(filePath: path).appending(path: name)))
        }
    }
}

/// Leaves a checkpoint of each journal every thousand entries, or every hour in which something was written.
package actor CheckpointKeeper {
    private let folder: CheckpointFolder
    private let records: any Store
    private let access: AccessJournal
    private let vault: Vault
    private var last: [JournalCheckpoint.Chain: (position: Int, at: Moment)] = [:]

    package static let entries = 1_000
    package static let seconds = 3_600

    package init(_ folder: CheckpointFolder, records: any Store, access: AccessJournal, vault: Vault) {
        self.folder = folder
        self.records = records
        self.access = access
        self.vault = vault
    }

    /// - Parameter now: always leaves one when `isAsked`, otherwise when it is time.
    @discardableResult
    package func keep(at now: Moment, isAsked: Bool = false) async throws -> [JournalCheckpoint] {
        if last.isEmpty {
            for checkpoint in try folder.checkpoints() {
                last[checkpoint.journal] = (checkpoint.position, checkpoint.at)
            }
        }
        let heads: [(JournalCheckpoint.Chain, (position: Int, hash: [UInt8])?)] = [
            (.writes, try await records.read { try $0.journalHead() }), (.openings, try await access.head()),
        ]
        var kept: [JournalCheckpoint] = []
        for (journal, head) in heads {
            guard let head, isAsked || isTime(journal, head.position, now) else { continue }
            let checkpoint = try JournalCheckpoint(
                journal, position: head.position, hash: head.hash, at: now, signedBy: try vault.checkpointSigner())
            try folder.keep(checkpoint)
            last[journal] = (head.position, now)
            kept.append(checkpoint)
        }
        return kept
    }

    private func isTime(_ journal: JournalCheckpoint.Chain, _ position: Int, _ now: Moment) -> Bool {
        guard let last = last[journal] else { return true }
        guard position > last.position else { return false }
        return position - last.position >= Self.entries || last.at.adding(seconds: Self.seconds) <= now
    }
}

extension [JournalCheckpoint] {
    /// What a journal's checkpoints swear, by position.
    ///
    /// - Throws: `CheckpointFault` when one of them is not what was signed, or by another key than expected.
    package func sworn(_ journal: JournalCheckpoint.Chain, by key: String? = nil) throws -> [Int: [UInt8]] {
        var sworn: [Int: [UInt8]] = [:]
        for checkpoint in self where checkpoint.journal == journal {
            guard checkpoint.holds(expecting: key ?? first?.key), let hash = checkpoint.hash.bytesOfHexadecimal,
                sworn[checkpoint.position].map({ $0 == hash }) ?? true
            else { throw CheckpointFault.forged(checkpoint.fileName) }
            sworn[checkpoint.position] = hash
        }
        return sworn
    }
}

/// Why a checkpoint cannot be believed.
package enum CheckpointFault: Error, Hashable, Sendable { case forged(String) }
