package import RelorefStorage

extension Migration {
    /// Records that had no name of their own outside get one, so that a file imported twice changes nothing (V90).
    package static let exchange = Migration(
        "0011-exchange",
        [
            "identity", "membership", "french_level", "consent", "note", "centre_capacity", "dwelling_capacity",
            "dwelling_step", "head_lease", "dwelling_check", "out_of_service", "stay_extension",
        ].flatMap { (table: String) -> [Query] in
            let name = Query(unbound: table)
            return [
                "ALTER TABLE \(name) ADD COLUMN external_id \(.text)",
                "CREATE UNIQUE INDEX \(name)_external ON \(name) (external_id)",
            ]
        })
}
