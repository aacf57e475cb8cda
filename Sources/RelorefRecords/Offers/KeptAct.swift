import Foundation
import RelorefDomain
import RelorefStorage

/// Where the last act of a colleague on something is kept, so that it can be taken back: a row for each of them at most,
/// with how it stood before.
struct KeptAct {
    let table: StaticString
    /// The column that says of what.
    let subject: StaticString

    static let ofOffer = KeptAct(table: "offer_undo", subject: "offer_id")
    static let ofJob = KeptAct(table: "job_undo", subject: "job_id")

    /// Seconds for which an act can be taken back.
    static let lasting = 600

    func row(of id: String) -> Query {
        "\(Query(unbound: "\(table)")) WHERE \(Query(unbound: "\(subject)")) = \(id)"
    }
}

extension Transaction {
    /// Keeps how something stood before an act, in the place of what was kept before.
    ///
    /// - Parameters:
    ///   - stood: nothing for an act that cannot be taken back, which forgets the one before as well.
    ///   - version: the version that the act gave it: whoever changes it afterwards is not overwritten.
    func keep(_ stood: (some Encodable)?, as kept: KeptAct, of id: String, version: Int, by pen: OfferPen) throws {
        try run("DELETE FROM \(kept.row(of: id))")
        guard let stood else { return }
        try insert(
            kept.table,
            [
                "id": pen.newID(), kept.subject: id, "version": version,
                "before_act": String(decoding: try JSONEncoder().encode(stood), as: UTF8.self),
                "account_id": pen.account, "at": pen.now,
            ])
    }

    /// How something stood before the author's last act on it, which is forgotten with this.
    ///
    /// - Returns: nil where it lasted too long, was somebody else's, or something was done since.
    func takeKept<Stood: Decodable>(
        _ type: Stood.Type, as kept: KeptAct, of id: String, version: Int, by author: Author
    ) throws -> Stood? {
        guard
            let row = try row("SELECT * FROM \(kept.row(of: id)) AND account_id = \(author.actor.id)"),
            try row.moment("at").adding(seconds: KeptAct.lasting) >= author.now, try row.int("version") == version
        else { return nil }
        try run("DELETE FROM \(kept.row(of: id))")
        return try JSONDecoder().decode(type, from: Data(try row.text("before_act").utf8))
    }
}
