/// What makes a dwelling one and the same, however its address is typed: commune, street, floor, door or lot (V44).
package struct DwellingIdentity: Sendable, Hashable {
    package let key: String

    /// - Parameters:
    ///   - commune: INSEE code.
    ///   - transliterate: brings any script to Latin lower case ("Any-Latin; Latin-ASCII; Lower").
    package init(
        address: String, commune: String, floor: String, door: String, transliterate: (String) -> String
    ) {
        let parts = [address, floor, door].map { DwellingIdentity.fold(transliterate($0)) }
        key = ([commune] + parts).joined(separator: "|")
    }

    private static func fold(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            .map { abbreviations[$0] ?? $0 }
            .filter { !smallWords.contains($0) }
            .joined(separator: " ")
    }

    private static let smallWords: Set<String> = ["de", "du", "des", "la", "le", "les", "d", "l", "no", "n"]

    private static let abbreviations = [
        "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard", "r": "rue",
        "pl": "place", "all": "allee", "imp": "impasse", "ch": "chemin", "chem": "chemin", "rte": "route",
        "st": "saint", "ste": "sainte", "res": "residence", "bat": "batiment", "apt": "appartement",
        "appt": "appartement", "esc": "escalier", "rdc": "0", "sq": "square", "fbg": "faubourg", "fg": "faubourg",
    ]
}
