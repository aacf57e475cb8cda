import Foundation
package import RelorefDomain
import Synchronization

/// Days and names of languages as the CLDR writes them in the household's language: the Gregorian calendar and Latin
/// digits always, the weekday in words.
package enum FamilyDays {
    /// "سه‌شنبه 24 نومبر 2026", "mardi 24 novembre 2026".
    package static func text(_ day: Day, _ language: FamilyLanguage) -> String {
        formats.withLock { formats in
            let format = formats[language] ?? format(language)
            formats[language] = format
            return format.string(from: Date(timeIntervalSince1970: Double(day.number) * 86_400))
        }
    }

    /// How a language calls itself.
    package static func name(_ language: FamilyLanguage) -> String {
        let code = language.rawValue
        let name = Locale(identifier: locale(language)).localizedString(forLanguageCode: code) ?? code
        return language == .dari ? "\(dari) / \(name)" : name
    }

    /// The CLDR's own name of fa_AF, which the C library's formatter spells out as "Persian (Afghanistan)".
    private static let dari = "دری"

    private static let formats = Mutex<[FamilyLanguage: DateFormatter]>([:])

    private static func format(_ language: FamilyLanguage) -> DateFormatter {
        let locale = Locale(identifier: locale(language) + "@calendar=gregorian;numbers=latn")
        let format = DateFormatter()
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = locale
        format.locale = locale
        format.calendar = calendar
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.setLocalizedDateFormatFromTemplate("yMMMMEEEEd")
        return format
    }

    private static func locale(_ language: FamilyLanguage) -> String {
        switch language {
        case .french: "fr_FR"
        case .english: "en_GB"
        case .arabic: "ar"
        case .pashto: "ps_AF"
        case .dari: "fa_AF"
        case .russian: "ru_RU"
        case .ukrainian: "uk_UA"
        case .tigrinya: "ti_ER"
        }
    }
}
