package import RelorefStorage

extension Migration {
    /// Dwellings of one's own sites are found by the beginning of their code, however many the network has.
    package static let dwellingCodesBySite = Migration(
        "0060-dwelling-codes-by-site", ["CREATE INDEX dwelling_site_code ON dwelling (site_id, code)"])
}
