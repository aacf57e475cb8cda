import Foundation
package import RelorefDomain

/// The day of the last backup, in a file beside the master key: the command that makes it may not write in the
/// database, which belongs to the server.
package enum BackupMark {
    package static func write(_ moment: Moment, to path: String) throws {
        try Data((moment.text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// nil when no backup was ever made, or nobody said where the mark is.
    package static func last(_ path: String?) -> Moment? {
        guard let path, let data = FileManager.default.contents(atPath: path) else { return nil }
        return Moment(text: String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace })
    }
}
