import RelorefDomain
import Testing

/// A day that the test writes out; a misspelt one fails the test at once.
func day(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) -> Day {
    guard let day = Day(iso: iso) else {
        Issue.record("\(iso) is not a day", sourceLocation: sourceLocation)
        return Day(number: 0)
    }
    return day
}

/// A birth date that the test writes out.
func birth(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> PartialDate {
    guard let date = PartialDate(text: text) else {
        Issue.record("\(text) is not a birth date", sourceLocation: sourceLocation)
        return .unknown
    }
    return date
}

/// Nights that the test writes out.
func nights(_ entry: String, _ exit: String? = nil) -> Nights {
    Nights(entry: day(entry), exit: exit.map { day($0) })
}
