package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The text of a kind of letter that holds on a day: the network's own, or the one that comes with the product.
    package func letterTemplate(_ kind: LetterKind, on day: Day) throws -> LetterTemplate {
        let own = try row(
            """
            SELECT * FROM letter_template WHERE kind = \(kind) AND from_day <= \(day) ORDER BY version DESC LIMIT 1
            """)
        return try own.map { try LetterTemplate($0) } ?? ShippedLetters.template(kind)
    }

    /// Every version of a kind of letter, the latest first.
    package func letterTemplates(_ kind: LetterKind) throws -> [LetterTemplate] {
        try rows("SELECT * FROM letter_template WHERE kind = \(kind) ORDER BY version DESC")
            .map { try LetterTemplate($0) } + [ShippedLetters.template(kind)]
    }

    /// What a version says in other languages, reviewed or not.
    package func translations(of template: LetterTemplate) throws -> [LetterTranslation] {
        try rows(
            """
            SELECT * FROM letter_translation WHERE kind = \(template.kind) AND template_version = \(template.version)
            ORDER BY language
            """
        ).map { try LetterTranslation($0) }
    }

    /// Puts a new French text in the place of the one before, from today on. Its translations begin anew.
    ///
    /// - Parameter version: the version that was read; another one since then is a conflict.
    /// - Throws: `LetterText.Refusal`.
    @discardableResult
    package func keepTemplate(
        _ text: LetterText, for kind: LetterKind, after version: Int, by author: Author
    ) throws -> LetterTemplate {
        try author.needs(.administerReference)
        let text = try text.checked(for: kind)
        let latest = try letterTemplates(kind).first?.version ?? 1
        guard latest == version else { throw StorageError.changedMeanwhile("letter_template") }
        let template = LetterTemplate(kind: kind, version: latest + 1, from: author.today, text: text)
        try insert(
            "letter_template",
            [
                "id": author.newID(), "kind": kind, "version": template.version, "from_day": template.from,
                "title": text.title, "body": text.body, "account_id": author.actor.id, "at": author.now,
            ])
        try journal(
            "changeTemplate", "letterTemplate", kind.rawValue, detail: ["version": String(template.version)],
            by: author)
        return template
    }

    /// Keeps what a version says in another language, and who read it over.
    ///
    /// - Throws: `LetterText.Refusal` where it is not the same text.
    package func keepTranslation(
        _ text: LetterText, of kind: LetterKind, in language: LetterLanguage, reviewer: String, reviewedOn: Day?,
        by author: Author
    ) throws {
        try author.needs(.administerReference)
        let template = try letterTemplate(kind, on: author.today)
        let text = try text.checked(against: template.text)
        let isReviewed = reviewedOn != nil && !reviewer.isBlank
        let known = try translations(of: template).first { $0.language == language }
        let (name, day) = (isReviewed ? reviewer : "", isReviewed ? reviewedOn : nil)
        if let known {
            try update(
                "letter_translation", id: known.id, version: known.version,
                [
                    "title": text.title, "body": text.body, "reviewer": name, "reviewed_on": day,
                    "account_id": author.actor.id, "at": author.now,
                ])
        } else {
            try insert(
                "letter_translation",
                [
                    "id": author.newID(), "kind": kind, "template_version": template.version, "language": language,
                    "title": text.title, "body": text.body, "reviewer": name, "reviewed_on": day,
                    "account_id": author.actor.id, "at": author.now,
                ])
        }
        try journal(
            isReviewed ? "reviewTranslation" : "changeTranslation", "letterTemplate", kind.rawValue,
            detail: ["language": language.rawValue, "version": String(template.version)], by: author)
    }
}
