/// Somebody whom one calls at a partner. What tells who it is stands apart, sealed.
package struct PartnerContact: Sendable, Hashable, Identifiable {
    package let id: String
    package let partner: String
    /// The site that knows the person.
    package let site: String
    /// When the person agreed that a number and a box are kept; nil when nobody asked.
    package var consentOn: Day?
    package var arrivedOn: Day?
    package private(set) var leftOn: Day?
    /// Whom to call instead.
    package private(set) var replacedBy: String?
    /// When the name was erased, some time after the departure.
    package let erasedOn: Day?
    package var version: Int

    package init(
        id: String, partner: String, site: String, consentOn: Day? = nil, arrivedOn: Day? = nil, leftOn: Day? = nil,
        replacedBy: String? = nil, erasedOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.partner, self.site) = (id, partner, site)
        (self.consentOn, self.arrivedOn, self.leftOn) = (consentOn, arrivedOn, leftOn)
        (self.replacedBy, self.erasedOn, self.version) = (replacedBy, erasedOn, version)
    }

    package var isThere: Bool { leftOn == nil && erasedOn == nil }

    /// What is kept of a person: a name or a function, and how to reach them, by a letter too, with their consent only.
    package func check(_ details: ContactDetails, today: Day) throws(PartnerRefusal) {
        guard !details.name.isEmpty || !details.function.isEmpty else { throw .contactWithoutName }
        if !details.phone.isEmpty, ContactRules.dialled(details.phone) == nil { throw .wrongPhone }
        if !details.email.isEmpty, !details.email.isEmailShaped { throw .wrongEmail }
        let isReached = !details.phone.isEmpty || !details.email.isEmpty || !details.address.isEmpty
        guard !isReached || consentOn != nil else { throw .withoutConsent }
        if let consentOn, consentOn > today { throw .dayAhead }
        if let arrivedOn, let leftOn, leftOn < arrivedOn { throw .leftBeforeArrival }
    }

    /// Somebody leaves the organisation: whoever looks for them is told whom to call instead.
    package mutating func leave(on day: Day, replacedBy other: PartnerContact?, today: Day) throws(PartnerRefusal) {
        guard leftOn == nil else { throw .alreadyLeft }
        guard day <= today else { throw .dayAhead }
        if let arrivedOn, day < arrivedOn { throw .leftBeforeArrival }
        if let other {
            guard other.id != id, other.partner == partner, other.isThere else { throw .wrongReplacement }
        }
        (leftOn, replacedBy) = (day, other?.id)
    }

    /// A departure that was written down by mistake.
    package mutating func stay() { (leftOn, replacedBy) = (nil, nil) }

    /// The day on which nothing is left of the name, the number and the box.
    ///
    /// - Parameter months: how long they are kept after a departure, by the network's numbers.
    package func erasedFrom(keptFor months: Int) -> Day? { leftOn?.adding(months: months) }
}

/// What tells who a contact is.
package struct ContactDetails: Sendable, Hashable {
    package var name: String
    package var function: String
    package var phone: String
    package var email: String
    /// Where a letter reaches the person; of a private owner there is no other place for it.
    package var address: PostalAddress

    package init(
        name: String = "", function: String = "", phone: String = "", email: String = "",
        address: PostalAddress = PostalAddress()
    ) {
        (self.name, self.function, self.phone, self.email) = (name, function, phone, email)
        self.address = address
    }

    /// "Claire Fontenay, attributions", or whichever there is.
    package var display: String { [name, function].filter { !$0.isEmpty }.joined(separator: ", ") }
}

extension String {
    /// One @ with something before it and a dotted name behind it, without spaces.
    package var isEmailShaped: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !contains(where: \.isWhitespace) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
    }
}
