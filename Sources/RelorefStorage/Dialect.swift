/// The four column types that every engine has.
package enum ColumnType: Sendable, Hashable {
    case text, int, real, bytes
}

/// What follows the closing parenthesis of a CREATE TABLE.
package enum TableSuffix: Sendable, Hashable { case strict }

/// How one engine spells what SQL leaves open. Each driver owns its own.
package struct Dialect: Sendable {
    let placeholderPrefix: String
    /// Whether a placeholder says its place. SQLite looks a numbered one up among all before it, which takes seconds where
    /// there are thousands; each value stands once and in order, so that plain ones say the same.
    let hasNumberedPlaceholders: Bool
    let tableSuffix: String
    let text: String, int: String, real: String, bytes: String

    package init(
        placeholderPrefix: String, hasNumberedPlaceholders: Bool = true, tableSuffix: String, text: String, int: String,
        real: String, bytes: String
    ) {
        self.placeholderPrefix = placeholderPrefix
        self.hasNumberedPlaceholders = hasNumberedPlaceholders
        self.tableSuffix = tableSuffix
        self.text = text
        self.int = int
        self.real = real
        self.bytes = bytes
    }

    func spelling(of type: ColumnType) -> String {
        switch type {
        case .text: text
        case .int: int
        case .real: real
        case .bytes: bytes
        }
    }
}

/// Which engine is underneath. Asked only in `RelorefRecords/Engines`.
package enum EngineKind: String, Sendable {
    case sqlite, postgres
}
