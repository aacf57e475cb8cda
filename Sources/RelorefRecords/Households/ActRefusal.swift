package import RelorefDomain

/// Why an act did not happen; nothing was written.
package enum ActRefusal: Error, Hashable, Sendable {
    /// Something must be put right first. Every finding is given, so that all can be put right at once.
    case blocked([Finding])
    /// These warnings are to be confirmed with a reason each.
    case toConfirm([Finding])
    /// The record is not where the act begins: a stay that has ended cannot be entered.
    case wrongState(noun: String, id: String, state: String)
}

/// What is asked for does not exist for the one who asks, be it so or not (security R20: answer 404).
package struct NotVisible: Error, Hashable, Sendable {
    package let noun: String
    package let id: String

    package init(_ noun: String, _ id: String) {
        (self.noun, self.id) = (noun, id)
    }
}

/// The colleague's roles do not allow this act (answer 403).
package struct NotAllowed: Error, Hashable, Sendable {
    package let permission: Permission
}

extension Author {
    /// - Throws: `NotAllowed` when no role of the author's allows it.
    func needs(_ permission: Permission) throws {
        guard actor.may(permission) else { throw NotAllowed(permission: permission) }
    }
}
