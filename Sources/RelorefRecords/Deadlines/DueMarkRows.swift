package import RelorefDomain
import Foundation
import RelorefStorage

extension DeadlineRule: SQLBindable {}
extension DueMark.State: SQLBindable {}

extension DueMark {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            DueKey(rule: try row.code("rule"), subject: try row.text("subject_id"), step: try row.day("due_on")),
            state: try row.code("state"), until: try row.optionalDay("until_day"),
            owner: try row.optionalText("owner_id"), snoozes: try row.int("snoozes"),
            doneOn: try row.optionalDay("done_on"), document: try row.optionalText("document_id"))
    }
}

/// What a mark was before the last act, so that the act can be taken back.
struct EarlierMark: Hashable {
    let state: String
    let until: String
    let owner: String
    let snoozes: Int
    let account: String
    let at: String
    /// The sealed reason, in base 64.
    let reason: String
    let doneOn: String
    let document: String

    var text: String {
        [state, until, owner, String(snoozes), account, at, reason, doneOn, document].joined(separator: "|")
    }

    init?(text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        // Marks of before proofs were kept have seven parts.
        guard parts.count == 7 || parts.count == 9, let snoozes = Int(parts[3]) else { return nil }
        (doneOn, document) = parts.count == 9 ? (parts[7], parts[8]) : ("", "")
        (state, until, owner, self.snoozes) = (parts[0], parts[1], parts[2], snoozes)
        (account, at, reason) = (parts[4], parts[5], parts[6])
    }

    init(_ row: ResultRow) throws(StorageError) {
        state = try row.text("state")
        until = try row.optionalText("until_day") ?? ""
        owner = try row.optionalText("owner_id") ?? ""
        snoozes = try row.int("snoozes")
        account = try row.text("account_id")
        at = try row.text("at")
        doneOn = try row.optionalText("done_on") ?? ""
        document = try row.optionalText("document_id") ?? ""
        reason = Data(try row.optionalBytes("reason") ?? []).base64EncodedString()
    }

    var reasonBytes: [UInt8]? {
        reason.isEmpty ? nil : Data(base64Encoded: reason).map { [UInt8]($0) }
    }
}

extension Transaction {
    /// The marks of items, by item; read rule by rule and a few hundred at a time.
    func dueMarks(_ keys: [DueKey]) throws -> [DueKey: DueMark] {
        var found: [DueKey: DueMark] = [:]
        for (rule, ofRule) in Dictionary(grouping: keys, by: \.rule) {
            let subjects = Set(ofRule.map(\.subject)).sorted()
            for start in stride(from: 0, to: subjects.count, by: 400) {
                let part = subjects[start..<min(start + 400, subjects.count)]
                for row in try rows(
                    "SELECT * FROM task_mark WHERE rule = \(rule) AND subject_id IN \(Query.list(part))")
                {
                    let mark = try DueMark(row)
                    found[mark.key] = mark
                }
            }
        }
        return found
    }
}
