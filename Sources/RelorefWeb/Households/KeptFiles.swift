package import RelorefDomain
package import RelorefRecords
import RelorefStorage

/// A household's file as one colleague reads it.
package struct FileKey: Hashable, Sendable {
    let household: String
    let reader: Actor
}

/// Files that were read a moment ago: somebody who works in a file opens its tabs one after another.
package typealias KeptFiles = Kept<FileKey, HouseholdFile>

extension KeptFiles {
    /// So many files, for five minutes at most: the profiles in them are not for the memory to hold on to.
    static func files() -> KeptFiles { KeptFiles(limit: 2_000, lifetime: 300) }
}

extension Ask {
    /// The file of a household that was found visible, as it stands in the records.
    func file(of household: Household, _ tx: any Transaction) throws -> HouseholdFile {
        let author = try author()
        let stamp = try tx.recordsStamp()
        let key = FileKey(household: household.id, reader: author.actor)
        if let file = services.files.value(key, stamp: stamp, at: now) { return file }
        let file = try tx.file(of: household, by: author)
        services.files.keep(file, cost: 1, as: key, stamp: stamp, at: now)
        return file
    }
}
