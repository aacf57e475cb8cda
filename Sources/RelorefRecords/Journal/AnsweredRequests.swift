package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Where the same request led the first time, if it was answered already.
    package func answeredRequest(_ key: String, by account: String) throws(StorageError) -> String? {
        try row("SELECT answer FROM answered_request WHERE key = \(key) AND account_id = \(account)")?.text("answer")
    }

    package func keepAnswer(_ answer: String, to key: String, by account: String, at now: Moment) throws(StorageError) {
        try insert("answered_request", ["key": key, "account_id": account, "answer": answer, "at": now])
    }

    package func forgetAnswers(before moment: Moment) throws(StorageError) {
        try run("DELETE FROM answered_request WHERE at < \(moment)")
    }
}
