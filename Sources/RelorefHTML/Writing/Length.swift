/// How a position or a size in a drawing is written: two decimals at most, a point, no exponent.
enum Length {
    static func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000_000 else { return "0" }
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        return switch rest {
        case 0: "\(sign)\(whole)"
        case let tenths where tenths.isMultiple(of: 10): "\(sign)\(whole).\(tenths / 10)"
        case ..<10: "\(sign)\(whole).0\(rest)"
        default: "\(sign)\(whole).\(rest)"
        }
    }
}
