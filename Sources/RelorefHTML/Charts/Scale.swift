/// Round graduations, by 1, 2 or 5, from zero to at least the largest value.
struct Scale {
    let ticks: [Double]

    var top: Double { ticks.last ?? 1 }

    /// - Parameter steps: about how many intervals are wanted.
    init(upTo largest: Double, steps: Int = 4, wholeNumbers: Bool = false) {
        let largest = largest.isFinite && largest > 0 ? largest : 1
        let rough = largest / Double(max(steps, 1))
        var power = 1.0
        while power > rough { power /= 10 }
        while power * 10 <= rough { power *= 10 }
        var step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999_999 } ?? power * 10
        if wholeNumbers { step = max(step.rounded(.up), 1) }
        let count = Int((largest / step - 0.000_001).rounded(.up))
        ticks = (0...max(count, 1)).map { Double($0) * step }
    }

    /// A value's place, 0 to 1; what is below zero stays at zero.
    func place(of value: Double) -> Double { min(max(value / top, 0), 1) }
}

/// How much room a text takes in a drawing, estimated: figures and lower-case letters are about 0.53 em wide.
enum Room {
    static func width(of text: String, size: Double) -> Double { Double(text.count) * size * 0.53 }

    /// A text too long for its place gives up what follows its last comma, as long as another is left, and then ends
    /// with an ellipsis; the table has it in full.
    static func fit(_ text: String, in width: Double, size: Double) -> String {
        let letters = max(Int(width / (size * 0.53)), 2)
        if text.count > letters, let end = text.lastIndex(of: ","), text[..<end].contains(",") {
            return fit(String(text[..<end]), in: width, size: size)
        }
        return text.count <= letters ? text : String(text.prefix(letters - 1)) + "…"
    }
}
