import Crypto

/// Unwrapped keys in use, at most `limit`; when full, the older half is forgotten.
struct KeyCache {
    let limit: Int
    private var recent: [String: SymmetricKey] = [:]
    private var older: [String: SymmetricKey] = [:]

    init(limit: Int) { self.limit = limit }

    subscript(owner: String) -> SymmetricKey? { recent[owner] ?? older[owner] }

    mutating func remember(_ key: SymmetricKey, for owner: String) {
        if recent.count >= limit / 2 {
            older = recent
            recent = [:]
        }
        recent[owner] = key
    }

    mutating func forget(_ owner: String) {
        recent[owner] = nil
        older[owner] = nil
    }
}
