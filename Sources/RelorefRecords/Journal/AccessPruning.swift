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

    fileprivate func pruneOpenedFiles(
        before cutoff: Moment, at now: Moment, signedBy signer: Curve25519.Signing.PrivateKey
    ) throws -> JournalCheckpoint? {
        // Positions follow time but for a clock that stepped back: nothing younger than the cut goes.
        let firstKept = try row("SELECT min(position) AS place FROM opened_file WHERE at >= \(cutoff)")?
            .optionalInt("place")
        let last = try row("SELECT max(position) AS place FROM opened_file")?.optionalInt("place")
        guard let last else { return nil }
        let through = min(firstKept ?? last, last) - 1
        guard let edge = try row("SELECT hash FROM opened_file WHERE position = \(through)") else { return nil }
        let verdict = try verifyOpenedFiles(sworn: [:], key: signer.publicKey.rawRepresentation.hexadecimal)
        if let fault = verdict.firstFault { throw BrokenChain(fault: fault) }
        let segment = try JournalCheckpoint(
            .openings, position: through, hash: try edge.bytes("hash"), at: now, signedBy: signer)
        try insert(
            "pruned_segment",
            [
                "position": segment.position, "hash": segment.hash, "at": segment.at, "signing_key": segment.key,
                "signature": segment.signature,
            ])
        try run("DELETE FROM opened_file WHERE position <= \(through)")
        return segment
    }
}
