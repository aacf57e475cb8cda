/// What a household's paper may be kept as: a scan or a photograph. What a file is, its bytes say; its name has to agree.
package enum FileKind: String, CaseIterable, Sendable, Codable {
    case pdf, jpeg, png

    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        }
    }

    /// The ending that a file of this kind leaves with.
    package var ending: String { self == .jpeg ? "jpg" : rawValue }

    package var endings: Set<String> { self == .jpeg ? ["jpg", "jpeg", "jpe", "jfif"] : [rawValue] }

    /// What the first bytes say; nil for anything that is not accepted.
    package init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) {
            self = .pdf
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: PNGFile.signature) {
            self = .png
        } else {
            return nil
        }
    }
}

/// What a file that is not accepted looks like, so that the sentence can say what to do with it.
package enum StrangeFile: String, CaseIterable, Sendable {
    /// A photograph as some telephones store it (HEIC, WebP, AVIF).
    case photo
    /// A text or a spreadsheet of an office program.
    case office
    case archive
    /// A page of the web, or a drawing that may hold a program.
    case page
    case program
    case film
    case unknown

    package init(_ bytes: [UInt8]) {
        let head = bytes.prefix(512)
        let text = String(decoding: head, as: UTF8.self).lowercased()
        if head.dropFirst(4).starts(with: Array("ftyp".utf8)) {
            let brand = String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self)
            self = ["heic", "heix", "mif1", "msf1", "avif", "heif"].contains(brand) ? .photo : .film
        } else if text.hasPrefix("riff"), head.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .photo
        } else if text.hasPrefix("gif8") || text.hasPrefix("bm") || head.starts(with: [0x49, 0x49, 0x2A, 0])
            || head.starts(with: [0x4D, 0x4D, 0, 0x2A])
        {
            self = .photo
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || text.hasPrefix("{\\rtf") {
            self = .office
        } else if head.starts(with: [0x50, 0x4B, 3, 4]) {
            self = text.contains("[content_types]") || text.contains("mimetype") ? .office : .archive
        } else if head.starts(with: [0x1F, 0x8B]) || text.hasPrefix("rar!") || head.starts(with: [0x37, 0x7A, 0xBC]) {
            self = .archive
        } else if text.hasPrefix("mz") || text.hasPrefix("#!") || head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
            self = .program
        } else {
            let marks = ["<html", "<!doctype", "<svg", "<script", "<?xml", "<?php"]
            self = marks.contains(where: text.contains) ? .page : .unknown
        }
    }
}
