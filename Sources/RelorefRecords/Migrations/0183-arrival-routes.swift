package import RelorefStorage

extension Migration {
    /// By which way somebody came to France (domain § 1.3).
    package static let arrivalRoutes = Migration(
        "0183-arrival-routes", ["ALTER TABLE person ADD COLUMN arrival_route \(.text)"])
}
