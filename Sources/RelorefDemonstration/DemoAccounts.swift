extension Demonstration {
    /// The accounts that this demonstration writes, for a database that was filled by an earlier run.
    package func accounts() throws -> [DemoAccount] {
        var pen = try Pen(seed: seed, today: today)
        let frame = try Frame(departements: plan.departements, &pen)
        let accounts = AccountDrawing.accounts(frame, &pen)
        return (accounts.main + accounts.other).map(\.told)
    }
}
