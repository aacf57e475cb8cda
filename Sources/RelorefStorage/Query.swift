/// A statement whose interpolated values are always bound parameters, never text.
///
/// An interpolated `Query` is spliced; a `ColumnType` or `.strict` is spelt as the engine wants it (migrations only).
package struct Query: Sendable, Hashable, ExpressibleByStringInterpolation {
    enum Part: Sendable, Hashable {
        case text(String), bind(SQLValue), binds([SQLValue]), column(ColumnType), tableSuffix
    }
    var parts: [Part] = []

    package init(stringLiteral value: String) { parts = [.text(value)] }
    package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    package struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []
        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }
        package mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }
        package mutating func appendInterpolation(_ value: some SQLBindable) { parts.append(.bind(value.sqlValue)) }
        package mutating func appendInterpolation<T: SQLBindable>(_ value: T?) {
            parts.append(.bind(value?.sqlValue ?? .null))
        }
        package mutating func appendInterpolation(_ query: Query) { parts.append(contentsOf: query.parts) }
        package mutating func appendInterpolation(_ type: ColumnType) { parts.append(.column(type)) }
        package mutating func appendInterpolation(_ suffix: TableSuffix) { parts.append(.tableSuffix) }
    }

    package var isEmpty: Bool { parts.isEmpty || parts == [.text("")] }

    /// The statement as one engine reads it, with its values in order.
    package func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        func bind(_ value: SQLValue) {
            values.append(value)
            text += dialect.placeholderPrefix
            if dialect.hasNumberedPlaceholders { text += String(values.count) }
        }
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .bind(let value): bind(value)
            case .binds(let several):
                for (place, value) in several.enumerated() {
                    if place > 0 { text += ", " }
                    bind(value)
                }
            case .column(let type): text += dialect.spelling(of: type)
            case .tableSuffix: text += dialect.tableSuffix
            }
        }
        return (text, values)
    }
}

extension Query {
    /// Text that cannot be a bound parameter, such as a table's name that the code itself holds; never a user's input.
    package init(unbound text: String) { parts = [.text(text)] }

    /// Values with commas between: what an `INSERT` or a list of ids holds.
    package init(_ values: [SQLValue]) { parts = [.binds(values)] }

    package static func + (left: Query, right: Query) -> Query {
        var joined = left
        joined.parts.append(contentsOf: right.parts)
        return joined
    }
}

extension [Query] {
    /// The fragments one after another with a separator between, e.g. conditions with " AND ".
    package func joined(_ separator: String) -> Query {
        var result = Query(unbound: "")
        for (index, fragment) in enumerated() {
            if index > 0 { result.parts.append(.text(separator)) }
            result.parts.append(contentsOf: fragment.parts)
        }
        return result
    }
}

extension Query {
    /// `(?, ?, …)` for an IN list; an empty list is a condition that nothing meets.
    package static func list(_ values: some Sequence<some SQLBindable>) -> Query {
        let bound = values.map { $0.sqlValue }
        return bound.isEmpty ? "(NULL)" : "(\(Query(bound)))"
    }
}
