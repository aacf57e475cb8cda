import RelorefDomain

/// A value that can be sealed: a list of text fields, in an order that never changes (new ones go at the end).
package protocol Sealable: Sendable {
    /// Lengths are padded to a multiple of this many bytes, so that a length says little.
    static var padding: Int { get }
    var sealedFields: [String] { get }
    /// nil when the fields do not make a value.
    init?(sealedFields: [String])
    /// The value as it is sealed; only what is not text says otherwise than below.
    var sealedBytes: [UInt8] { get }
    init?(sealedBytes: [UInt8])
}

extension Sealable {
    package static var padding: Int { 32 }

    /// Each field as its length (4 bytes, big endian) and its UTF-8, then a zero length of 0xFFFFFFFF and the padding.
    package var sealedBytes: [UInt8] {
        var bytes: [UInt8] = []
        for field in sealedFields {
            let text = Array(field.utf8)
            bytes.append(contentsOf: UInt32(text.count).bigEndianBytes)
            bytes.append(contentsOf: text)
        }
        bytes.append(contentsOf: UInt32.max.bigEndianBytes)
        let rest = bytes.count % Self.padding
        if rest > 0 { bytes.append(contentsOf: [UInt8](repeating: 0, count: Self.padding - rest)) }
        return bytes
    }

    package init?(sealedBytes bytes: [UInt8]) {
        var fields: [String] = []
        var position = 0
        while position + 4 <= bytes.count {
            let length = UInt32(bigEndianBytes: bytes[position..<position + 4])
            position += 4
            if length == UInt32.max {
                self.init(sealedFields: fields)
                return
            }
            guard position + Int(length) <= bytes.count else { return nil }
            fields.append(String(decoding: bytes[position..<position + Int(length)], as: UTF8.self))
            position += Int(length)
        }
        return nil
    }
}

extension UInt32 {
    var bigEndianBytes: [UInt8] {
        [
            UInt8(truncatingIfNeeded: self >> 24), UInt8(truncatingIfNeeded: self >> 16),
            UInt8(truncatingIfNeeded: self >> 8), UInt8(truncatingIfNeeded: self),
        ]
    }

    init(bigEndianBytes bytes: some Sequence<UInt8>) {
        self = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// Free text: a note, a reason. Padded to 256 bytes.
package struct SealedText: Sealable, Hashable {
    package static let padding = 256
    package let text: String
    package init(_ text: String) { self.text = text }
    package var sealedFields: [String] { [text] }
    package init?(sealedFields: [String]) {
        guard let text = sealedFields.first else { return nil }
        self.text = text
    }
}

private let listSeparator: Character = "\u{1F}"

extension [String] {
    fileprivate var asOneField: String { joined(separator: String(listSeparator)) }
}

extension String {
    fileprivate var asList: [String] { isEmpty ? [] : split(separator: listSeparator).map(String.init) }
}

extension PersonalIdentity: Sealable {
    /// The spellings come last, and only where there are some: what was sealed before has none.
    package var sealedFields: [String] {
        [family, given, originalScript, aliases.asOneField, birth.text]
            + (spellings.isEmpty ? [] : [spellings.map(\.text).asOneField])
    }

    package init?(sealedFields fields: [String]) {
        guard fields.count >= 5, let birth = PartialDate(text: fields[4]) else { return nil }
        self.init(
            family: fields[0], given: fields[1], originalScript: fields[2], aliases: fields[3].asList, birth: birth,
            spellings: fields.count > 5 ? fields[5].asList.compactMap { SystemSpelling($0) } : [])
    }
}

extension PersonalProfile: Sealable {
    package var sealedFields: [String] {
        [nationalities.asOneField, languages.asOneField, needsInterpreter ? "1" : "", phone, email]
    }

    package init?(sealedFields fields: [String]) {
        guard fields.count >= 5 else { return nil }
        self.init(
            nationalities: fields[0].asList, languages: fields[1].asList, needsInterpreter: fields[2] == "1",
            phone: fields[3], email: fields[4])
    }
}

extension DwellingAddress: Sealable {
    package var sealedFields: [String] { [street, complement, postalCode, lot] }

    package init?(sealedFields fields: [String]) {
        guard fields.count >= 4 else { return nil }
        self.init(street: fields[0], complement: fields[1], postalCode: fields[2], lot: fields[3])
    }
}
