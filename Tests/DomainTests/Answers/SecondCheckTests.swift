import RelorefDomain
import Testing

/// What opens the question behind a link.
struct SecondCheckTests {
    @Test(
        arguments: [
            ("rah", true), ("naj", true), ("hos", false), ("ra", false), ("rahi", true), ("rahimi", true),
            ("rahimis", false), ("rahimi najib", true),
            ("rahimi hos", false), ("", false), ("1988", true),
            ("1989", false), ("88", false),
        ])
    func `three letters of a name or the year of birth open it`(typed: String, opens: Bool) {
        #expect(SecondCheck.isKnown(typed, names: ["rahimi", "najib"], birthYear: 1988) == opens)
    }

    @Test func `what is not known opens nothing`() {
        #expect(!SecondCheck.isKnown("", names: [""], birthYear: nil))
        #expect(!SecondCheck.isKnown("nil", names: [], birthYear: nil))
    }
}
