import CShims

/// Keeps keys and names in memory out of core dumps and out of other programs' reach (R38).
package enum ProcessShield {
    /// - Returns: whether the system agreed.
    package static func raise() -> Bool { reloref_forbid_dumps() == 0 && isRaised }

    package static var isRaised: Bool { reloref_dumps_allowed() == 0 }
}
