extension SavedExport.Rhythm {
    /// The first day of this rhythm that comes after a day.
    package func day(after day: Day) -> Day {
        switch self {
        case .weekly: day.adding(days: 8 - day.weekday)
        case .monthly: day.monthStart.adding(months: 1)
        case .quarterly: day.monthStart.adding(months: 3 - (day.month - 1) % 3)
        case .yearly: day.monthStart.adding(months: 13 - day.month)
        }
    }
}
