import RelorefDomain
import RelorefRecords

/// How a case weighs in a share: in the numerator, only in the denominator, or not known.
enum CountedAs: String, CaseIterable, Sendable {
    case yes = "oui"
    case no = "non"
    case unknown = "inconnu"

    init(_ one: FigureCase) {
        self = one.numerator > 0 ? .yes : one.unknown > 0 ? .unknown : .no
    }

    static let field = "compte"

    init?(_ query: FormFields) {
        self.init(rawValue: query[Self.field])
    }

    /// How many rows of a list are counted so, from the figure that the list makes.
    func count(in figure: Figure, total: Int) -> Int {
        switch self {
        case .yes: figure.numerator
        case .unknown: figure.unknown
        case .no: max(total - figure.numerator - figure.unknown, 0)
        }
    }

    func words(_ l: Language) -> String {
        switch self {
        case .yes: l("compté")
        case .no: l("non compté")
        case .unknown: l("inconnu")
        }
    }

    /// The badge's look; the word stands in it too.
    var badge: String {
        switch self {
        case .yes: "badge ok"
        case .no: "badge refused"
        case .unknown: "badge wait"
        }
    }
}

extension Link {
    /// A list of cases, only those that are counted in one way.
    func with(counted: CountedAs?, _ state: FigureState) -> Link {
        var pairs = state.pairs
        if let counted { pairs.append((CountedAs.field, counted.rawValue)) }
        return with(pairs.map { "\($0.0)=\(FormFields.encode($0.1))" }.joined(separator: "&"))
    }
}
