package import RelorefDomain

/// Something in an imported file that is to be put right, or to be looked at: where it is, and what to do.
package struct ImportFault: Error, Hashable, Sendable {
    /// What is wrong. The codes are stable: the message catalogue is keyed on them.
    package enum Code: String, CaseIterable, Sendable {
        case notAllowed, noTable, unknownFile, unsafePath, unreadableDescription
        case openQuote, strayQuote, fieldTooLong, tooManyColumns, encoding, utf16
        case noHeader, unknownColumn, repeatedColumn, missingColumn, cellCount
        case required, unknownCode, notADay, noSuchDay, notABirthDate, notANumber, outOfBounds, notAFlag, notAMoment
        case wrongShape, controlCharacter
        case repeatedIdentifier, unknownReference, notUnique, wrongOrder, together, contradiction
        case outOfReach, fixedColumn, needsAccount, refusedBySchema
        /// A validation rule of the network: its number is the first hint.
        case rule
    }

    package let code: Code
    /// `block` stops the import, `warn` is to be looked at.
    package let severity: Severity
    /// The file's name, such as "persons.csv"; empty when the fault is about the whole package.
    package let file: String
    /// From 1, as a text editor counts; nil when the fault is about the whole file.
    package let line: Int?
    package let column: String?
    /// What stands in the cell.
    package let value: String
    /// What the sentence needs besides: a nearest name, bounds, another line.
    package let hints: [String]

    package init(
        _ code: Code, severity: Severity = .block, file: String = "", line: Int? = nil, column: String? = nil,
        value: String = "", hints: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.value = value
        self.hints = hints
    }

    init(_ finding: Finding, file: String, line: Int?, column: String?, value: String) {
        self.init(
            .rule, severity: finding.severity, file: file, line: line, column: column, value: value,
            hints: [finding.rule.rawValue, finding.field ?? ""] + finding.values)
    }

    /// Where it is and what to do, in French: the catalogue's msgid with its values in place.
    package var sentence: String { place + text }

    private var place: String {
        var words = file
        if let line { words += ", ligne \(line)" }
        if let column { words += ", colonne « \(column) »" }
        return words.isEmpty ? "" : words + " : "
    }

    private var text: String {
        let words = values.reduce(template) { $0.replacing("{\($1.name)}", with: $1.value) }
        return code == .rule ? words + " (\(hints.first ?? ""))" : words
    }

    /// The sentence before its values are filled in: the catalogue's msgid.
    package var template: String {
        let words = ImportFault.templates[code] ?? code.rawValue
        return code == .rule
            ? ImportFault.ruleTemplates[hints.prefix(2).joined(separator: " ")]
                ?? ImportFault.ruleTemplates[hints.first ?? ""] ?? words : words
    }

    /// What fills the sentence, by the names that stand in it.
    package var values: [(name: String, value: String)] {
        if code == .rule {
            return [("valeur", value), ("valeurs", hints.dropFirst(2).joined(separator: ", "))]
        }
        return [("valeur", value)] + hints.enumerated().map { (String($0.offset + 1), $0.element) }
    }
}

extension Sequence where Element == ImportFault {
    /// Whether something must be put right before the line is written.
    var isBlocked: Bool { contains { $0.severity == .block } }
}
