extension Day {
    /// So many working days later: Monday to Friday, but for the public holidays of the département.
    package func adding(workingDays count: Int, in departement: String? = nil) -> Day {
        var (day, left) = (self, count)
        while left > 0 {
            day = day.adding(days: 1)
            if !day.isWeekend, Holidays(year: day.year, department: departement)[day] == nil { left -= 1 }
        }
        return day
    }
}
