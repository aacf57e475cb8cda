/// A kind of paper: its code in the list `documentKind`, and what follows from it.
package struct PaperKind: Sendable, Hashable, Identifiable {
    package let code: String
    /// Whether it ends one day and is to be asked for again.
    package var expires: Bool
    /// Whether it is looked at and not kept: no file of it is taken in.
    package var isSeenOnly: Bool
    /// When a household needs it.
    package var need: Need

    package enum Need: String, CaseIterable, Sendable, Codable {
        case never, always
        /// Once it lives in a relay dwelling or a home of its own.
        case housed
    }

    package var id: String { code }

    package init(_ code: String, expires: Bool = false, isSeenOnly: Bool = false, need: Need = .never) {
        (self.code, self.expires, self.isSeenOnly, self.need) = (code, expires, isSeenOnly, need)
    }
}

/// How a paper stands on a day.
package enum PaperState: Sendable, Hashable {
    /// Without an end, or its end is not written down.
    case lasting
    case valid(until: Day)
    case endsSoon(Day)
    case ended(Day)

    /// - Parameter notice: how many days ahead its end is announced.
    package init(expiresOn: Day?, on today: Day, notice: Int) {
        guard let end = expiresOn else {
            self = .lasting
            return
        }
        if end < today {
            self = .ended(end)
        } else {
            self = today.days(until: end) <= notice ? .endsSoon(end) : .valid(until: end)
        }
    }

    /// Whether it does its work today.
    package var holds: Bool { if case .ended = self { false } else { true } }
}
