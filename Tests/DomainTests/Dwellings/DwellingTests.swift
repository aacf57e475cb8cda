import RelorefDomain
import Testing

struct SurfaceTests {
    @Test func `the surface that benefits ask for grows with the household, up to eight`() {
        #expect((0...10).map(Surface.minimum) == [0, 9, 16, 25, 34, 43, 52, 61, 70, 70, 70])
    }

    @Test(arguments: [(8.9, 0), (9, 1), (15.99, 1), (16, 2), (33.9, 3), (34, 4), (69.9, 7), (70, 8), (200, 8)])
    func `a surface is enough for so many`(squareMetres: Double, persons: Int) {
        #expect(Surface.persons(squareMetres: squareMetres) == persons)
        #expect(Surface.isEnough(squareMetres: squareMetres, persons: persons))
        #expect(persons == 8 || !Surface.isEnough(squareMetres: squareMetres, persons: persons + 1))
    }
}

struct DwellingStatusTests {
    @Test func `a dwelling goes from the first contact to the return of its keys`() {
        let life: [DwellingStatus] = [
            .prospect, .visited, .negotiation, .headLeaseSigned, .preparation, .inService, .temporarilyOutOfService,
            .inService, .endingNotice, .returned,
        ]
        for (step, next) in zip(life, life.dropFirst()) { #expect(step.allows(next)) }
    }

    @Test(arguments: [
        (DwellingStatus.prospect, DwellingStatus.inService), (.returned, .inService), (.inService, .prospect),
        (.negotiation, .inService), (.inService, .returned), (.refused, .visited), (.inService, .withdrawn),
        (.headLeaseSigned, .refused),
    ])
    func `no step is skipped and none is taken back`(from: DwellingStatus, to: DwellingStatus) {
        #expect(!from.allows(to))
    }

    @Test func `every status is reached, and only a dwelling in service offers places`() {
        let reached = DwellingStatus.allCases.reduce(into: Set([DwellingStatus.prospect])) { $0.formUnion($1.next) }
        #expect(reached == Set(DwellingStatus.allCases))
        #expect(DwellingStatus.allCases.filter(\.countsCapacity) == [.inService])
        #expect(DwellingStatus.allCases.filter(\.isManaged) == [.inService, .temporarilyOutOfService])
    }
}
