package import RelorefStorage

extension Migration {
    /// Dwellings are found by their département and by their commune, whatever their number; an index of terms that no
    /// question reads is gone, since every stay paid for it.
    package static let dwellingsByPlace = Migration(
        "0051-dwellings-by-place",
        [
            "CREATE INDEX dwelling_departement ON dwelling (departement, site_id)",
            "CREATE INDEX dwelling_commune ON dwelling (commune, code)",
            "DROP INDEX accommodation_term",
        ])
}
