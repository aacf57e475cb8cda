package import RelorefStorage

extension Migration {
    /// How an offer stood before the last act of a colleague, without a name or a word, so that the act can be taken back.
    package static let offerUndo = Migration(
        "0151-offer-undo",
        [
            """
            CREATE TABLE offer_undo (
              id \(.text) PRIMARY KEY NOT NULL,
              offer_id \(.text) NOT NULL UNIQUE REFERENCES housing_offer (id),
              version \(.int) NOT NULL,
              before_act \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """
        ])
}
