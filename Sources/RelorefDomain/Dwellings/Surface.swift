/// The least surface that a household needs for housing benefits (CCH R. 822-25).
package enum Surface {
    /// In square metres: 9 for one person, 16 for two, 9 more for each further one, 70 for eight and more.
    package static func minimum(persons: Int) -> Int {
        switch persons {
        case ..<1: 0
        case 1: 9
        case 2...7: 16 + 9 * (persons - 2)
        default: 70
        }
    }

    /// How many persons a surface is enough for; eight stands for any number.
    package static func persons(squareMetres: Double) -> Int {
        (1...8).last { Double(minimum(persons: $0)) <= squareMetres } ?? 0
    }

    package static func isEnough(squareMetres: Double, persons: Int) -> Bool {
        squareMetres >= Double(minimum(persons: persons))
    }
}
