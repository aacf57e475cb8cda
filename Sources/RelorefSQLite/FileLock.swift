import Glibc
import RelorefStorage

/// Only one process opens a database file: two checkpointers can corrupt SQLite up to 3.51.2.
final class FileLock: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            throw StorageError.engine("another process has this database open (\(path))")
        }
    }

    deinit { close(descriptor) }
}
