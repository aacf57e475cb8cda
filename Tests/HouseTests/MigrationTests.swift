import RelorefRecords
import RelorefStorage
import Testing

/// Steps of the schema are in order and are not edited once released.
struct MigrationTests {
    @Test func `steps are numbered in order`() {
        let numbers = Migration.all.compactMap { Int($0.name.prefix(4)) }
        #expect(numbers.count == Migration.all.count)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "\(numbers)")
    }

    @Test func `no step has the checksum of another`() {
        #expect(Set(Migration.all.map(\.checksum)).count == Migration.all.count)
    }
}
