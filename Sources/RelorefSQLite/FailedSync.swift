import Glibc

/// What follows a failed fsync: Linux marks the lost pages clean, so that nothing written afterwards can be trusted.
package enum FailedSync {
    /// EX_TEMPFAIL: the supervisor starts the server again, which then reads what the disk really holds.
    package static let exitCode: Int32 = 75

    /// Ends the process at once, without answering anybody.
    package static func endProcess() {
        let farewell = "reloref: the disk refused to keep a write (fsync failed): stopping.\n"
        _ = farewell.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
        _exit(exitCode)
    }
}
