/// What is checked of a date, whatever it is the date of.
package struct CalendarRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A date that cannot be read is refused with what was typed, and nothing else of the form is lost (V89).
    package func entry(_ entry: DateEntry, field: String, partial: Bool = false) -> [Finding] {
        do throws(DateEntry.Refusal) {
            _ = partial ? try entry.partialDate() : PartialDate(try entry.day())
            return []
        } catch {
            return [context.block(.v89, field, [error.code, entry.text])]
        }
    }

    /// A legal date on a weekend or a holiday stays where it is, and says so (V95).
    package func due(_ day: Day, department: String? = nil, field: String? = nil) -> [Finding] {
        if let holiday = Holidays(year: day.year, department: department)[day] {
            return [context.inform(.v95, field, [day.iso, holiday.rawValue])]
        }
        return day.isWeekend ? [context.inform(.v95, field, [day.iso, "weekend"])] : []
    }
}

extension DateEntry.Refusal {
    /// Stable, for the message catalogue.
    package var code: String {
        switch self {
        case .empty: "empty"
        case .unreadable: "unreadable"
        case .noSuchDay: "noSuchDay"
        case .incomplete: "incomplete"
        }
    }
}
