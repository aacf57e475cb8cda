package import RelorefStorage

extension Migration {
    /// Moments named for seeing a dwelling that a landlord proposes, and what came through links and waits to be read.
    package static let visitsAndNews = Migration(
        "0167-visits-and-news",
        [
            """
            CREATE TABLE offer_visit (
              id \(.text) PRIMARY KEY NOT NULL,
              offer_id \(.text) NOT NULL REFERENCES housing_offer (id),
              named_by \(.text) NOT NULL CONSTRAINT offer_visit_named_by CHECK (named_by IN ('association', 'landlord')),
              on_day \(.text) NOT NULL,
              at_time \(.text) NOT NULL,
              time_zone \(.text) NOT NULL,
              state \(.text) NOT NULL CONSTRAINT offer_visit_state CHECK (
                state IN ('proposed', 'agreed', 'declined', 'cancelled')),
              answered_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT offer_visit_answered CHECK ((state = 'proposed') = (answered_on IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX offer_visit_offer ON offer_visit (offer_id, on_day)",
            """
            CREATE TABLE link_news (
              id \(.text) PRIMARY KEY NOT NULL,
              site_id \(.text) NOT NULL REFERENCES site (id),
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              offer_id \(.text) REFERENCES housing_offer (id),
              job_id \(.text) REFERENCES job_offer (id),
              kind \(.text) NOT NULL CONSTRAINT link_news_kind CHECK (kind IN ('proposed', 'jobProposed', 'decided',
                'withdrawn', 'visitAgreed', 'visitDeclined', 'visitNamed', 'asked')),
              on_day \(.text) NOT NULL,
              words \(.bytes),
              read_on \(.text),
              account_id \(.text) REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT link_news_of CHECK ((offer_id IS NULL) <> (job_id IS NULL)),
              CONSTRAINT link_news_asked CHECK (kind <> 'asked' OR words IS NOT NULL),
              CONSTRAINT link_news_read CHECK ((read_on IS NULL) = (account_id IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX link_news_unread ON link_news (site_id) WHERE read_on IS NULL",
            "CREATE INDEX link_news_offer ON link_news (offer_id)",
            "CREATE INDEX link_news_job ON link_news (job_id)",
        ])
}
