import Foundation
import Synchronization

/// Threads of their own for what reads the database: they may wait for the disk, where the few threads that carry all
/// other tasks may not.
///
/// Who runs on them already — the server does — reads where it stands: no change of thread before the transaction and none
/// after it. The tasks wait in the order in which they came.
package final class ReadingThreads: TaskExecutor {
    /// A few more than there are connections to read with, so that something goes on where all of them are busy.
    package static let shared = ReadingThreads(count: 12)

    private let jobs = Mutex(Waiting())
    private let filled = DispatchSemaphore(value: 0)

    /// What waits, the first at `next`.
    private struct Waiting {
        var jobs: [UnownedJob] = []
        var next = 0

        mutating func add(_ job: UnownedJob) {
            if next == jobs.count { (jobs, next) = (jobs.isEmpty ? jobs : [], 0) }
            jobs.append(job)
        }

        mutating func take() -> UnownedJob {
            defer { next += 1 }
            return jobs[next]
        }
    }

    private init(count: Int) {
        for number in 1...count {
            let thread = Thread { self.work() }
            thread.name = "reading-\(number)"
            thread.start()
        }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.add(job) }
        filled.signal()
    }

    private func work() {
        let executor = asUnownedTaskExecutor()
        while true {
            filled.wait()
            jobs.withLock { $0.take() }.runSynchronously(on: executor)
        }
    }
}
