package import RelorefDomain
package import RelorefStorage

/// What a new installation still misses, and where the reference data wants a look.
package struct SetupState: Sendable, Hashable {
    /// Open accounts with a second factor that administer accounts of the whole network.
    package let administrators: Int
    package let openSites: Int
    /// Open sites that nobody heads.
    package let sitesWithoutHead: Int
    package let accountsWithoutSecondFactor: Int
    package let passwordsForgotten: Int
    /// Labels and facts that come from memory, to be confirmed.
    package let unverifiedLabels: Int
    package let communes: Int
    /// The day from which the latest number of CPH places holds.
    package let latestPlaces: Day?
}

/// The last time that something was changed, and by whom.
package struct LastChange: Sendable, Hashable {
    package let at: Moment
    package let colleague: String
}

extension Transaction {
    package func setupState(on day: Day) throws(StorageError) -> SetupState {
        func count(_ query: Query) throws(StorageError) -> Int { try row(query)?.int("counted") ?? 0 }
        let inForce: Query = "held.from_day <= \(day) AND (held.to_day IS NULL OR held.to_day >= \(day))"
        let open: Query = "account.disabled = 0 AND account.id <> 'operator'"
        return SetupState(
            administrators: try count(
                """
                SELECT count(DISTINCT account.id) AS counted FROM account
                JOIN account_grant AS held ON held.account_id = account.id
                WHERE \(open) AND account.totp_secret IS NOT NULL AND held.role = 'administrator'
                  AND held.association_id IS NULL AND \(inForce)
                """),
            openSites: try count("SELECT count(*) AS counted FROM site WHERE closed_on IS NULL OR closed_on > \(day)"),
            sitesWithoutHead: try count(
                """
                SELECT count(*) AS counted FROM site WHERE (closed_on IS NULL OR closed_on > \(day))
                  AND NOT EXISTS (SELECT 1 FROM account_grant AS held JOIN account ON account.id = held.account_id
                    WHERE \(open) AND held.role = 'headOfSite' AND \(inForce)
                      AND (held.site_id = site.id OR held.site_id IS NULL AND held.association_id = site.association_id))
                """),
            accountsWithoutSecondFactor: try count(
                "SELECT count(*) AS counted FROM account WHERE \(open) AND account.totp_secret IS NULL"),
            passwordsForgotten: try count(
                "SELECT count(*) AS counted FROM account WHERE \(open) AND account.reset_asked_at IS NOT NULL"),
            unverifiedLabels: try count("SELECT count(*) AS counted FROM reference_label WHERE verified = 0"),
            communes: try count("SELECT count(*) AS counted FROM commune"),
            latestPlaces: try row("SELECT max(from_day) AS latest FROM reference_series WHERE series = 'cphPlaces'")?
                .optionalDay("latest"))
    }

    /// The last act on any of some kinds of record.
    package func lastChange(of nouns: [String]) throws(StorageError) -> LastChange? {
        guard let latest = try row("SELECT max(at) AS latest FROM journal_entry WHERE noun IN \(Query.list(nouns))"),
            let at = try latest.optionalText("latest"), let moment = Moment(text: at),
            let entry = try row(
                """
                SELECT account.name FROM journal_entry JOIN account ON account.id = journal_entry.actor_id
                WHERE journal_entry.noun IN \(Query.list(nouns)) AND journal_entry.at = \(at)
                """)
        else { return nil }
        return LastChange(at: moment, colleague: try entry.text("name"))
    }

    /// What was done to an account, the latest first: rights, password, telephone, opening and shutting.
    package func accountHistory(_ id: String, limit: Int) throws -> [HistoryLine] {
        let entries = try rows(
            """
            SELECT * FROM journal_entry WHERE noun IN ('account', 'right') AND subject_id = \(id)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map { try JournalEntry($0) }
        let names = try colleagueNames(Set(entries.map(\.actor)))
        return entries.map { HistoryLine(entry: $0, colleague: names[$0.actor] ?? "") }
    }
}
