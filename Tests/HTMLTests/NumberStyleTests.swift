import RelorefHTML
import Testing

struct NumberStyleTests {
    @Test(arguments: [
        (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1016, "1\u{202F}016", "1,016"),
        (-3378, "−3\u{202F}378", "−3,378"), (1_234_567, "1\u{202F}234\u{202F}567", "1,234,567"),
        (
            Int.min, "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808",
            "−9,223,372,036,854,775,808"
        ),
    ])
    func `thousands are set apart as each language does`(_ number: Int, _ french: String, _ english: String) {
        #expect(NumberStyle.french.number(number) == french)
        #expect(NumberStyle.english.number(number) == english)
    }

    @Test(arguments: [
        (3.8, 1, "3,8"), (4.164, 2, "4,16"), (5, 2, "5,00"), (0.045, 2, "0,05"), (-0.5, 0, "−1"), (-0.04, 1, "0,0"),
        (1079.5, 1, "1\u{202F}079,5"), (.nan, 1, "–"), (.infinity, 0, "–"), (1e20, 2, "–"),
    ])
    func `decimals are rounded and all written`(_ value: Double, _ places: Int, _ written: String) {
        #expect(NumberStyle.french.number(value, places: places) == written)
    }

    @Test func `a share is in percent, and there is none of an empty whole`() {
        #expect(NumberStyle.french.percent(812, of: 971) == "84\u{202F}%")
        #expect(NumberStyle.english.percent(812, of: 971, places: 1) == "83.6%")
        #expect(NumberStyle.french.percent(0, of: 0) == "–")
    }

    @Test func `a unit follows its number on the same line`() {
        #expect(Measure(.french, places: 1, unit: "jours").text(12.5) == "12,5\u{A0}jours")
        #expect(Measure(.english, unit: "%").text(55) == "55%")
    }
}
