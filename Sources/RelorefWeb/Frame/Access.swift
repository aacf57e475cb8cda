package import RelorefDomain
package import RelorefRecords

/// Who may use a route. Every route states it: one without does not compile.
package enum Access: Sendable, Hashable {
    /// Everybody, signed in or not.
    case everyone
    /// Somebody who gave a password, before the second factor.
    case halfSignedIn
    case signedIn
    case needs(Permission)

    /// Whether a signed-in actor may use it.
    package func allows(_ actor: Actor) -> Bool {
        switch self {
        case .everyone, .halfSignedIn, .signedIn: true
        case .needs(let permission): actor.may(permission)
        }
    }
}

/// Who is looking at the page.
package struct Visitor: Sendable {
    package let actor: Actor
    package let session: Session
}

/// Why a request stops before its work.
package enum AccessRefusal: Error, Hashable {
    /// Nobody is signed in: to the sign-in page.
    case signInFirst
    /// The second factor is missing.
    case secondFactorFirst
    /// Not there, or not for this person: the same answer (R20).
    case notFound
    /// The form is not from this session, or from another site (R13).
    case foreignForm
    /// The account has asked for more than its budget (R63); after so many seconds there is some again.
    case tooOften(seconds: Int)
}
