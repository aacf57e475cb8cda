package import RelorefStorage

extension Migration {
    /// How often the code of a partner's link was wrong in all, beside how often since it was last right: slips of two
    /// months do not shut a link, and whoever guesses between two right ones has no more tries for it.
    package static let linksThatLast = Migration(
        "0175-links-that-last",
        [
            "ALTER TABLE offer_link ADD COLUMN slips \(.int) NOT NULL DEFAULT 0",
            "UPDATE offer_link SET slips = tries",
        ])
}
