import RelorefRecords
import RelorefStorage
import Testing

/// Steps of the schema are in order and are not edited once released.
struct MigrationTests {
    @Test func `steps are numbered in order`() {
        let numbers = Migration.all.map { Int($0.name.prefix(4)) ?? 0 }
        for (one, next) in zip(numbers, numbers.dropFirst()) { #expect(one < next, "\(next)") }
    }

    @Test func `no step has the checksum of another`() {
        #expect(Set(Migration.all.map(\.checksum)).count == Migration.all.count)
    }
}
