/// The clock on the wall of a site: metropolitan France, or one of the overseas territories.
///
/// The table is ours, because the light Foundation knows no zone but UTC, and because the day of a deadline must not
/// change with a machine's zone files. Metropolitan rules since 1981 (directives 80/737 to 2000/84); earlier instants
/// are read in winter time.
package enum SiteClock: String, CaseIterable, Sendable, Codable {
    case paris = "Europe/Paris"
    case guadeloupe = "America/Guadeloupe"
    case martinique = "America/Martinique"
    case guyane = "America/Cayenne"
    case reunion = "Indian/Reunion"
    case mayotte = "Indian/Mayotte"
    case saintPierre = "America/Miquelon"
    case saintBarthelemy = "America/St_Barthelemy"
    case saintMartin = "America/Marigot"
    case noumea = "Pacific/Noumea"
    case tahiti = "Pacific/Tahiti"
    case wallis = "Pacific/Wallis"

    /// A zone that is not French is read as Paris: deadlines are those of the French administration.
    package init(zone: String) {
        self = SiteClock(rawValue: zone) ?? .paris
    }

    /// The clock of a département ("77", "974").
    package init(department: String) {
        switch department {
        case "971": self = .guadeloupe
        case "972": self = .martinique
        case "973": self = .guyane
        case "974": self = .reunion
        case "975": self = .saintPierre
        case "976": self = .mayotte
        case "977": self = .saintBarthelemy
        case "978": self = .saintMartin
        case "986": self = .wallis
        case "987": self = .tahiti
        case "988": self = .noumea
        default: self = .paris
        }
    }

    /// Milliseconds to add to UTC at an instant, itself in milliseconds since 1970.
    package func offset(at milliseconds: Int64) -> Int64 {
        let hours: Int64 =
            switch self {
            case .paris: isSummer(at: milliseconds) ? 2 : 1
            case .guadeloupe, .martinique, .saintBarthelemy, .saintMartin: -4
            case .guyane: -3
            case .reunion: 4
            case .mayotte: 3
            case .saintPierre: isSummer(at: milliseconds) ? -2 : -3
            case .noumea: 11
            case .tahiti: -10
            case .wallis: 12
            }
        return hours * SiteClock.hour
    }

    private static let hour: Int64 = 3_600_000

    private func isSummer(at milliseconds: Int64) -> Bool {
        // The changes are in spring and autumn, so the side to which a division rounds on 31 December does not matter.
        let year = Day(number: Int(milliseconds / (24 * SiteClock.hour))).year
        guard let (start, end) = self == .saintPierre ? american(year) : european(year) else { return false }
        return start <= milliseconds && milliseconds < end
    }

    /// Last Sunday of March to last Sunday of October (September before 1996), at one o'clock of UTC.
    private func european(_ year: Int) -> (Int64, Int64)? {
        guard year >= 1981, let start = SiteClock.lastSunday(3, year),
            let end = SiteClock.lastSunday(year < 1996 ? 9 : 10, year)
        else { return nil }
        return (SiteClock.instant(start, hour: 1), SiteClock.instant(end, hour: 1))
    }

    /// Second Sunday of March to first Sunday of November since 2007, at two o'clock of the place.
    private func american(_ year: Int) -> (Int64, Int64)? {
        guard year >= 1987 else { return nil }
        let start = year < 2007 ? SiteClock.firstSunday(4, year) : SiteClock.firstSunday(3, year)?.adding(days: 7)
        let end = year < 2007 ? SiteClock.lastSunday(10, year) : SiteClock.firstSunday(11, year)
        guard let start, let end else { return nil }
        return (SiteClock.instant(start, hour: 5), SiteClock.instant(end, hour: 4))
    }

    private static func instant(_ day: Day, hour: Int64) -> Int64 {
        (Int64(day.number) * 24 + hour) * SiteClock.hour
    }

    private static func firstSunday(_ month: Int, _ year: Int) -> Day? {
        Day(year: year, month: month, day: 1).map { $0.adding(days: 7 - $0.weekday) }
    }

    private static func lastSunday(_ month: Int, _ year: Int) -> Day? {
        Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
            .map { $0.adding(days: -($0.weekday % 7)) }
    }
}
