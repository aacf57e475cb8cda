/// What one visible rule says of a choice that people make: nothing is weighed, and what is not known is said to be so.
package enum FitVerdict: String, Sendable {
    case fits, doesNot, unknown

    init(_ fits: Bool?) { self = fits.map { $0 ? .fits : .doesNot } ?? .unknown }
}
