/// Why something is not written down of a partner.
package enum PartnerRefusal: Error, Sendable, Hashable {
    case withoutName
    /// Another partner has this number: its id.
    case siretTaken(String)
    /// A person's number, address and box stand with the contact, where they are sealed.
    case personInTheOpen
    case alreadyMerged, notMerged, itself
    case dayAhead
    /// A partner is not a member of itself, nor of one of its own members.
    case circle
    /// What became of it leads back to it.
    case mergedInCircle
    /// A name ends before it began, or on the days of another one.
    case nameDays
    case sameName
    /// A number or a box is kept with the person's consent only.
    case withoutConsent
    case contactWithoutName
    case wrongEmail, wrongPhone
    case leftBeforeArrival, alreadyLeft
    /// Whom to call instead is somebody of the same partner who is still there.
    case wrongReplacement
    case withoutWords
    case stepBeforeTalk, stepWithoutDay, noStep, stepDone
    case stockDayAhead, wrongPlace
}
