package import RelorefDomain
package import RelorefStorage

/// Failed attempts slow down, they never lock for good (R7): from the fifth on, each doubles the wait, up to a quarter
/// of an hour; a day without one and all is forgotten. An address, which a whole office may share, has twenty.
package struct SignInThrottle: Sendable, Hashable {
    package let failures: Int
    package let lastAt: Moment
    /// Failures without a wait.
    package let free: Int

    package static let memorySeconds = 86_400

    package init(failures: Int, lastAt: Moment, free: Int = 5) {
        self.failures = failures
        self.lastAt = lastAt
        self.free = free
    }

    /// What stands in the table, as its subject wants it counted.
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            failures: try row.int("failures"), lastAt: try row.moment("last_at"),
            free: try row.text("subject").hasPrefix("address:") ? 20 : 5)
    }

    /// Seconds still to wait at a moment; 0 when an attempt may be made.
    package func wait(at now: Moment) -> Int {
        guard failures >= free, now < lastAt.adding(seconds: Self.memorySeconds) else { return 0 }
        let pause = min(900, 1 << min(failures - free + 1, 10))
        let until = lastAt.adding(seconds: pause)
        return max(0, Int((until.milliseconds - now.milliseconds + 999) / 1000))
    }
}

extension Transaction {
    /// The slowest of the throttles on the subjects (the account, the address).
    package func signInWait(_ subjects: [String], at now: Moment) throws(StorageError) -> Int {
        var longest = 0
        for row in try rows(
            "SELECT subject, failures, last_at FROM sign_in_attempt WHERE subject IN \(Query.list(subjects))")
        {
            longest = max(longest, try SignInThrottle(row).wait(at: now))
        }
        return longest
    }

    package func recordFailedSignIn(_ subjects: [String], at now: Moment) throws(StorageError) {
        let forgotten = now.adding(seconds: -SignInThrottle.memorySeconds)
        for subject in subjects {
            try run("DELETE FROM sign_in_attempt WHERE subject = \(subject) AND last_at < \(forgotten)")
            try run(
                """
                INSERT INTO sign_in_attempt (subject, failures, last_at) VALUES (\(subject), 1, \(now))
                ON CONFLICT (subject) DO UPDATE SET failures = sign_in_attempt.failures + 1, last_at = \(now)
                """)
        }
    }

    package func forgetFailedSignIns(_ subjects: [String]) throws(StorageError) {
        try run("DELETE FROM sign_in_attempt WHERE subject IN \(Query.list(subjects))")
    }
}
