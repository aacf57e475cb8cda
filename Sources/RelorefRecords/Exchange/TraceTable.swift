/// Entries found again by a number drawn from what they are about, the latest first: for millions of them in the memory
/// that they take, and never twice that memory while it grows.
package struct TraceTable<Entry> {
    /// Sixteen bytes where an entry has eight.
    private struct Node {
        let trace: UInt32
        /// The one before it with the same beginning, -1 for none.
        let previous: Int32
        let entry: Entry
    }

    private static var blockSize: Int { 1 << 16 }

    /// The latest node by the lower bits of its trace, -1 for none; a power of two of them.
    private var latest = [Int32](repeating: -1, count: 1 << 18)
    private var blocks: [[Node]] = []
    package private(set) var count = 0

    package init() {}

    /// Entries past two thousand million are not kept.
    package mutating func add(_ entry: Entry, trace: UInt64) {
        guard let place = Int32(exactly: count) else { return }
        if count.isMultiple(of: Self.blockSize) {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(min(Self.blockSize, max(64, count)))
        }
        let start = start(of: trace)
        blocks[blocks.count - 1].append(Node(trace: Self.rest(of: trace), previous: latest[start], entry: entry))
        latest[start] = place
        count += 1
    }

    /// Gives the entries of a trace, the latest first, as long as `take` wants another one.
    package func forEach(_ trace: UInt64, _ take: (Entry) -> Bool) {
        var next = latest[start(of: trace)]
        let rest = Self.rest(of: trace)
        while next >= 0 {
            let node = blocks[Int(next) / Self.blockSize][Int(next) % Self.blockSize]
            if node.trace == rest, !take(node.entry) { return }
            next = node.previous
        }
    }

    private func start(of trace: UInt64) -> Int { Int(truncatingIfNeeded: trace) & (latest.count - 1) }

    private static func rest(of trace: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: trace >> 32) }
}

/// FNV-1a, 64 bits: a trace of a text, the same in every process.
func traced(_ parts: some Sequence<String>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
        for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0x20) &* 0x100_0000_01b3
    }
    return hash
}
