import CShims

/// A file that came with a form. Its name is what somebody called it: shown, never trusted.
package struct UploadedFile: Sendable, Hashable {
    package let field: String
    package let name: String
    package let bytes: [UInt8]

    package init(field: String, name: String, bytes: [UInt8]) {
        (self.field, self.name, self.bytes) = (field, name, bytes)
    }
}

/// A form that was sent with files (`multipart/form-data`), read in memory: nothing of it touches the disk (R37).
package struct UploadedForm: Sendable {
    package private(set) var fields = FormFields()
    package private(set) var files: [UploadedFile] = []

    /// Bytes that a field without a file may have.
    private static let longestField = 1 << 16
    private static let mostParts: Int = 200

    package static func isOne(_ contentType: String) -> Bool {
        contentType.lowercased().hasPrefix("multipart/form-data")
    }

    /// What cannot be read is a form without fields, and without the session's token: it is refused as such.
    package init(_ contentType: String, _ body: [UInt8]) {
        // A header with a line end in it would be two headers for the parser.
        guard Self.isOne(contentType), !contentType.utf8.contains(where: { $0 < 32 || $0 == 127 }),
            let form = body.withUnsafeBufferPointer({
                reloref_multipart_open(contentType, $0.baseAddress, $0.count)
            })
        else { return }
        defer { reloref_multipart_close(form) }
        var pairs: [(String, String)] = []
        for index in 0..<min(reloref_multipart_count(form), Self.mostParts) {
            var length = 0
            let start = reloref_multipart_bytes(form, index, &length)
            let bytes = Array(UnsafeBufferPointer(start: start, count: length))
            let field = reloref_multipart_name(form, index).map { String(cString: $0) } ?? ""
            if let name = reloref_multipart_file_name(form, index).map({ String(cString: $0) }) {
                // A file field that was left empty is sent without a name.
                if !name.isEmpty { files.append(UploadedFile(field: field, name: Self.plain(name), bytes: bytes)) }
            } else if length <= Self.longestField {
                pairs.append((field, String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)))
            }
        }
        fields = FormFields(pairs)
    }

    /// The last part of a path, without what no screen shows; some browsers send the whole path.
    private static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let shown = last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
        return String(String.UnicodeScalarView(shown).prefix(120))
    }
}
