package import RelorefDomain
import RelorefStorage

extension Transaction {
    /// Every kind of paper with what follows from it, in the order of the list: as shipped, or as the network has set it.
    ///
    /// A code that the network added ends, is kept and is not needed until somebody says otherwise.
    package func paperKinds() throws -> [PaperKind] {
        let shipped = try shippedKinds.get()
        return try rows(
            """
            SELECT label.code, kind.expires, kind.seen_only, kind.need FROM reference_label AS label
            LEFT JOIN paper_kind AS kind ON kind.code = label.code
            WHERE label.list = 'documentKind' ORDER BY label.rank, label.code
            """
        ).map { row in
            let code = try row.text("code")
            guard let expires = try row.optionalInt("expires") else {
                return shipped[code] ?? PaperKind(code, expires: true)
            }
            return PaperKind(
                code, expires: expires == 1, isSeenOnly: try row.bool("seen_only"), need: try row.code("need"))
        }
    }

    /// Sets what follows from a kind of paper, for the whole network.
    package func set(_ kind: PaperKind, by author: Author) throws {
        try author.needsNetwork(self)
        guard let before = try paperKinds().first(where: { $0.code == kind.code }) else {
            throw NotVisible("reference_label", "documentKind.\(kind.code)")
        }
        guard before != kind else { return }
        try run("DELETE FROM paper_kind WHERE code = \(kind.code)")
        try insert(
            "paper_kind",
            ["code": kind.code, "expires": kind.expires, "seen_only": kind.isSeenOnly, "need": kind.need])
        try journal(
            "update", "reference", "documentKind.\(kind.code)",
            detail: [
                "list": "documentKind", "code": kind.code, "expires": kind.expires ? "1" : "0",
                "seen_only": kind.isSeenOnly ? "1" : "0", "need": kind.need.rawValue,
            ], by: author)
    }
}

extension PaperKind.Need: SQLBindable {}

/// The list beside the program, read once.
private let shippedKinds = Result<[String: PaperKind], any Error> {
    let rows = try ReferenceTable("code_lists").rows.filter { $0["list"] == "documentKind" }
    return Dictionary(
        rows.map { row in
            let flags = Set(row["flags"].split(separator: ";").map(String.init))
            let need: PaperKind.Need =
                flags.contains("needed") ? .always : flags.contains("neededHoused") ? .housed : .never
            return (
                row["code"],
                PaperKind(
                    row["code"], expires: flags.contains("expires"), isSeenOnly: flags.contains("proofSeenOnly"),
                    need: need)
            )
        }, uniquingKeysWith: { first, _ in first })
}
