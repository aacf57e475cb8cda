/// The languages in which a household's page speaks (domain § 4.5): French, and seven others beside it.
package enum FamilyLanguage: String, Sendable, Codable, CaseIterable {
    case french = "fr"
    case english = "en"
    case arabic = "ar"
    case pashto = "ps"
    /// Dari and Persian are read by the same people; days are written as in Afghanistan.
    case dari = "fa"
    case russian = "ru"
    case ukrainian = "uk"
    case tigrinya = "ti"

    package var isRightToLeft: Bool { self == .arabic || self == .pashto || self == .dari }

    /// Those that need a translation.
    package static var translated: [FamilyLanguage] { allCases.filter { $0 != .french } }

    /// The language in which a household that speaks these is best met; French when none of them is here.
    ///
    /// - Parameter codes: ISO 639-3, the first one first.
    package init(spoken codes: [String]) {
        self = codes.lazy.compactMap { FamilyLanguage.bySpoken[$0] }.first ?? .french
    }

    private static let bySpoken: [String: FamilyLanguage] = [
        "fra": .french, "eng": .english, "ara": .arabic, "arb": .arabic, "apd": .arabic, "pus": .pashto,
        "pbt": .pashto, "prs": .dari, "fas": .dari, "pes": .dari, "rus": .russian, "ukr": .ukrainian, "tir": .tigrinya,
    ]
}
