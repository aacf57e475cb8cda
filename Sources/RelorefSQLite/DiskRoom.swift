import Glibc

/// The part of a disk that stays free when it fills up: writes are refused before the last byte, so that opened files
/// are still journalled, keys can still be destroyed, and an operator can still act.
package enum DiskRoom {
    /// A twentieth of the disk, and never more than this.
    private static let most = Double(1 << 30)

    /// Whether more than the reserve is free where a file lies; a disk that does not say is taken to have room.
    package static func isLeft(at path: String) -> Bool {
        var numbers = statvfs()
        guard statvfs(path, &numbers) == 0 else { return true }
        let free = Double(numbers.f_bavail) * Double(numbers.f_frsize)
        return free > min(Double(numbers.f_blocks) * Double(numbers.f_frsize) / 20, most)
    }
}
