package import RelorefDomain

/// What a message says: the sentences for which somebody answers in the household's language, and the French below.
///
/// Nothing in it names anybody, says where, or what it is about (R49): the day and the hour of an appointment, and links
/// behind which there is a second check.
package struct MessageText: Sendable {
    let language: FamilyLanguage
    let translations: [FamilyPhrase: Translation]

    package init(language: FamilyLanguage, translations: [FamilyPhrase: Translation]) {
        (self.language, self.translations) = (language, translations)
    }

    /// - Parameters:
    ///   - appointment: its day and hour; needed by what speaks of one.
    ///   - link: the whole address.
    package func text(_ purpose: Message.Purpose, appointment: Appointment? = nil, link: String? = nil) -> String {
        let phrase: FamilyPhrase =
            switch purpose {
            case .familyPage: .pageTitle
            // A landlord's mail and a number's figures have words of their own.
            case .appointmentReminder, .appointmentLink, .appointmentPlanned, .landlordLink, .numberCheck: .appointment
            case .appointmentMoved: .appointmentMoved
            case .appointmentCancelled: .appointmentCancelled
            }
        var lines = [said(phrase, appointment, language)]
        if language != .french { lines.append(said(phrase, appointment, .french)) }
        let words = lines.compactMap(\.self)
        return (words + [link].compactMap(\.self)).joined(separator: "\n")
    }

    /// One sentence with its day and hour; nil in a language in which nobody answers for it.
    private func said(_ phrase: FamilyPhrase, _ appointment: Appointment?, _ language: FamilyLanguage) -> String? {
        let sentence = language == .french ? phrase.french : translations[phrase]?.shown
        guard let sentence else { return nil }
        let when = appointment.map { "\(FamilyDays.text($0.on, language)) \($0.at.text)" }
        let text = [sentence, when].compactMap(\.self).joined(separator: " ")
        return language == .french ? SMSText.plain(text) : text
    }
}
