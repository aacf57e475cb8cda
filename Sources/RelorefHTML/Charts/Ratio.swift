/// The thin bar under a figure: the part in colour, the whole behind it. The figure says it in words.
package struct Ratio: Sendable {
    package let part: Double
    package let whole: Double
    /// The exception of a page is in ochre.
    package let isException: Bool

    package init(_ part: Double, of whole: Double, isException: Bool = false) {
        self.part = part
        self.whole = whole
        self.isException = isException
    }

    package init(_ part: Int, of whole: Int, isException: Bool = false) {
        self.init(Double(part), of: Double(whole), isException: isException)
    }

    /// Nothing is drawn of a whole that is empty: there is no share of it.
    package func write(into h: HTML) {
        guard whole > 0, part.isFinite else { return }
        let share = min(max(part / whole, 0), 1) * 100
        h.svg(.viewBox(width: 100, height: 6), .preserveAspectRatio("none"), .aria("hidden", "true")) {
            h.rect(.class("kb"), .width(100), .height(6))
            h.rect(.class(isException ? "ka" : "k4"), .width(share), .height(6))
        }
    }
}
