/// Why a household's file is erased.
package enum ErasureGround: String, CaseIterable, Sendable {
    /// The people asked for it.
    case request
    /// The time for which a file may be kept is over.
    case retention
    /// The file should never have been opened.
    case mistake
}

/// What stands in the way of erasing a file.
package enum ErasureObstacle: Error, Sendable, Hashable {
    /// The support goes on: the file is closed first.
    case stillOpen
    case alreadyErased
    /// It was made one with another: that one is erased.
    case merged
    /// It must be kept until a day: a dispute, an inspection.
    case held(until: Day)
    /// The reason is missing or too short to mean anything.
    case reasonMissing
}

extension Household {
    /// What stands in the way of erasing the file; the facts that figures count stay in any case (V91).
    package func obstacleToErasure(heldUntil: Day?) -> ErasureObstacle? {
        if erasedOn != nil { return .alreadyErased }
        if mergedInto != nil { return .merged }
        if closedOn == nil { return .stillOpen }
        return heldUntil.map { .held(until: $0) }
    }
}
