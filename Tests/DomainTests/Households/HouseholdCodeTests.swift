import RelorefDomain
import Testing

struct HouseholdCodeTests {
    @Test func `a code leads back to its number`() {
        for number: UInt64 in [0, 1, 19, 20, 399, 400, 63_999_999] + (0..<200).map({ _ in .random(in: 0..<64_000_000) })
        {
            #expect(HouseholdCode(number: number).number == number)
        }
    }

    private let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")

    @Test func `every wrong letter and every swap of neighbours is caught`() {
        var seed = Seed("household code")
        for _ in 0..<300 {
            let code = HouseholdCode(number: seed.next())
            let letters = Array(code.text)
            for place in letters.indices {
                for letter in alphabet where letter != letters[place] {
                    var wrong = letters
                    wrong[place] = letter
                    #expect(isRefused(wrong), "\(code) as \(String(wrong)), seed \(seed.value)")
                }
                guard place > 0, letters[place] != letters[place - 1] else { continue }
                var swapped = letters
                swapped.swapAt(place, place - 1)
                #expect(isRefused(swapped), "\(code) as \(String(swapped)), seed \(seed.value)")
            }
        }
    }

    @Test func `all pairs of neighbours are caught, at every place`() {
        // The check is linear, so the pairs beside fixed letters stand for all codes.
        var missed: [String] = []
        for place in 0..<5 {
            for one in 0..<20 {
                for other in 0..<20 where one != other {
                    let (there, back) = (code(one, other, at: place), code(other, one, at: place))
                    if there.last == back.last { missed.append(there) }
                }
            }
        }
        #expect(missed.isEmpty)
    }

    @Test func `each number has a code of its own, and it is read back in any case`() throws {
        var seen: Set<String> = []
        for number in stride(from: UInt64(0), to: 64_000_000, by: 6_397) {
            let code = HouseholdCode(number: number)
            #expect(code.text.count == 7)
            seen.insert(code.text)
        }
        #expect(seen.count == (64_000_000 + 6_396) / 6_397)
        let code = HouseholdCode(number: 123_456)
        #expect(try HouseholdCode(typed: " \(code.text.lowercased().prefix(3))-\(code.text.dropFirst(3)) ") == code)
    }

    @Test(arguments: [
        ("", HouseholdCode.Refusal.wrongLength(0)), ("BCDFG", .wrongLength(5)), ("BCDFGHJK", .wrongLength(8)),
        ("BCDFGHA", .unknownLetter("A")), ("BCDFGH1", .unknownLetter("1")),
        ("BCDF GÉJ", .unknownLetter("É")),
    ])
    func `what is no code is refused with a reason`(typed: String, refusal: HouseholdCode.Refusal) {
        #expect(throws: refusal) { try HouseholdCode(typed: typed) }
    }

    private func isRefused(_ letters: [Character]) -> Bool {
        do throws(HouseholdCode.Refusal) {
            _ = try HouseholdCode(typed: String(letters))
            return false
        } catch {
            return error == .mistyped
        }
    }

    /// The code whose letters are the alphabet's first, but for two neighbours.
    private func code(_ one: Int, _ other: Int, at place: Int) -> String {
        var number: UInt64 = 0
        for index in (0..<6).reversed() {
            number = number * 20 + UInt64(index == place ? one : index == place + 1 ? other : 0)
        }
        return HouseholdCode(number: number).text
    }
}
