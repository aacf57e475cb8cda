/// A public holiday in France; it informs and never moves a legal date (V95). Code du travail L. 3133-1, L. 3134-13,
/// L. 3422-2.
package enum Holiday: String, CaseIterable, Sendable, Codable {
    case newYear, easterMonday, labourDay, victoryDay, ascension, whitMonday, nationalDay, assumption, allSaints
    case armistice, christmas
    /// In Bas-Rhin, Haut-Rhin and Moselle only.
    case goodFriday, saintStephen
    /// Overseas, on a day of each territory.
    case abolitionOfSlavery
}

/// The public holidays of one year, in one département.
package struct Holidays: Sendable, Hashable {
    package let byDay: [Day: Holiday]

    /// Without a département, those of the whole country. The year is 1 to 9999.
    package init(year: Int, department: String? = nil) {
        let easter = Holidays.easter(year)
        var days: [(Day?, Holiday)] = Holidays.fixed.map { month, day, holiday in
            (Day(year: year, month: month, day: day), holiday)
        }
        days += [
            (easter?.adding(days: 1), .easterMonday), (easter?.adding(days: 39), .ascension),
            (easter?.adding(days: 50), .whitMonday),
        ]
        if let department, ["57", "67", "68"].contains(department) {
            days += [
                (easter?.adding(days: -2), .goodFriday), (Day(year: year, month: 12, day: 26), .saintStephen),
            ]
        }
        if let department, let (month, day) = Holidays.abolition[department] {
            days.append((Day(year: year, month: month, day: day), .abolitionOfSlavery))
        }
        // Ascension may fall on 1 or 8 May: one of both names is enough for a day off.
        byDay = days.reduce(into: [:]) { byDay, entry in
            if let day = entry.0 { byDay[day] = byDay[day] ?? entry.1 }
        }
    }

    package subscript(_ day: Day) -> Holiday? { byDay[day] }

    /// Easter Sunday of the Gregorian calendar (Gauss's computus, in the form of Meeus). Nil outside years 1 to 9999.
    package static func easter(_ year: Int) -> Day? {
        let (moon, century, rest) = (year % 19, year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * moon + century - century / 4 - correction + 15) % 30
        let shift = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let late = (moon + 11 * epact + 22 * shift) / 451
        let sum = epact + shift - 7 * late + 114
        return Day(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    private static let fixed: [(Int, Int, Holiday)] = [
        (1, 1, .newYear), (5, 1, .labourDay), (5, 8, .victoryDay), (7, 14, .nationalDay), (8, 15, .assumption),
        (11, 1, .allSaints), (11, 11, .armistice), (12, 25, .christmas),
    ]

    private static let abolition: [String: (Int, Int)] = [
        "971": (5, 27), "972": (5, 22), "973": (6, 10), "974": (12, 20), "976": (4, 27), "977": (10, 9), "978": (5, 28),
    ]
}
