package import RelorefDomain
package import RelorefRecords
import RelorefStorage

/// A household's file as one colleague reads it.
package struct FileKey: Hashable, Sendable {
    let household: String
    let reader: Actor
    let day: Day
}

/// Files that were read a moment ago: somebody who works in a file opens its tabs one after another.
package typealias KeptFiles = Kept<FileKey, HouseholdFile>

extension KeptFiles {
    /// So many files, for five minutes at most: the profiles in them are not for the memory to hold on to.
    static func files() -> KeptFiles { KeptFiles(limit: 2_000, lifetime: 300) }
}

/// The notes of such files, as far as their reader may read them.
typealias KeptThreads = Kept<FileKey, [ThreadNote]>

extension KeptThreads {
    /// So many notes, for as long.
    static func threads() -> KeptThreads { KeptThreads(limit: 4_000, lifetime: 300) }
}

/// What stands beside them.
typealias KeptBeside = Kept<FileKey, FileBeside>

extension KeptBeside {
    /// For as long.
    static func beside() -> KeptBeside { KeptBeside(limit: 4_000, lifetime: 300) }
}

extension Ask {
    /// The file of a household that was found visible, as it stands in the records.
    func file(of household: Household, _ tx: any Transaction) throws -> HouseholdFile {
        try kept(services.files, of: household, tx, cost: { _ in 1 }) { try tx.file(of: household, by: $0) }
    }

    /// Its notes that the asker may read, the latest first.
    func thread(of household: Household, _ tx: any Transaction) throws -> [ThreadNote] {
        try kept(services.threads, of: household, tx, cost: { $0.count + 1 }) {
            try tx.threadOfNotes(household, by: $0)
        }
    }

    /// What stands beside it, the days to keep first of all.
    func beside(_ file: HouseholdFile, _ tx: any Transaction) throws -> FileBeside {
        try kept(services.besideFiles, of: file.household, tx, cost: \.cost) {
            try tx.fileBeside(file, by: $0)
        }
    }

    private func kept<Value>(
        _ shelf: Kept<FileKey, Value>, of household: Household, _ tx: any Transaction, cost: (Value) -> Int,
        _ read: (Author) throws -> Value
    ) throws -> Value {
        let author = try author()
        let stamp = try tx.recordsStamp()
        let key = FileKey(household: household.id, reader: author.actor, day: author.today)
        if let value = shelf.value(key, stamp: stamp, at: now) { return value }
        let value = try read(author)
        shelf.keep(value, cost: cost(value), as: key, stamp: stamp, at: now)
        return value
    }
}
