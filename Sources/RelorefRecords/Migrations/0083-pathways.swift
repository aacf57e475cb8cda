package import RelorefStorage

extension Migration {
    /// Where a household stands, what it wants to reach and the way there; every word that is said lies sealed in one
    /// table, to be erased, moved and copied in one place.
    package static let pathways = Migration(
        "0083-pathways",
        [
            """
            CREATE TABLE pathway_text (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              sealed \(.bytes) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX pathway_text_household ON pathway_text (household_id)",
            """
            CREATE TABLE diagnosis (
              id \(.text) PRIMARY KEY NOT NULL,
              occasion_id \(.text) NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              domain \(.text) NOT NULL,
              degree \(.int) NOT NULL,
              on_day \(.text) NOT NULL,
              source \(.text) NOT NULL,
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_at \(.text),
              CONSTRAINT diagnosis_domain CHECK (domain IN (\(domains))),
              CONSTRAINT diagnosis_degree CHECK (degree BETWEEN 0 AND 4),
              CONSTRAINT diagnosis_source CHECK (source IN ('interview', 'visit', 'document', 'partner')),
              CONSTRAINT diagnosis_once UNIQUE (occasion_id, domain)
            ) \(.strict)
            """,
            "CREATE INDEX diagnosis_household ON diagnosis (household_id, on_day)",
            "CREATE INDEX diagnosis_text ON diagnosis (text_id)",
            """
            CREATE TABLE goal (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              person_id \(.text) REFERENCES person (id),
              domain \(.text) NOT NULL,
              priority \(.text) NOT NULL,
              due_on \(.text),
              responsible \(.text) NOT NULL,
              state \(.text) NOT NULL,
              since_day \(.text) NOT NULL,
              set_on \(.text) NOT NULL,
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT goal_domain CHECK (domain IN (\(domains))),
              CONSTRAINT goal_priority CHECK (priority IN ('first', 'next', 'later')),
              CONSTRAINT goal_responsible CHECK (responsible IN ('person', 'referent', 'partner')),
              CONSTRAINT goal_state CHECK (
                state IN ('proposed', 'active', 'achieved', 'partly', 'abandoned', 'transferred')),
              CONSTRAINT goal_days CHECK (since_day >= set_on)
            ) \(.strict)
            """,
            "CREATE INDEX goal_household ON goal (household_id, state)",
            "CREATE INDEX goal_person ON goal (person_id)",
            "CREATE INDEX goal_text ON goal (text_id)",
            """
            CREATE TABLE goal_change (
              id \(.text) PRIMARY KEY NOT NULL,
              goal_id \(.text) NOT NULL REFERENCES goal (id),
              state \(.text) NOT NULL,
              on_day \(.text) NOT NULL,
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT goal_change_state CHECK (
                state IN ('proposed', 'active', 'achieved', 'partly', 'abandoned', 'transferred'))
            ) \(.strict)
            """,
            "CREATE INDEX goal_change_goal ON goal_change (goal_id, at)",
            "CREATE INDEX goal_change_text ON goal_change (text_id)",
            """
            CREATE TABLE goal_step (
              id \(.text) PRIMARY KEY NOT NULL,
              goal_id \(.text) NOT NULL REFERENCES goal (id),
              responsible \(.text) NOT NULL,
              due_on \(.text),
              done_on \(.text),
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              withdrawn_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT goal_step_responsible CHECK (responsible IN ('person', 'referent', 'partner'))
            ) \(.strict)
            """,
            "CREATE INDEX goal_step_goal ON goal_step (goal_id, due_on)",
            "CREATE INDEX goal_step_text ON goal_step (text_id)",
        ])

    /// The parts of a household's life, as a CHECK lists them.
    private static let domains: Query = """
        'administrativeRights', 'housing', 'employment', 'training', 'language', 'health', 'schooling', 'childcare',
        'budget', 'domesticSkills', 'mobility', 'digital', 'socialLife', 'familyReunification', 'parenting'
        """
}
