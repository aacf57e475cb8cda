package import RelorefDomain
package import RelorefHTML

/// How a language writes days, moments, numbers and money. Always the Gregorian calendar and Latin digits.
extension Language {
    package var numbers: NumberStyle { isFrench ? .french : .english }

    package func number(_ value: Int) -> String { numbers.number(value) }

    /// "mar. 24 nov. 2026", "Tue 24 Nov 2026".
    package func day(_ day: Day) -> String {
        "\(weekdays[day.weekday - 1]) \(dayNumber(day.day)) \(months[day.month - 1]) \(day.year)"
    }

    /// "mardi 24 novembre 2026", "Tuesday 24 November 2026": for whoever reads it slowly, or aloud.
    package func longDay(_ day: Day) -> String {
        "\(longWeekdays[day.weekday - 1]) \(dayNumber(day.day)) \(longMonths[day.month - 1]) \(day.year)"
    }

    /// "24 nov. 2026", "24 Nov 2026": in tables, where the weekday says nothing.
    package func shortDay(_ day: Day) -> String { "\(dayNumber(day.day)) \(months[day.month - 1]) \(day.year)" }

    /// "novembre 2026".
    package func month(_ day: Day) -> String { "\(longMonths[day.month - 1]) \(day.year)" }

    /// "24 nov. 2026, 18 h 42", at Paris.
    package func moment(_ moment: Moment) -> String {
        let time = moment.time(in: "Europe/Paris")
        let minute = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
        let clock = isFrench ? "\(time.hour)\u{A0}h\u{A0}\(minute)" : "\(time.hour):\(minute)"
        return "\(shortDay(moment.day(in: "Europe/Paris"))), \(clock)"
    }

    /// A birth date as far as it is known (V03).
    package func birth(_ date: PartialDate) -> String {
        switch date.precision {
        case .day: date.day.map(shortDay) ?? ""
        case .month: date.earliest.map(month) ?? ""
        case .year: self("vers {année}", ["année": date.year.map(String.init) ?? ""])
        case .unknown: self("inconnue")
        }
    }

    /// A birth date as one types it into a field: "12/04/1988", "04/1988", "1988"; nothing for an unknown one.
    package func typed(_ date: PartialDate) -> String {
        date.text.split(separator: "-").reversed().joined(separator: "/")
    }

    /// How far a day is from another, in words; beyond two years nobody counts days.
    package func distance(from today: Day, to day: Day) -> String {
        let days = today.days(until: day)
        switch days {
        case 0: return self("aujourd’hui")
        case 1: return self("demain")
        case -1: return self("hier")
        case 731...: return plural(days / 365, "dans {n} an", "dans {n} ans")
        case 2...: return plural(days, "dans {n} jour", "dans {n} jours")
        default: return plural(-days, "il y a {n} jour", "il y a {n} jours")
        }
    }

    /// For how long something has been so, short enough for a badge: days for a season, then months, then years.
    package func since(days: Int) -> String {
        switch days {
        case 731...: plural(days / 365, "depuis {n} an", "depuis {n} ans")
        case 100...: plural(days / 30, "depuis {n} mois", "depuis {n} mois")
        default: self("depuis {n} j", ["n": number(days)])
        }
    }

    /// Euro cents as money: "1 234,56 €", "€1,234.56".
    package func money(cents: Int) -> String {
        let amount = numbers.number(Double(cents) / 100, places: 2)
        return isFrench ? "\(amount)\u{202F}€" : "€\(amount)"
    }

    /// "87 %", "87%".
    package func percent(_ value: Int) -> String { numbers.percent(Double(value)) }

    private func dayNumber(_ day: Int) -> String { isFrench && day == 1 ? "1er" : String(day) }

    private var weekdays: [String] {
        isFrench
            ? ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
            : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    }
    private var longWeekdays: [String] {
        isFrench
            ? ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
            : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    }
    private var months: [String] {
        isFrench
            ? ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
            : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }
    private var longMonths: [String] {
        isFrench
            ? [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
    }
}
