import Foundation

/// A value of JSON, read without knowing its shape.
enum JSONValue: Decodable, Sendable {
    case text(String), number(Double), flag(Bool), list([JSONValue]), object([String: JSONValue]), null

    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .null
        } else if let flag = try? one.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? one.decode(Double.self) {
            self = .number(number)
        } else if let text = try? one.decode(String.self) {
            self = .text(text)
        } else if let list = try? one.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try one.decode([String: JSONValue].self))
        }
    }

    /// A text, a whole number as it is written; empty for anything else.
    var text: String {
        switch self {
        case .text(let text): text
        case .number(let number) where number == number.rounded() && abs(number) < 1e15: String(Int(number))
        case .number, .flag, .list, .object, .null: ""
        }
    }

    var list: [JSONValue] { if case .list(let list) = self { list } else { [] } }
    var object: [String: JSONValue] { if case .object(let object) = self { object } else { [:] } }
}

/// The records of a JSON file one by one, each with the line on which it begins: those of the first list in it.
struct JSONRecords {
    struct Record {
        let line: Int
        /// Nil when it is not an object that can be read.
        let fields: [String: JSONValue]?
    }

    let records: [Record]
    /// Whether there was a list at all.
    let isList: Bool

    init(_ bytes: [UInt8]) {
        var found: [Record] = []
        var (depth, line, listDepth) = (0, 1, nil as Int?)
        var (isQuoted, isEscaped) = (false, false)
        var start: (at: Int, line: Int)?
        for (place, byte) in bytes.enumerated() {
            if byte == 10 { line += 1 }
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == 92 {
                    isEscaped = true
                } else if byte == 34 {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case 34: isQuoted = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if listDepth == nil, byte == UInt8(ascii: "[") {
                    listDepth = depth + 1
                } else if depth == listDepth {
                    start = (place, line)
                }
                depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                guard let one = start, depth == listDepth else { continue }
                let data = Data(bytes[one.at...place])
                let value = try? JSONDecoder().decode(JSONValue.self, from: data)
                found.append(Record(line: one.line, fields: value.flatMap { $0.object.isEmpty ? nil : $0.object }))
                start = nil
            default: break
            }
            // The first list ends: what follows is no record.
            if let inside = listDepth, depth < inside { listDepth = .max }
        }
        records = found
        isList = listDepth != nil
    }
}
