/// Where a transaction that reads may leave what it read for those after it, until the next commit.
package protocol MemoPlace: Sendable {
    func value(_ key: String) -> (any Sendable)?
    func keep(_ value: any Sendable, as key: String)
}

/// A value of any type, an optional one included.
private final class Remembered<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}

extension Transaction {
    /// What `read` gave before, if the database has not changed since. Where other processes write as well, only this
    /// transaction remembers; one that writes reads each time.
    ///
    /// - Parameter key: says what is read, everything that it depends on included, the day for instance.
    package func remembering<Value: Sendable, Failure: Error>(
        _ key: String, _ read: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard let memo else { return try read() }
        if let known = memo.value(key) as? Remembered<Value> { return known.value }
        let value = try read()
        memo.keep(Remembered(value), as: key)
        return value
    }
}
