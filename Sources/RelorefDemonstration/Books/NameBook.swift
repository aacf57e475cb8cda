import RelorefDomain
import RelorefRecords

/// Names to put together at random for invented people, by language.
struct NameBook: Sendable {
    /// A name as the French papers write it, and in its own script.
    struct Name: Sendable, Hashable {
        let latin: String
        let original: String

        static let none = Name(latin: "", original: "")
    }

    /// The names of one language, and where its speakers come from.
    struct Tongue: Sendable {
        /// ISO 639-3.
        let language: String
        /// ISO 3166-1.
        let country: String
        let area: String?
        var families: [Name] = []
        var women: [Name] = []
        var men: [Name] = []
        var single: [Name] = []

        func given(_ sex: Sex) -> [Name] { sex == .female ? women : men }
    }

    let tongues: [(Tongue, Int)]

    init() throws {
        let areas = Dictionary(
            try ReferenceTable("countries").rows.map { ($0["alpha2"], $0.optional("area")) },
            uniquingKeysWith: { first, _ in first })
        var found: [String: Tongue] = [:]
        for (language, country, _) in NameBook.origins {
            found[language] = Tongue(language: language, country: country, area: areas[country] ?? nil)
        }
        for row in try ReferenceTable("demonstration_names").rows {
            let name = Name(latin: row["latin"], original: row["original"])
            switch row["kind"] {
            case "family": found[row["language"]]?.families.append(name)
            case "given_f": found[row["language"]]?.women.append(name)
            case "given_m": found[row["language"]]?.men.append(name)
            default: found[row["language"]]?.single.append(name)
            }
        }
        tongues = NameBook.origins.compactMap { language, _, weight in found[language].map { ($0, weight) } }
    }

    func tongue(_ dice: inout Dice) -> Tongue {
        dice.weighted(tongues, or: Tongue(language: "fra", country: "CI", area: nil))
    }

    /// Language, country, weight: no statistic, only a mixture in which every script turns up.
    private static let origins: [(String, String, Int)] = [
        ("prs", "AF", 9), ("pus", "AF", 7), ("ara", "SY", 8), ("rus", "RU", 6), ("che", "RU", 8), ("tir", "ER", 6),
        ("amh", "ET", 3), ("som", "SO", 5), ("lin", "CD", 9), ("fuf", "GN", 6), ("sus", "GN", 3), ("bam", "ML", 3),
        ("dyu", "CI", 3), ("fra", "CI", 4), ("wol", "MR", 3), ("hat", "HT", 4), ("hye", "AM", 5), ("kat", "GE", 5),
        ("kmr", "TR", 4), ("ckb", "IQ", 3), ("tur", "TR", 3), ("sqi", "XK", 6), ("ben", "BD", 5), ("tam", "LK", 6),
        ("bod", "CN", 4), ("ukr", "UA", 3), ("apd", "SD", 6),
    ]
}
