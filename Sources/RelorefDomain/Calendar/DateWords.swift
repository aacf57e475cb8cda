/// The numbers and words of a typed date, in their order, whatever stands between them.
struct DateWords {
    typealias Year = (value: Int, digits: Int)

    private enum Word: Equatable {
        case number(Int, digits: Int)
        case month(Int)
    }

    private var words: [Word] = []
    private var hasStranger = false
    private(set) var isEmpty = true

    init(_ text: String) {
        for piece in DateWords.pieces(text) {
            isEmpty = false
            add(piece)
        }
    }

    /// Nil when the pieces are not those of a date. An eight-digit number is read as day, month, year.
    var yearMonthDay: (year: Year, month: Int?, day: Int?)? {
        guard !hasStranger else { return nil }
        switch words.count {
        case 1: return single
        case 2: return pair
        case 3: return triple
        default: return nil
        }
    }

    private var single: (Year, Int?, Int?)? {
        guard case .number(let value, let digits) = words[0] else { return nil }
        if digits == 4 { return ((value, 4), nil, nil) }
        if digits == 8 { return ((value % 10_000, 4), value / 10_000 % 100, value / 1_000_000) }
        return nil
    }

    private var pair: (Year, Int?, Int?)? {
        switch (words[0], words[1]) {
        case (.month(let month), .number(let year, 4)), (.number(let month, 1...2), .number(let year, 4)):
            ((year, 4), month, nil)
        case (.number(let year, 4), .month(let month)), (.number(let year, 4), .number(let month, 1...2)):
            ((year, 4), month, nil)
        default: nil
        }
    }

    private var triple: (Year, Int?, Int?)? {
        switch (words[0], words[1], words[2]) {
        case (.number(let year, 4), .number(let month, 1...2), .number(let day, 1...2)): ((year, 4), month, day)
        case (.number(let day, 1...2), .number(let month, 1...2), .number(let year, let digits))
        where digits == 4 || digits == 2: ((year, digits), month, day)
        case (.number(let day, 1...2), .month(let month), .number(let year, let digits))
        where digits == 4 || digits == 2: ((year, digits), month, day)
        case (.month(let month), .number(let day, 1...2), .number(let year, 4)): ((year, 4), month, day)
        default: nil
        }
    }

    private mutating func add(_ piece: String) {
        if let value = Int(piece), piece.utf8.count <= 8 {
            words.append(.number(value, digits: piece.utf8.count))
        } else if piece == "1er" {
            words.append(.number(1, digits: 1))
        } else if words.isEmpty, DateWords.weekdays.contains(piece) || DateWords.hedges.contains(piece) {
            // "mar." opens a date as Tuesday; as March it would come after the day's number.
            return
        } else if let month = DateWords.months[piece] {
            words.append(.month(month))
        } else {
            hasStranger = true
        }
    }

    /// Lower case, digits of any script as Latin ones, cut at everything that is neither letter nor digit; a time of
    /// day that a spreadsheet adds after an ISO date is left aside.
    private static func pieces(_ text: String) -> [String] {
        let plain = String(
            text.lowercased().map { character in
                guard character.isNumber, let digit = character.wholeNumberValue, digit <= 9 else { return character }
                return Character(String(digit))
            })
        let isTimed = plain.utf8.count > 10 && Day(iso: plain.prefix(10)) != nil
        return (isTimed ? plain.prefix(10) : plain[...])
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static let weekdays: Set<String> = [
        "lundi", "lun", "mardi", "mar", "mercredi", "mer", "jeudi", "jeu", "vendredi", "ven", "samedi", "sam",
        "dimanche", "dim", "monday", "mon", "tuesday", "tue", "wednesday", "wed", "thursday", "thu", "friday", "fri",
        "saturday", "sat", "sunday", "sun", "le", "the",
    ]

    /// "vers 1990": the precision of the year already says it.
    private static let hedges: Set<String> = ["vers", "about", "en", "in", "environ", "circa"]

    private static let months: [String: Int] = [
        "janvier": 1, "janv": 1, "jan": 1, "january": 1, "février": 2, "fevrier": 2, "févr": 2, "fevr": 2, "fév": 2,
        "fev": 2, "february": 2, "feb": 2, "mars": 3, "mar": 3, "march": 3, "avril": 4, "avr": 4, "april": 4, "apr": 4,
        "mai": 5, "may": 5, "juin": 6, "june": 6, "jun": 6, "juillet": 7, "juil": 7, "july": 7, "jul": 7, "août": 8,
        "aout": 8, "aoû": 8, "august": 8, "aug": 8, "septembre": 9, "september": 9, "sept": 9, "sep": 9, "octobre": 10,
        "october": 10, "oct": 10, "novembre": 11, "november": 11, "nov": 11, "décembre": 12, "decembre": 12,
        "december": 12, "déc": 12, "dec": 12,
    ]
}
