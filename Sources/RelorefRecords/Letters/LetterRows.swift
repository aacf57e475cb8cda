package import RelorefDomain
import RelorefStorage

extension LetterKind: SQLBindable {}
extension LetterLanguage: SQLBindable {}

extension LetterText {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(title: try row.text("title"), body: try row.text("body"))
    }
}

extension LetterTemplate {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            kind: try row.code("kind"), version: try row.int("version"), from: try row.day("from_day"),
            text: try LetterText(row))
    }
}

extension LetterTranslation {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), kind: try row.code("kind"), templateVersion: try row.int("template_version"),
            language: try row.code("language"), text: try LetterText(row), reviewer: try row.text("reviewer"),
            reviewedOn: try row.optionalDay("reviewed_on"), version: try row.int("version"))
    }
}

extension Letter {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), number: try row.int("number"), day: try row.day("on_day"),
            kind: try row.code("kind"), templateVersion: try row.int("template_version"),
            language: try row.optionalCode("language"), household: try row.text("household_id"),
            association: try row.text("association_id"), withdrawnOn: try row.optionalDay("withdrawn_on"),
            version: try row.int("version"))
    }
}

/// What a letter says, as it left: sealed with the household's key, so that it can be printed again as it was.
package struct LetterWords: Sealable, Hashable {
    package static let padding = 256

    package let french: LetterText
    /// Below the French text, in the letter's other language.
    package let translation: LetterText?
    /// Who read the translation over.
    package let reviewer: String
    /// The association that made it, by its name of that day.
    package let association: String
    /// What stands in the address by which the letter is verified; the register knows it by its hash alone.
    package let token: String

    package init(
        french: LetterText, translation: LetterText? = nil, reviewer: String = "", association: String, token: String
    ) {
        (self.french, self.translation, self.reviewer) = (french, translation, reviewer)
        (self.association, self.token) = (association, token)
    }

    package var sealedFields: [String] {
        [
            token, association, french.title, french.body, reviewer, translation?.title ?? "",
            translation?.body ?? "",
        ]
    }

    package init?(sealedFields fields: [String]) {
        guard fields.count >= 7 else { return nil }
        self.init(
            french: LetterText(title: fields[2], body: fields[3]),
            translation: fields[6].isEmpty ? nil : LetterText(title: fields[5], body: fields[6]),
            reviewer: fields[4], association: fields[1], token: fields[0])
    }
}
