/// A photograph that a household adds to what it said is broken. What it said stands before, and stays whatever becomes of
/// the photograph.
package struct FamilyPhoto: Sendable, Hashable, Identifiable {
    package let id: String
    package let report: String
    /// The paper of the file, and its file.
    package let document: String
    package let file: String
    package let sentAt: Moment

    /// Of one report.
    package static let most = 4

    /// Why a photograph is not kept.
    package enum Refusal: Error, Hashable, Sendable {
        case missing
        case tooHeavy
        /// Something else than a photograph, or a damaged one.
        case notAPhoto
        /// It cannot be looked at now, and is not kept unseen.
        case notNow
        /// As many as a report, or the file of the household, may have.
        case full
        /// There is no such report, or it was settled.
        case unknown
    }

    package init(id: String, report: String, document: String, file: String, sentAt: Moment) {
        (self.id, self.report, self.document, self.file, self.sentAt) = (id, report, document, file, sentAt)
    }

    /// What was sent, looked through and cleaned of what it tells besides the picture; what it is called does not matter.
    package static func cleaned(_ bytes: [UInt8], _ limits: FileLimits = .usual) throws(Refusal) -> CleanFile {
        guard let kind = FileKind(bytes), kind != .pdf else { throw bytes.isEmpty ? Refusal.missing : .notAPhoto }
        do {
            return try ReceivedFile(name: "", bytes: bytes).cleaned(limits)
        } catch {
            switch error {
            case .tooLarge, .tooManyPixels: throw .tooHeavy
            case .empty: throw .missing
            default: throw .notAPhoto
            }
        }
    }
}
