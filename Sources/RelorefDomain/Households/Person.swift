/// An individual. What names or locates the person is sealed: see `PersonalIdentity` and `PersonalProfile`.
package struct Person: Sendable, Hashable, Identifiable {
    package let id: String
    /// The household whose key seals this person's fields.
    package var keyOwner: String
    package var sex: Sex
    /// Kept clear for figures; the month and day are in the sealed identity.
    package var birthYear: Int?
    package var birthPrecision: PartialDate.Precision
    /// A coarse area of origin, of eight at most; the nationality is sealed.
    package var area: String?
    package var literacy: Literacy?
    package var diedOn: Day?
    /// The day of arrival in France, as far as it is known; nothing happens here before it (V10).
    package var arrivedOn: Day?
    package var arrivalRoute: ArrivalRoute?
    /// A minor emancipated by a judge signs and heads a household (V15, Code civil art. 413-1).
    package var isEmancipated: Bool
    package var externalID: String?
    package var version: Int

    package init(
        id: String, keyOwner: String, sex: Sex, birthYear: Int?, birthPrecision: PartialDate.Precision,
        area: String? = nil, literacy: Literacy? = nil, diedOn: Day? = nil, arrivedOn: Day? = nil,
        arrivalRoute: ArrivalRoute? = nil, isEmancipated: Bool = false, externalID: String? = nil, version: Int = 0
    ) {
        self.id = id
        self.keyOwner = keyOwner
        self.sex = sex
        self.birthYear = birthYear
        self.birthPrecision = birthPrecision
        self.area = area
        self.literacy = literacy
        self.diedOn = diedOn
        self.arrivedOn = arrivedOn
        self.arrivalRoute = arrivalRoute
        self.isEmancipated = isEmancipated
        self.externalID = externalID
        self.version = version
    }

    /// Adult in figures: from the year of the eighteenth birthday on, since the day is sealed (decision 0006).
    package func isAdultInFigures(on day: Day) -> Bool? { birthYear.map { day.year - $0 >= 18 } }
}

/// The names and the full birth date of a person under one identity (V01, V02, V05). Stored sealed.
package struct PersonalIdentity: Sendable, Hashable {
    /// One of the two may be empty: one-component names are ordinary (V01).
    package var family: String
    package var given: String
    package var originalScript: String
    package var aliases: [String]
    package var birth: PartialDate
    /// How other bodies spell the name (V08).
    package var spellings: [SystemSpelling]

    package init(
        family: String, given: String, originalScript: String = "", aliases: [String] = [], birth: PartialDate,
        spellings: [SystemSpelling] = []
    ) {
        self.family = family
        self.given = given
        self.originalScript = originalScript
        self.aliases = aliases
        self.birth = birth
        self.spellings = spellings
    }

    /// Every name that the person is or was known by here or elsewhere, each once.
    package var allNames: [String] {
        var seen: Set<String> = []
        return ([display, originalScript] + aliases + spellings.map(\.name))
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// Other names as somebody types them, one a line: each once, at most twenty. A semicolon would end one in an exchanged
    /// cell, so it ends it here as well.
    package static func aliases(typed text: String) -> [String] {
        var seen: Set<String> = []
        let names = text.split { $0.isNewline || $0 == ";" || $0 == "\u{1F}" }
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        return Array(names.filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(mostAliases))
    }

    package static let mostAliases = 20

    /// "HAÏDARI Karim", or the single name alone.
    package var display: String { [family, given].filter { !$0.isEmpty }.joined(separator: " ") }
    package var isSingleName: Bool { family.isEmpty || given.isEmpty }
}

/// Where an identity comes from: what the person said, a French document, or the OFPRA's civil status (V05).
package enum IdentitySource: String, CaseIterable, Sendable, Codable {
    case declared, frenchDocument, ofpra
}

/// What else is sealed about a person: nationalities, languages, how to reach them.
package struct PersonalProfile: Sendable, Hashable {
    /// ISO 3166-1 alpha-2 codes; several, or none, are possible (V29).
    package var nationalities: [String]
    /// ISO 639-3 codes, the best understood first.
    package var languages: [String]
    package var needsInterpreter: Bool
    package var phone: String
    package var email: String

    package init(
        nationalities: [String] = [], languages: [String] = [], needsInterpreter: Bool = false, phone: String = "",
        email: String = ""
    ) {
        self.nationalities = nationalities
        self.languages = languages
        self.needsInterpreter = needsInterpreter
        self.phone = phone
        self.email = email
    }
}
