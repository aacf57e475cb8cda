extension Desk {
    /// Draws the next batch while the one before is being written; answers how many households there were.
    func write(_ filler: inout FillerStream, _ pen: inout Pen) async throws -> Int {
        var count = 0
        var batch = filler.batch(of: Desk.batch, &pen)
        while let drawn = batch {
            count += drawn.households.count
            async let written: Void = write(drawn)
            batch = filler.batch(of: Desk.batch, &pen)
            try await written
        }
        return count
    }

    private func write(_ drawn: (homes: [DrawnDwelling], households: [DrawnHousehold])) async throws {
        try await write(drawn.homes)
        try await write(drawn.households)
    }
}
