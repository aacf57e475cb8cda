package import RelorefStorage

extension Migration {
    /// The keys under which a colleague's telephone closes what it writes without a network: the open half goes to the
    /// telephone, the other stays here, sealed under the account's own key.
    package static let offlineKeys = Migration(
        "0089-offline-keys",
        [
            """
            CREATE TABLE offline_key (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              public_key \(.bytes) NOT NULL,
              sealed \(.bytes) NOT NULL,
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX offline_key_account ON offline_key (account_id, at)",
        ])
}
