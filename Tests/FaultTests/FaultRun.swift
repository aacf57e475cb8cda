import Foundation

/// How much a fault check does: a little in every run, much in `make check`.
enum FaultRun {
    static let isLong = ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] != nil

    /// RELOREF_TEST_SEED repeats a run.
    static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["RELOREF_TEST_SEED"].flatMap { UInt64($0) }
            ?? UInt64.random(in: 0...UInt64.max)
    }

    /// Runs numbered pieces two at a time, for two cores, and adds up what they found.
    static func tally(_ pieces: Int, _ piece: @escaping @Sendable (Int) async throws -> Tally) async throws -> Tally {
        try await withThrowingTaskGroup(of: Tally.self) { group in
            var next = 0
            var total = Tally()
            while next < min(2, pieces) {
                let number = next
                group.addTask { try await piece(number) }
                next += 1
            }
            while let found = try await group.next() {
                total = total + found
                guard next < pieces else { continue }
                let number = next
                group.addTask { try await piece(number) }
                next += 1
            }
            return total
        }
    }
}
