package import RelorefStorage

extension Migration {
    /// What the network has set of a kind of paper in place of what the product ships.
    package static let paperKinds = Migration(
        "0087-paper-kinds",
        [
            """
            CREATE TABLE paper_kind (
              code \(.text) PRIMARY KEY NOT NULL,
              expires \(.int) NOT NULL,
              seen_only \(.int) NOT NULL,
              need \(.text) NOT NULL,
              CONSTRAINT paper_kind_flags CHECK (expires IN (0, 1) AND seen_only IN (0, 1)),
              CONSTRAINT paper_kind_need CHECK (need IN ('never', 'always', 'housed'))
            ) \(.strict)
            """
        ])
}
