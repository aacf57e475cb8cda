import RelorefDomain
import Testing

/// What a household may send of what is broken, and what of its project it may read.
struct FamilyPhotoTests {
    private static let jpegHead: [UInt8] = [0xFF, 0xD8, 0xFF]
    private static let heavy = FileLimits(bytes: 8)

    @Test(
        arguments: [
            ([], .missing), (Array("%PDF-1.7".utf8), .notAPhoto), (Array("bonjour".utf8), .notAPhoto),
            (Array("PK\u{3}\u{4}".utf8), .notAPhoto), (jpegHead + [0xE0, 0, 4, 0], .notAPhoto),
            (jpegHead + [UInt8](repeating: 0, count: 20), .tooHeavy),
        ] as [([UInt8], FamilyPhoto.Refusal)])
    func `what is no photograph is refused for its reason`(bytes: [UInt8], refusal: FamilyPhoto.Refusal) {
        #expect(throws: refusal) { try FamilyPhoto.cleaned(bytes, bytes.count > 10 ? Self.heavy : .usual) }
    }

    /// A goal is shown when it is agreed, and the whole household's.
    @Test(arguments: Goal.State.allCases, [nil, "p1"])
    func `the page shows what was agreed with everybody`(state: Goal.State, person: String?) {
        var goal = Goal(
            id: "g", household: "h", person: person, domain: .budget, state: state, since: day("2026-11-01"))
        let isShown = state == .active && person == nil
        do {
            try goal.show(on: day("2026-11-21"))
            #expect(isShown && goal.shownOn == day("2026-11-21"))
        } catch {
            #expect(!isShown && error == .notForPage && goal.shownOn == nil)
        }
    }
}
