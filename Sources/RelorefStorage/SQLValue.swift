/// A value that both engines can bind and return.
package enum SQLValue: Sendable, Hashable {
    case null, integer(Int64), real(Double), text(String), bytes([UInt8])
}

/// A Swift value that can stand in a query as a bound parameter.
package protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

extension String: SQLBindable { package var sqlValue: SQLValue { .text(self) } }
extension Int: SQLBindable { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { package var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLBindable { package var sqlValue: SQLValue { .real(self) } }
extension Bool: SQLBindable { package var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension SQLValue: SQLBindable { package var sqlValue: SQLValue { self } }
extension [UInt8]: SQLBindable { package var sqlValue: SQLValue { .bytes(self) } }
extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

/// A stored code binds as its text: declare `extension Kinship: SQLBindable {}` and nothing more.
extension RawRepresentable where Self: SQLBindable, RawValue == String {
    package var sqlValue: SQLValue { .text(rawValue) }
}
