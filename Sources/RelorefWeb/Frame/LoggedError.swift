import RelorefRecords
import RelorefStorage

/// An error as the log may hold it: its kind, and words that the code itself chose; never a value from a record (R39).
package struct LoggedError: CustomStringConvertible, Sendable {
    package let description: String

    package init(_ error: any Error) {
        switch error {
        case StorageError.uniqueViolation(let name), StorageError.checkViolation(let name),
            StorageError.foreignKeyViolation(let name), StorageError.notNullViolation(let name):
            description = "StorageError constraint \(Self.identifier(name))"
        case StorageError.decoding(let column): description = "StorageError decoding \(Self.identifier(column))"
        case StorageError.changedMeanwhile(let table):
            description = "StorageError changedMeanwhile \(Self.identifier(table))"
        case StorageError.engine(let message): description = "StorageError engine \(Self.code(message))"
        case VaultError.tampered(let table, _): description = "VaultError tampered \(table)"
        case is VaultError: description = "VaultError"
        default: description = "\(type(of: error))"
        }
    }

    /// Letters, digits and low lines: the name of a column or of a constraint, and nothing that somebody typed.
    private static func identifier(_ name: String) -> String {
        String(
            name.prefix(80).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == ",") }
        )
    }

    /// SQLite's number or PostgreSQL's code at the head of a message; what follows may quote a row.
    private static func code(_ message: String) -> String {
        String(message.prefix { $0.isASCII && ($0.isNumber || $0.isUppercase) }.prefix(8))
    }
}
