import RelorefDomain
import RelorefStorage

/// A cell that was read: its one spelling, and what the database keeps of it.
struct ImportCell {
    /// The spelling that an export writes.
    let text: String
    let value: SQLValue

    static let empty = ImportCell(text: "", value: .null)

    init(text: String, value: SQLValue) {
        self.text = text
        self.value = value
    }

    /// Why a cell cannot be read.
    struct Refusal: Error {
        let code: ImportFault.Code
        var hints: [String] = []
    }

    /// Reads a cell as people and spreadsheets write it; a reference is resolved later.
    init(_ raw: String, _ field: PackageField, today: Day) throws(Refusal) {
        if raw.isEmpty {
            self = try ImportCell.absent(field, today: today)
            return
        }
        switch field.kind {
        case .identifier, .reference, .text:
            guard !ImportCell.isBlank(raw) else {
                self = try ImportCell.absent(field, today: today)
                return
            }
            self.init(text: try ImportCell.clean(raw), value: .text(raw))
        default:
            let trimmed = ImportCell.trimmed(raw)
            self =
                try trimmed.isEmpty
                ? ImportCell.absent(field, today: today) : ImportCell(trimmed: trimmed, field.kind, today)
        }
    }

    private static func absent(_ field: PackageField, today: Day) throws(Refusal) -> ImportCell {
        if field.isRequired { throw Refusal(code: .required) }
        if field.otherwise.isEmpty { return .empty }
        return try ImportCell(field.otherwise, PackageField(field.name, field.kind), today: today)
    }

    private init(trimmed text: String, _ kind: PackageField.Kind, _ today: Day) throws(Refusal) {
        switch kind {
        case .identifier, .reference, .text: self.init(text: text, value: .text(text))
        case .integer(let range): self = try ImportCell.integer(text, range)
        case .day: self = try ImportCell.day(text, today)
        case .partialDate: self = try ImportCell.partialDate(text)
        case .moment: self = try ImportCell.moment(text)
        case .flag: self = try ImportCell.flag(text)
        case .code(let codes):
            guard codes.contains(text) else {
                throw Refusal(code: .unknownCode, hints: [Nearest.name(to: text, among: codes) ?? codes.first ?? ""])
            }
            self.init(text: text, value: .text(text))
        case .list: self = ImportCell(items: try ImportCell.items(text))
        case .named(let codes): self = ImportCell(items: try ImportCell.named(try ImportCell.items(text), codes))
        case .shaped(let shape):
            guard shape.fits(text) else { throw Refusal(code: .wrongShape) }
            self.init(text: text, value: .text(text))
        }
    }

    private init(items: [String]) {
        let joined = items.joined(separator: String(cellListSeparator))
        self.init(text: joined, value: .text(joined))
    }

    private static func items(_ text: String) throws(Refusal) -> [String] {
        try clean(text).split(separator: cellListSeparator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    /// Each name after its code, one a code.
    private static func named(_ items: [String], _ codes: [String]) throws(Refusal) -> [String] {
        var seen: Set<String> = []
        var named: [String] = []
        for item in items {
            let parts = item.split(separator: ":", maxSplits: 1).map { trimmed(String($0)) }
            guard parts.count == 2, !parts[1].isEmpty else { throw Refusal(code: .wrongShape) }
            guard codes.contains(parts[0]) else {
                throw Refusal(
                    code: .unknownCode, hints: [Nearest.name(to: parts[0], among: codes) ?? codes.first ?? ""])
            }
            guard seen.insert(parts[0]).inserted else { throw Refusal(code: .wrongShape) }
            let name = parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            named.append("\(parts[0]):\(name)")
        }
        return named
    }

    private static func integer(_ text: String, _ range: ClosedRange<Int>) throws(Refusal) -> ImportCell {
        guard let number = Int(text) else { throw Refusal(code: .notANumber) }
        guard range.contains(number) else {
            throw Refusal(code: .outOfBounds, hints: [String(range.lowerBound), String(range.upperBound)])
        }
        return ImportCell(text: String(number), value: .integer(Int64(number)))
    }

    private static func day(_ text: String, _ today: Day) throws(Refusal) -> ImportCell {
        let day: Day
        if let iso = Day(iso: text) {
            day = iso
        } else {
            do throws(DateEntry.Refusal) {
                day = try DateEntry(text, for: .event(today: today)).day()
            } catch {
                if case .noSuchDay = error { throw Refusal(code: .noSuchDay) }
                throw Refusal(code: .notADay)
            }
        }
        return ImportCell(text: day.iso, value: .text(day.iso))
    }

    private static func partialDate(_ text: String) throws(Refusal) -> ImportCell {
        if let date = PartialDate(text: text) { return ImportCell(text: date.text, value: .text(date.text)) }
        do throws(DateEntry.Refusal) {
            let date = try DateEntry(text, for: .birth).partialDate()
            return ImportCell(text: date.text, value: .text(date.text))
        } catch {
            if case .noSuchDay = error { throw Refusal(code: .noSuchDay) }
            throw Refusal(code: .notABirthDate)
        }
    }

    private static func moment(_ text: String) throws(Refusal) -> ImportCell {
        guard let moment = Moment(text: text) ?? Day(iso: text).map({ Moment(startOf: $0, in: "Europe/Paris") })
        else { throw Refusal(code: .notAMoment) }
        return ImportCell(text: moment.text, value: .text(moment.text))
    }

    /// A French spreadsheet writes VRAI where it read true.
    private static func flag(_ text: String) throws(Refusal) -> ImportCell {
        switch text.lowercased() {
        case "true", "1", "oui", "vrai", "yes": ImportCell(text: "true", value: .integer(1))
        case "false", "0", "non", "faux", "no": ImportCell(text: "false", value: .integer(0))
        default: throw Refusal(code: .notAFlag)
        }
    }

    /// Tabs and line ends are text; other control characters are an accident, or an attack.
    private static func clean(_ text: String) throws(Refusal) -> String {
        for byte in text.utf8 where byte < 32 && byte != 9 && byte != 10 && byte != 13 || byte == 127 {
            throw Refusal(code: .controlCharacter)
        }
        return text
    }

    private static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0 == 32 || $0 == 9 } }

    private static func trimmed(_ text: String) -> String {
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        let start = text.drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }
}

/// What somebody may have meant.
enum Nearest {
    /// The closest name in letters, within a third of its length.
    static func name(to text: String, among names: [String]) -> String? {
        let typed = Array(text.lowercased().utf8.prefix(80))
        let measured = names.map { (name: $0, distance: distance(typed, Array($0.lowercased().utf8))) }
        guard let best = measured.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, best.name.utf8.count / 3) ? best.name : nil
    }

    /// Whether a name is another one with a slip of the pen: one letter, or two in a long name.
    static func isSlip(_ text: String, of name: String) -> Bool {
        let (typed, other) = (Array(text.utf8.prefix(80)), Array(name.utf8))
        guard min(typed.count, other.count) >= 5 else { return false }
        return distance(typed, other) <= (other.count < 8 ? 1 : 2)
    }

    /// How many letters have to be changed, added or removed (Levenshtein).
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in other.indices {
                let above = row[place + 1]
                row[place + 1] = min(above + 1, row[place] + 1, diagonal + (letter == other[place] ? 0 : 1))
                diagonal = above
            }
        }
        return row[other.count]
    }
}
