/// Which parts a level of the service holds from a day on: dated reference data.
package struct TenancyBundle: Sendable, Hashable {
    package enum Refusal: Error, Hashable, Sendable { case empty, noSource }

    package let level: TenancyService.Level
    package let from: Day
    package let parts: Set<TenancyService.Part>
    package let source: String

    package init(_ level: TenancyService.Level, from: Day, _ parts: Set<TenancyService.Part>, source: String) {
        (self.level, self.from, self.parts, self.source) = (level, from, parts, source)
    }

    package func check() throws(Refusal) {
        guard !parts.isEmpty else { throw .empty }
        guard !source.allSatisfy(\.isWhitespace) else { throw .noSource }
    }
}

extension [TenancyBundle] {
    /// What holds on a day.
    package func bundle(_ level: TenancyService.Level, on day: Day) -> TenancyBundle? {
        filter { $0.level == level && $0.from <= day }.reduce(nil) { best, one in
            best.map { one.from >= $0.from ? one : $0 } ?? one
        }
    }
}
