/// What a letter is for.
package enum LetterKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The household lives in a dwelling of the association.
    case accommodation
    /// Temporary housing is agreed, which is no lease (domain § 2.b).
    case occupancy
    /// To the landlord of a household that is followed.
    case landlord
    /// What is owed, told to the household.
    case reminder
    /// What is owed is paid back in parts.
    case repaymentPlan
    /// A household is asked to come.
    case summons
    /// What was done in a follow-up, for the landlord.
    case followUpCertificate
    /// To a landlord who has not answered about the candidates that were sent to it. It names no household.
    case unansweredOffer

    /// What the letter is about: the household, with more of it, or a partner.
    package enum Subject: Sendable, Hashable { case home, followUp, plan, household, partner }

    /// The letters of a household's file.
    package static let ofHouseholds = allCases.filter { $0.subject != .partner }
    /// The letters that are written to partners, many at once.
    package static let toPartners = allCases.filter { $0.subject == .partner }

    package var subject: Subject {
        switch self {
        case .accommodation, .occupancy: .home
        case .landlord, .reminder, .followUpCertificate: .followUp
        case .repaymentPlan: .plan
        case .summons: .household
        case .unansweredOffer: .partner
        }
    }

    /// What a text of this kind may ask for: a letter to a partner tells of dwellings, never of a household.
    package var fields: Set<LetterField> {
        subject == .partner ? LetterField.ofPartners : Set(LetterField.allCases).subtracting(LetterField.onlyOfPartners)
    }

    /// Whether it tells the landlord of the household, which must have agreed to that (domain § 2.h).
    package var needsLandlordConsent: Bool { self == .landlord || self == .followUpCertificate }
}

/// A language in which a letter may stand below its French text.
package enum LetterLanguage: String, Sendable, Hashable, CaseIterable {
    case arabic = "ar"
    case dari = "fa-AF"
    case pashto = "ps"
    case tigrinya = "ti"
    case ukrainian = "uk"
    case bengali = "bn"
    case somali = "so"
    case russian = "ru"
    case english = "en"

    package var isRightToLeft: Bool { [.arabic, .dari, .pashto].contains(self) }

    /// The language's name in itself.
    package var autonym: String {
        switch self {
        case .arabic: "العربية"
        case .dari: "دری"
        case .pashto: "پښتو"
        case .tigrinya: "ትግርኛ"
        case .ukrainian: "українська"
        case .bengali: "বাংলা"
        case .somali: "Soomaali"
        case .russian: "русский"
        case .english: "English"
        }
    }
}
