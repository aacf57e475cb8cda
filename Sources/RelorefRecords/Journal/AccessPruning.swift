package import Crypto
package import RelorefDomain
package import RelorefStorage

/// How long it is kept who opened which file: three years, so that somebody who asks finds who has looked since their
/// file was closed and before it is erased (R47; the reasons are in docs/decisions/0059).
package enum AccessRetention {
    package static let months = 36

    /// Entries before this day are past their time.
    package static func cutoff(on today: Day) -> Moment {
        Moment(startOf: today.adding(months: -months), in: "Europe/Paris")
    }
}

extension AccessJournal {
    /// Removes the oldest entries of the journal of opened files, up to a moment, and leaves a signed statement of what
    /// they came to: the chain that remains is verified from there on (R47). The last entry always stays.
    ///
    /// - Throws: `BrokenChain` when the journal does not hold: nothing is removed from a journal that somebody changed.
    /// - Returns: the statement, nil when nothing is that old.
    @discardableResult
    package func prune(
        before cutoff: Moment, at now: Moment, signedBy signer: Curve25519.Signing.PrivateKey
    ) async throws -> JournalCheckpoint? {
        try await pruned { tx in try tx.pruneOpenedFiles(before: cutoff, at: now, signedBy: signer) }
    }

    /// The position of the last entry that `prune` would remove, nil when nothing is that old; writes nothing.
    ///
    /// - Parameter key: the public key of the checkpoints, in hexadecimal; nil where none was made yet.
    /// - Throws: `BrokenChain`, as `prune` does.
    package func pastEntries(before cutoff: Moment, key: String?) async throws -> Int? {
        try await looked { tx in try tx.edgeOfPast(before: cutoff, key: key)?.position }
    }
}

/// A journal that does not hold is evidence: nothing of it goes.
package struct BrokenChain: Error, Hashable {
    package let fault: JournalVerdict.Fault

    package init(fault: JournalVerdict.Fault) { self.fault = fault }
}

extension Transaction {
    /// The last segment that was pruned.
    func prunedSegment() throws(StorageError) -> JournalCheckpoint? {
        try row("SELECT * FROM pruned_segment ORDER BY position DESC LIMIT 1").map { row throws(StorageError) in
            JournalCheckpoint(
                .openings, position: try row.int("position"), hash: try row.text("hash"), at: try row.moment("at"),
                key: try row.text("signing_key"), signature: try row.text("signature"))
        }
    }

    /// The last entry that is past its time, of a journal that holds.
    fileprivate func edgeOfPast(
        before cutoff: Moment, key: String?
    ) throws -> (position: Int, hash: [UInt8])? {
        // Positions follow time but for a clock that stepped back: nothing younger than the cut goes.
        let firstKept = try row("SELECT min(position) AS place FROM opened_file WHERE at >= \(cutoff)")?
            .optionalInt("place")
        let last = try row("SELECT max(position) AS place FROM opened_file")?.optionalInt("place")
        guard let last else { return nil }
        let through = min(firstKept ?? last, last) - 1
        guard let edge = try row("SELECT hash FROM opened_file WHERE position = \(through)") else { return nil }
        let verdict = try verifyOpenedFiles(sworn: [:], key: key)
        if let fault = verdict.firstFault { throw BrokenChain(fault: fault) }
        return (through, try edge.bytes("hash"))
    }

    fileprivate func pruneOpenedFiles(
        before cutoff: Moment, at now: Moment, signedBy signer: Curve25519.Signing.PrivateKey
    ) throws -> JournalCheckpoint? {
        guard let edge = try edgeOfPast(before: cutoff, key: signer.publicKey.rawRepresentation.hexadecimal) else {
            return nil
        }
        let segment = try JournalCheckpoint(
            .openings, position: edge.position, hash: edge.hash, at: now, signedBy: signer)
        try insert(
            "pruned_segment",
            [
                "position": segment.position, "hash": segment.hash, "at": segment.at, "signing_key": segment.key,
                "signature": segment.signature,
            ])
        try run("DELETE FROM opened_file WHERE position <= \(edge.position)")
        return segment
    }
}
