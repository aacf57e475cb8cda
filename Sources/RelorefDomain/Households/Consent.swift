/// Who may read a note.
package enum NoteLevel: String, CaseIterable, Sendable, Codable {
    case team
    /// Its author alone.
    case `private`
    case network
}

/// What a household has agreed to, each on its own and each revocable.
package enum ConsentKind: String, CaseIterable, Sendable, Codable {
    case socialFollowUp, sms, transferToAssociation, landlordContact, story
}
