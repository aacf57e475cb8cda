/// One dwelling or agency that a household tried by itself in the private stock: a line of its search journal. Facts only,
/// since the journal proves autonomy, and serves where somebody was turned away.
package struct HousingLead: Sendable, Hashable, Identifiable {
    /// How it was found.
    package enum Source: String, Sendable, Codable, CaseIterable {
        case agency, owner, list, advert, acquaintance, socialLandlord, other
    }

    package enum Answer: String, Sendable, Codable, CaseIterable {
        case accepted, refused
        /// The household did not want it.
        case declined
        case noAnswer
    }

    /// What only the team reads, in words.
    package struct Words: Sendable, Hashable {
        /// The agency's or the owner's name.
        package var contact: String
        /// The dwelling as the advertisement has it.
        package var dwelling: String
        package var remark: String

        package init(contact: String = "", dwelling: String = "", remark: String = "") {
            (self.contact, self.dwelling, self.remark) = (contact, dwelling, remark)
        }
    }

    /// What came of it, as far as it has come.
    package struct Course: Sendable, Hashable {
        package var visitedOn: Day?
        package var appliedOn: Day?
        package var answer: Answer?
        package var answeredOn: Day?
        /// A code of the list of refusals: the landlord's when refused, the household's when declined.
        package var reason: String?

        package init(
            visitedOn: Day? = nil, appliedOn: Day? = nil, answer: Answer? = nil, answeredOn: Day? = nil,
            reason: String? = nil
        ) {
            (self.visitedOn, self.appliedOn, self.answer) = (visitedOn, appliedOn, answer)
            (self.answeredOn, self.reason) = (answeredOn, reason)
        }
    }

    package let id: String
    package let household: String
    package var source: Source
    package var contactedOn: Day
    /// INSEE code.
    package var commune: String?
    /// Euro cents a month.
    package var rentCents: Int?
    package var chargesCents: Int?
    package var course: Course
    /// Nil once the file was erased.
    package var words: Words?
    package var version: Int

    package init(
        id: String, household: String, source: Source, contactedOn: Day, commune: String? = nil, rentCents: Int? = nil,
        chargesCents: Int? = nil, course: Course = Course(), words: Words? = Words(), version: Int = 0
    ) {
        (self.id, self.household, self.source, self.contactedOn) = (id, household, source, contactedOn)
        (self.commune, self.rentCents, self.chargesCents) = (commune, rentCents, chargesCents)
        (self.course, self.words, self.version) = (course, words, version)
    }
}
