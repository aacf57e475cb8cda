import RelorefDomain
import Testing

/// What a rent costs and leaves, to the cent.
struct HousingBudgetTests {
    private func budget(_ resources: Int, _ rent: Int, _ charges: Int, _ aid: Int, _ persons: Int) -> HousingBudget {
        HousingBudget(
            resourcesCents: resources, rentCents: rent, chargesCents: charges, aidCents: aid, persons: persons)
    }

    /// 1,450.00 in; 620.50 + 85.00 - 231.75 = 473.75 out, 32.67 %; 976.25 left, 8.1354 a person and day for four.
    @Test func `a worked example`() {
        let one = budget(145_000, 62_050, 8_500, 23_175, 4)
        #expect(one.netCents == 47_375 && one.effortTenths == 327)
        #expect(one.leftCents == 97_625 && one.leftPerDayCents == 814)
        #expect(!one.isAbove(percent: 40))
    }

    @Test(
        arguments: [
            (1, 1, 1), (1, 2, 1), (1, 3, 0), (3, 2, 2), (5, 10, 1), (4, 10, 0), (-5, 10, -1), (-4, 10, 0), (0, 7, 0),
        ])
    func `a half is rounded up, away from nought`(sum: Int, divisor: Int, expected: Int) {
        // As cents a day for one person over a month of thirty days.
        let scaled = budget(0, 0, 0, 0, 1)
        #expect(scaled.leftPerDayCents == 0)
        let left = budget(max(0, sum) * 30, max(0, -sum) * 30, 0, 0, divisor)
        #expect(left.leftPerDayCents == expected)
    }

    @Test func `exactly forty hundredths is not above, a cent more is`() {
        #expect(!budget(100_000, 40_000, 0, 0, 1).isAbove(percent: 40))
        #expect(budget(100_000, 40_001, 0, 0, 1).isAbove(percent: 40))
        #expect(budget(100_000, 40_001, 0, 0, 1).effortTenths == 400)
    }

    @Test func `a benefit above the rent leaves nought to pay, and without resources there is no rate`() {
        #expect(budget(50_000, 30_000, 5_000, 40_000, 2).netCents == 0)
        #expect(budget(0, 30_000, 0, 0, 1).effortTenths == nil)
        #expect(budget(0, 30_000, 0, 0, 1).isAbove(percent: 40))
        #expect(budget(0, 30_000, 0, 0, 1).leftPerDayCents == -1_000)
    }
}
