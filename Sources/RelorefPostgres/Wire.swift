import CLibPQ
import RelorefStorage

/// PostgreSQL's type numbers that we use (from `pg_type`).
private enum TypeNumber {
    static let bool: Oid = 16, bytes: Oid = 17, int8: Oid = 20, int2: Oid = 21, int4: Oid = 23, text: Oid = 25
    static let float4: Oid = 700, float8: Oid = 701
}

extension SQLValue {
    var oid: Oid {
        switch self {
        case .null: 0
        case .integer: TypeNumber.int8
        case .real: TypeNumber.float8
        case .text: TypeNumber.text
        case .bytes: TypeNumber.bytes
        }
    }

    /// The value as text on the wire; nil for NULL.
    var wire: String? {
        switch self {
        case .null: nil
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .bytes(let value): "\\x" + value.hexadecimal
        }
    }

    init(wire text: String, oid: Oid) {
        switch oid {
        case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2: self = Int64(text).map { .integer($0) } ?? .null
        case TypeNumber.float4, TypeNumber.float8: self = Double(text).map { .real($0) } ?? .null
        case TypeNumber.bool: self = .integer(text == "t" ? 1 : 0)
        case TypeNumber.bytes: self = .bytes([UInt8](hexadecimal: text.utf8.dropFirst(2)))
        default: self = .text(text)
        }
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String {
        let digits = [UInt8]("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: count * 2) { buffer in
            for (index, byte) in self.enumerated() {
                buffer[index * 2] = digits[Int(byte >> 4)]
                buffer[index * 2 + 1] = digits[Int(byte & 15)]
            }
            return count * 2
        }
    }

    fileprivate init(hexadecimal digits: some Sequence<UInt8>) {
        self = []
        var high: UInt8?
        for digit in digits {
            let value = digit <= 57 ? digit &- 48 : digit &- 87
            if let first = high {
                append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
    }
}

extension StorageError {
    init(result: OpaquePointer?, lost: Bool) {
        let state = PQresultErrorField(result, 67).map { String(cString: $0) } ?? ""  // PG_DIAG_SQLSTATE, 'C'
        let constraint = PQresultErrorField(result, 110).map { String(cString: $0) } ?? ""  // constraint name, 'n'
        self =
            switch state {
            case "23505": .uniqueViolation(constraint)
            case "23514": .checkViolation(constraint)
            case "23503": .foreignKeyViolation(constraint)
            case "23502": .notNullViolation(constraint)
            case "40001", "40P01": .busy
            case "53100": .diskFull
            default: .engine(lost ? "connection lost" : String(cString: PQresultErrorMessage(result)))
            }
    }
}
