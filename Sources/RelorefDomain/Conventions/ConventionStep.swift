/// One dated step of a convention's life, by whom.
package struct ConventionStep: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case contact, visit, negotiation, draft, final, signature, entry, suspension, resumption, evaluation
        case renewal, expiry, termination
    }

    /// On whose side it was taken.
    package enum Side: String, Sendable, Codable, CaseIterable { case association, partner, both }

    package let id: String
    package let kind: Kind
    /// A day, a month or a year: never unknown.
    package let on: PartialDate
    package let side: Side?

    package init(id: String, _ kind: Kind, on: PartialDate, side: Side? = nil) {
        (self.id, self.kind, self.on, self.side) = (id, kind, on, side)
    }
}

extension ConventionStep.Kind {
    /// From when on the day itself must be known: rights and sums run from it.
    package var needsDay: Bool {
        switch self {
        case .contact, .visit, .negotiation, .draft, .final: false
        case .signature, .entry, .suspension, .resumption, .evaluation, .renewal, .expiry, .termination: true
        }
    }

    /// Where a convention stands after such a step; nil where it cannot be taken (domain § 2.j, § 8.2).
    package func state(after state: Convention.State) -> Convention.State? {
        switch self {
        case .contact, .visit: state.isOver ? nil : state
        case .negotiation:
            switch state {
            case .prospecting, .negotiation: .negotiation
            case .drafting: .drafting
            default: nil
            }
        case .draft: [.prospecting, .negotiation, .drafting].contains(state) ? .drafting : nil
        case .final: [.negotiation, .drafting].contains(state) ? .finalised : nil
        // Of a convention that was signed long ago, the steps before may not be known.
        case .signature: state.isBeforeSignature ? .signed : nil
        case .entry: state == .signed ? .active : nil
        case .suspension: state == .active ? .suspended : nil
        case .resumption: [.suspended, .evaluating].contains(state) ? .active : nil
        case .evaluation: state == .active ? .evaluating : nil
        case .renewal: [.active, .evaluating].contains(state) ? .renewed : nil
        case .expiry: [.active, .evaluating, .suspended].contains(state) ? .expired : nil
        case .termination: state.isOver ? nil : .terminated
        }
    }
}
