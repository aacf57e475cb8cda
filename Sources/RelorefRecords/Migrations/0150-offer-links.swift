package import RelorefStorage

extension Migration {
    /// Links by which landlords follow their offers: of the link and of the code that goes with it, only hashes are kept.
    package static let offerLinks = Migration(
        "0150-offer-links",
        [
            """
            CREATE TABLE offer_link (
              id \(.text) PRIMARY KEY NOT NULL,
              token_hash \(.text) NOT NULL UNIQUE,
              code_hash \(.text) NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              sent_on \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              tries \(.int) NOT NULL DEFAULT 0,
              revoked \(.int) NOT NULL DEFAULT 0,
              account_id \(.text) NOT NULL REFERENCES account (id),
              CONSTRAINT offer_link_tries CHECK (tries BETWEEN 0 AND 5),
              CONSTRAINT offer_link_revoked CHECK (revoked IN (0, 1))
            ) \(.strict)
            """,
            "CREATE INDEX offer_link_partner ON offer_link (partner_id, site_id, revoked)",
        ])
}
