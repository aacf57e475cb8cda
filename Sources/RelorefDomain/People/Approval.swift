/// Something that one person alone may not do: it waits for a second one, who answers with a code of their own (R28).
///
/// Who asked does it once it is agreed to: what is done is what was asked for, to the letter.
package struct Approval: Sendable, Hashable, Identifiable {
    package enum Kind: String, CaseIterable, Sendable {
        /// The package of records, whole or in part.
        case export
        /// A long list that a screen shows.
        case list
        /// A right that lets a colleague govern, or open the files of several sites.
        case right
        /// The same, for somebody who has no account yet.
        case invitation
        /// From when on somebody is told of something, and how much one person takes away alone.
        case threshold
        /// A way back in for a colleague who lost telephone and recovery codes (R5).
        case recovery
    }

    package enum Answer: String, Sendable { case agreed, refused, withdrawn }
    package enum State: String, CaseIterable, Sendable { case waiting, agreed, used, refused, withdrawn, expired }

    package let id: String
    package let kind: Kind
    /// Where the form is sent, and what it says.
    package let way: String
    package let fields: String
    /// How far what is asked for reaches: whoever answers answers for all of it.
    package let place: Place
    /// The role that is given.
    package let role: Role?
    /// The colleague whom it is about; nobody answers about themselves.
    package let subject: String?
    /// Lines of a list.
    package let lines: Int?
    package let askedBy: String
    package let askedAt: Moment
    /// Until when it may be answered, then until when it may be done.
    package let expiresAt: Moment
    package let answer: Answer?
    package let answeredBy: String?
    package let answeredAt: Moment?
    package let usedAt: Moment?

    package init(
        id: String, kind: Kind, way: String, fields: String, place: Place, role: Role?, subject: String?, lines: Int?,
        askedBy: String, askedAt: Moment, expiresAt: Moment, answer: Answer?, answeredBy: String?, answeredAt: Moment?,
        usedAt: Moment?
    ) {
        (self.id, self.kind, self.way, self.fields) = (id, kind, way, fields)
        (self.place, self.role, self.subject, self.lines) = (place, role, subject, lines)
        (self.askedBy, self.askedAt, self.expiresAt) = (askedBy, askedAt, expiresAt)
        (self.answer, self.answeredBy, self.answeredAt, self.usedAt) = (answer, answeredBy, answeredAt, usedAt)
    }

    package func state(at now: Moment) -> State {
        if usedAt != nil { return .used }
        switch answer {
        case .refused: return .refused
        case .withdrawn: return .withdrawn
        case .agreed: return now < expiresAt ? .agreed : .expired
        case nil: return now < expiresAt ? .waiting : .expired
        }
    }

    /// Seven days to answer.
    package static let secondsToAnswer = 7 * 86_400
    /// Three days to do what was agreed to.
    package static let secondsToAct = 3 * 86_400
    /// A day between the agreement and a way back in: time for the account's owner to say no (R5).
    package static let secondsOfDelay = 86_400
    /// How long the way back in then stays open.
    package static let secondsOfRecovery = 2 * 86_400
}

extension Permission {
    /// What lets somebody decide on others' rights, on files' protection and end, and on what leaves.
    package static let governing: Set<Permission> = [
        .inviteColleagues, .administerAccounts, .administerReference, .exportRecords, .importRecords, .eraseFiles,
        .protectFiles, .agreeToOpenings, .linkFamilies,
    ]
}

extension Grant {
    /// Whether giving it makes somebody more powerful than a colleague among others, beyond what they hold already: they
    /// come to govern, or to open the files of more than one site (R28).
    package func rises(above held: [Grant], on day: Day) -> Bool {
        let covering = held.filter { $0.isInForce(on: day) && $0.place.covers(place) }
        let governing = role.permissions.intersection(Permission.governing)
        let known = covering.reduce(into: Set<Permission>()) { $0.formUnion($1.role.permissions) }
        if !governing.isSubset(of: known) { return true }
        return role.opensFiles && place.site == nil && !covering.contains { $0.role.opensFiles }
    }
}

extension Place {
    /// The smallest place that covers all of these.
    package static func covering(_ places: [Place]) -> Place {
        guard let first = places.first, let association = first.association,
            places.allSatisfy({ $0.association == association })
        else { return .network }
        let isOneSite = places.allSatisfy { $0.site == first.site }
        return Place(association: association, site: isOneSite ? first.site : nil)
    }
}
