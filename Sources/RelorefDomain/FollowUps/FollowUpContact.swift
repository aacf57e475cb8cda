/// Somebody of the network went to see the household, talked with it, or tried to.
package struct FollowUpContact: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case visit, interview, phone }
    /// The state of the dwelling as it was seen.
    package enum Condition: String, Sendable, Codable, CaseIterable { case good, worn, bad }
    /// What was talked about or needs something: a subject, never its content.
    package enum Topic: String, Sendable, Codable, CaseIterable { case rent, energy, health, school, employment }

    package let id: String
    package let followUp: String
    package let kind: Kind
    /// Whether the household was there.
    package let met: Bool
    package let on: Day
    package let condition: Condition?
    package let topics: Set<Topic>
    /// The day agreed for the next one.
    package let nextOn: Day?

    package init(
        id: String, followUp: String, kind: Kind, met: Bool = true, on: Day, condition: Condition? = nil,
        topics: Set<Topic> = [], nextOn: Day? = nil
    ) {
        (self.id, self.followUp, self.kind, self.met, self.on) = (id, followUp, kind, met, on)
        (self.condition, self.topics, self.nextOn) = (condition, topics, nextOn)
    }
}

/// What is checked each month: whether the rent and the charges were paid.
package struct RentCheck: Sendable, Hashable, Identifiable {
    package enum Status: String, Sendable, Codable, CaseIterable {
        case ok, late, partial, unpaid, unknown

        /// Whether somebody has to act on it: what nobody knows is no payment.
        package var alerts: Bool { self != .ok }
        /// Whether the household was in default (I-22b): what is not known never counts as negative.
        package var isDefault: Bool { self == .late || self == .partial || self == .unpaid }
    }
    package enum Source: String, Sendable, Codable, CaseIterable { case landlordCall, receipt, landlordLink, household }

    package let id: String
    package let followUp: String
    /// The month of the follow-up, 1 for the first.
    package let month: Int
    package let status: Status
    package let source: Source
    package let checkedOn: Day
    /// Rent and charges of the month, the housing benefit within it, and what the household paid, in euro cents.
    package let dueCents: Int?
    package let aidCents: Int?
    package let paidCents: Int?
    package let paidOn: Day?
    package var version: Int

    package init(
        id: String, followUp: String, month: Int, status: Status, source: Source, checkedOn: Day, dueCents: Int? = nil,
        aidCents: Int? = nil, paidCents: Int? = nil, paidOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.followUp, self.month, self.status) = (id, followUp, month, status)
        (self.source, self.checkedOn, self.dueCents, self.aidCents) = (source, checkedOn, dueCents, aidCents)
        (self.paidCents, self.paidOn, self.version) = (paidCents, paidOn, version)
    }

    /// What the household still owes of the month, in euro cents; nil while an amount is not known. An unpaid rent is owed whole.
    package var owedCents: Int? {
        guard let dueCents, let paid = paidCents ?? (status == .unpaid ? 0 : nil) else { return nil }
        return max(0, dueCents - (aidCents ?? 0) - paid)
    }
}
