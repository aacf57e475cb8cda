/// How numbers are written for a reader: 1 016 and 3,8 in French, 1,016 and 3.8 in English.
package struct NumberStyle: Sendable, Hashable {
    let thousands: String
    let point: String
    let beforePercent: String

    /// The thousands are set apart by a narrow no-break space (U+202F), as is the percent sign.
    package static let french = NumberStyle(thousands: "\u{202F}", point: ",", beforePercent: "\u{202F}")
    package static let english = NumberStyle(thousands: ",", point: ".", beforePercent: "")

    package func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var written = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { written += thousands }
            written.append(digit)
        }
        return value < 0 ? "−" + written : written
    }

    /// A number with a fixed number of decimals, rounded half away from zero.
    ///
    /// - Parameter places: 0 to 6.
    /// - Returns: a dash for what is not a number or has more than fifteen digits.
    package func number(_ value: Double, places: Int = 0) -> String {
        let places = min(max(places, 0), 6)
        let power = (0..<places).reduce(1) { power, _ in power * 10 }
        let scaled = (value * Double(power)).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return "–" }
        let (whole, rest) = Int(abs(scaled)).quotientAndRemainder(dividingBy: power)
        let sign = scaled < 0 ? "−" : ""
        guard places > 0 else { return sign + number(whole) }
        let decimals = String(rest)
        return sign + number(whole) + point + String(repeating: "0", count: places - decimals.count) + decimals
    }

    /// A share in percent of a whole; there is none of a whole that is empty, and a dash is written.
    package func percent(_ part: Int, of whole: Int, places: Int = 0) -> String {
        guard whole != 0 else { return "–" }
        return percent(Double(part) / Double(whole) * 100, places: places)
    }

    /// - Parameter value: already in percent, 84 for 84 %.
    package func percent(_ value: Double, places: Int = 0) -> String {
        number(value, places: places) + beforePercent + "%"
    }
}

/// What the values of a chart are: their decimals, their unit, and the language that writes them.
package struct Measure: Sendable, Hashable {
    package let style: NumberStyle
    package let places: Int
    /// `%`, `€`, `jours`…, or nothing for a count.
    package let unit: String

    package init(_ style: NumberStyle, places: Int = 0, unit: String = "") {
        self.style = style
        self.places = places
        self.unit = unit
    }

    package func text(_ value: Double) -> String {
        switch unit {
        case "": style.number(value, places: places)
        case "%": style.percent(value, places: places)
        default: style.number(value, places: places) + "\u{A0}" + unit
        }
    }
}
