import RelorefRecords
import RelorefStorage
import Testing

/// Steps of the schema are in order and are not edited once released.
struct MigrationTests {
    @Test func `steps are numbered in order`() {
        for (index, step) in Migration.all.enumerated() {
            #expect(Int(step.name.prefix(4)) == index + 1, "\(step.name)")
        }
    }

    @Test func `no step has the checksum of another`() {
        #expect(Set(Migration.all.map(\.checksum)).count == Migration.all.count)
    }
}
