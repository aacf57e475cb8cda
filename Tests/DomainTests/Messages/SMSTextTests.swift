import RelorefDomain
import Testing

struct SMSTextTests {
    struct Situation: CustomTestStringConvertible {
        let name: String, text: String
        let alphabet: SMSText.Alphabet, units: Int, segments: Int
        var testDescription: String { name }
    }

    static let situations: [Situation] = [
        .init(name: "nothing", text: "", alphabet: .gsm7, units: 0, segments: 0),
        .init(name: "French", text: "Vous avez rendez-vous à 8 h, été", alphabet: .gsm7, units: 32, segments: 1),
        .init(name: "a letter that GSM lacks", text: "forêt", alphabet: .ucs2, units: 5, segments: 1),
        .init(name: "a euro counts twice", text: "10 €", alphabet: .gsm7, units: 5, segments: 1),
        .init(name: "160 fit", text: String(repeating: "a", count: 160), alphabet: .gsm7, units: 160, segments: 1),
        .init(name: "161 are two", text: String(repeating: "a", count: 161), alphabet: .gsm7, units: 161, segments: 2),
        .init(name: "306 are two", text: String(repeating: "a", count: 306), alphabet: .gsm7, units: 306, segments: 2),
        .init(
            name: "307 are three", text: String(repeating: "a", count: 307), alphabet: .gsm7, units: 307, segments: 3),
        .init(name: "70 fit", text: String(repeating: "س", count: 70), alphabet: .ucs2, units: 70, segments: 1),
        .init(name: "71 are two", text: String(repeating: "س", count: 71), alphabet: .ucs2, units: 71, segments: 2),
        .init(
            name: "135 are three", text: String(repeating: "ш", count: 135), alphabet: .ucs2, units: 135, segments: 3),
        .init(name: "beyond the first plane", text: "🏠", alphabet: .ucs2, units: 2, segments: 1),
        .init(name: "Tigrinya", text: "ቆጸራ", alphabet: .ucs2, units: 3, segments: 1),
    ]

    @Test(arguments: situations)
    func `a text is counted as networks count it`(_ situation: Situation) {
        let sms = SMSText(situation.text)
        #expect(sms.alphabet == situation.alphabet)
        #expect(sms.units == situation.units)
        #expect(sms.segments == situation.segments)
    }

    @Test func `typography that would triple the price becomes plain`() {
        let text = "L’association :\u{A0}« rendez-vous » – demain…"
        #expect(SMSText(text).alphabet == .ucs2)
        let plain = SMSText(SMSText.plain(text))
        #expect(plain.alphabet == .gsm7 && plain.text == "L'association : \"rendez-vous\" - demain...")
    }
}
