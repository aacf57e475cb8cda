/// A call, a visit, a letter or a meeting with a partner, and what comes next.
package struct PartnerTalk: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case call, visit, mail, meeting }

    /// What somebody of ours is to do, by a day.
    package struct Step: Sendable, Hashable {
        package let on: Day
        package let owner: String
        package var doneOn: Day?

        package init(on day: Day, owner: String, doneOn: Day? = nil) {
            (on, self.owner, self.doneOn) = (day, owner, doneOn)
        }
    }

    package let id: String
    package let partner: String
    /// The site whose talk it was.
    package let site: String
    package let contact: String?
    package let kind: Kind
    package let on: Day
    package private(set) var step: Step?
    package private(set) var isWithdrawn: Bool
    package var version: Int

    package init(
        id: String, partner: String, site: String, contact: String? = nil, _ kind: Kind, on day: Day,
        step: Step? = nil, isWithdrawn: Bool = false, version: Int = 0
    ) {
        (self.id, self.partner, self.site, self.contact) = (id, partner, site, contact)
        (self.kind, on, self.step) = (kind, day, step)
        (self.isWithdrawn, self.version) = (isWithdrawn, version)
    }

    /// A talk is told in words, of a day that has come; its next step lies after it.
    package func check(words: String, today: Day) throws(PartnerRefusal) {
        guard on <= today else { throw .dayAhead }
        guard words.contains(where: { !$0.isWhitespace }) else { throw .withoutWords }
        if let step, step.on < on { throw .stepBeforeTalk }
    }

    /// The next step was done, or is not needed any more.
    package mutating func finish(on day: Day, today: Day) throws(PartnerRefusal) {
        guard var step else { throw .noStep }
        guard step.doneOn == nil else { throw .stepDone }
        guard day <= today else { throw .dayAhead }
        step.doneOn = day
        self.step = step
    }

    package mutating func withdraw() { isWithdrawn = true }
    package mutating func restore() { isWithdrawn = false }
}

/// A next step that nobody did yet, as Today looks at it.
package struct OpenStep: Sendable, Hashable {
    package let talk: PartnerTalk
    package let departement: String?

    package init(_ talk: PartnerTalk, departement: String?) { (self.talk, self.departement) = (talk, departement) }
}

extension DueList {
    /// What is to be done after a talk with a partner, announced as other things are.
    package func item(_ open: OpenStep) -> DueItem? {
        guard let step = open.talk.step, step.doneOn == nil, !open.talk.isWithdrawn,
            step.on <= today.adding(days: terms(in: open.departement)[.dueAnnounced])
        else { return nil }
        return DueItem(
            .partnerStep(partner: open.talk.partner, open.talk.kind), subject: open.talk.id, site: open.talk.site,
            day: step.on, step: step.on, group: DueGroup(step: step.on, due: step.on, today: today),
            owner: step.owner)
    }
}
