package import RelorefDomain
package import RelorefStorage

/// What the people of a file may know of its links to files of other associations.
///
/// A request that waits and one that was refused look alike: neither side learns anything until the head links.
package struct FileLinks: Sendable, Hashable {
    /// The day of the latest request that came from this file and that no link answers.
    package let askedOn: Day?
    /// Since when the household counts once with a file of another association.
    package let linkedOn: Day?

    package init(askedOn: Day? = nil, linkedOn: Day? = nil) { (self.askedOn, self.linkedOn) = (askedOn, linkedOn) }
}

/// Files of the whole network, and the households that they are once the linked ones count once.
package struct CountedOnce: Sendable, Hashable {
    package let files: Int
    package let households: Int

    package init(files: Int, households: Int) { (self.files, self.households) = (files, households) }
}

extension Transaction {
    /// The links of a file that the caller found visible.
    package func links(of household: String) throws -> FileLinks {
        let found = try rows(
            """
            SELECT state, asked_at, decided_at, asking_household_id FROM family_link
            WHERE asking_household_id = \(household) OR (other_household_id = \(household) AND state = 'linked')
            ORDER BY asked_at
            """)
        var (asked, linked): (Day?, Day?) = (nil, nil)
        for row in found {
            if try row.text("state") == "linked" {
                linked = try row.optionalMoment("decided_at")?.day(in: "Europe/Paris")
            } else if try row.text("state") != "undone", try row.text("asking_household_id") == household {
                asked = try row.moment("asked_at").day(in: "Europe/Paris")
            }
        }
        return FileLinks(askedOn: linked == nil ? asked : nil, linkedOn: linked)
    }

    /// How far the links go in the network's figures.
    package func countedOnce(by author: Author) throws -> CountedOnce {
        try author.needs(.linkFamilies)
        let row = try row(
            """
            SELECT count(*) AS files, count(DISTINCT figure_id) AS households FROM household WHERE merged_into IS NULL
            """)
        return CountedOnce(files: try row?.int("files") ?? 0, households: try row?.int("households") ?? 0)
    }
}
