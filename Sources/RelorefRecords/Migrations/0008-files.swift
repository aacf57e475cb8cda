package import RelorefStorage

extension Migration {
    /// Notes, links between two files of one household, transfers between associations, merges and their undo.
    package static let files = Migration(
        "0008-files",
        [
            """
            CREATE TABLE note (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              author_id \(.text) NOT NULL REFERENCES account (id),
              level \(.text) NOT NULL CONSTRAINT note_level CHECK (level IN ('team', 'private', 'network')),
              at \(.text) NOT NULL,
              sealed \(.bytes) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX note_household ON note (household_id, at)",
            """
            CREATE TABLE family_link (
              id \(.text) PRIMARY KEY NOT NULL,
              asking_household_id \(.text) NOT NULL REFERENCES household (id),
              other_household_id \(.text) REFERENCES household (id),
              state \(.text) NOT NULL CONSTRAINT family_link_state CHECK (state IN ('asked', 'linked', 'refused', 'undone')),
              asked_by \(.text) NOT NULL REFERENCES account (id),
              asked_at \(.text) NOT NULL,
              decided_by \(.text) REFERENCES account (id),
              decided_at \(.text),
              CONSTRAINT family_link_two_files CHECK (asking_household_id <> other_household_id)
            ) \(.strict)
            """,
            """
            CREATE TABLE file_transfer (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              from_site_id \(.text) NOT NULL REFERENCES site (id),
              to_site_id \(.text) NOT NULL REFERENCES site (id),
              consent_id \(.text) NOT NULL REFERENCES consent (id),
              on_day \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id)
            ) \(.strict)
            """,
            """
            CREATE TABLE file_merge (
              id \(.text) PRIMARY KEY NOT NULL,
              noun \(.text) NOT NULL CONSTRAINT file_merge_noun CHECK (noun IN ('household', 'person')),
              kept_id \(.text) NOT NULL,
              absorbed_id \(.text) NOT NULL,
              merged_at \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              undo \(.bytes) NOT NULL,
              undone_at \(.text)
            ) \(.strict)
            """,
            "CREATE INDEX file_merge_absorbed ON file_merge (absorbed_id)",
        ])
}
