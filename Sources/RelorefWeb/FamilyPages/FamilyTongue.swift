import RelorefDomain
import RelorefHTML

/// How a household's page speaks: what a named person has read is shown in the household's language with the French
/// beside it; everything else is French, next to its picture.
struct FamilyTongue {
    let language: FamilyLanguage
    let translations: [FamilyPhrase: Translation]
    /// What marks a sentence that nobody has read yet, where a colleague looks at the page; nil for the household.
    var unread: String?

    /// The sentence in the household's language, once somebody answers for it.
    func shown(_ phrase: FamilyPhrase) -> String? { language == .french ? nil : translations[phrase]?.shown }

    /// A sentence with its French beside it.
    func say(_ h: HTML, _ phrase: FamilyPhrase) {
        if let text = shown(phrase) {
            own(h, text)
            h.raw(" ")
            french(h, phrase.french, isBeside: true)
        } else {
            french(h, phrase.french)
            if let unread, language != .french { h.raw(" "); Badge(.wait, unread).write(h) }
        }
    }

    /// A day in the household's language, and in French beside it.
    func day(_ h: HTML, _ day: Day) {
        if language == .french { return french(h, FamilyDays.text(day, .french)) }
        own(h, FamilyDays.text(day, language))
        h.raw(" ")
        french(h, FamilyDays.text(day, .french), isBeside: true)
    }

    /// What is the same in every language: an hour, an amount, a number, a name, an address.
    func same(_ h: HTML, _ text: String) { h.bdi(text, .dir("ltr"), .lang("fr")) }

    func own(_ h: HTML, _ text: String) {
        h.span(text, .class("own"), .lang(language.rawValue), .dir(language.direction))
    }

    private func french(_ h: HTML, _ text: String, isBeside: Bool = false) {
        h.span(text, .class(isBeside ? "fr beside" : "fr"), .lang("fr"), .dir("ltr"))
    }
}

extension Language {
    /// French, whatever the reader's language.
    static let french = Language(code: "fr", texts: [:])
}

extension FamilyLanguage {
    var direction: String { isRightToLeft ? "rtl" : "ltr" }
}
