package import RelorefDomain
package import RelorefStorage

/// A dwelling about which a landlord has not answered in time, with how many files wait and since when.
package struct LateOffer: Sendable, Hashable, Identifiable {
    package let offer: HousingOffer
    package let communeName: String?
    package let siteName: String
    package let association: String
    package let associationName: String
    /// Files without an answer; zero where the candidates were not noted here.
    package let waiting: Int
    /// When the oldest of them was sent.
    package let since: Day

    package var id: String { offer.id }
}

extension LandlordSilence {
    /// The offers of one's own sites whose answer is late, on `housing_offer`: the same rule as `AwaitedAnswer`. Of a day that
    /// is still to come nothing more is asked: what was sent was sent before it.
    func offers(visibleTo actor: Actor) -> Query {
        """
        housing_offer.state = 'candidatesSent' AND \(Visible.offers(to: actor))
          AND (housing_offer.answer_by IS NULL OR housing_offer.answer_by < \(today)) AND (
          EXISTS (SELECT 1 FROM candidacy WHERE candidacy.offer_id = housing_offer.id AND candidacy.state = 'sent'
            AND \(isPast(since: "COALESCE(candidacy.sent_on, \(Self.whole))")))
          OR (\(isPast(since: Self.whole)) AND NOT EXISTS (SELECT 1 FROM candidacy
            WHERE candidacy.offer_id = housing_offer.id AND candidacy.sent_on IS NOT NULL)))
        """
    }

    /// When an offer's candidates were sent, as far as the offer itself tells.
    fileprivate static let whole: Query = "COALESCE(housing_offer.sent_on, housing_offer.received_on)"

    private func isPast(since sent: Query) -> Query {
        """
        ((housing_offer.answer_by > \(sent) AND housing_offer.answer_by < \(today))
          OR ((housing_offer.answer_by IS NULL OR housing_offer.answer_by <= \(sent)) AND \(sent) < \(cutOff)))
        """
    }
}

extension Transaction {
    /// From when on a landlord's silence counts, by the network's numbers of a day.
    package func landlordSilence(on today: Day) throws -> LandlordSilence {
        LandlordSilence(on: today, allowing: try dueTerms(on: today)[.landlordAnswer])
    }

    /// What some landlords have not answered about, of one's own sites: the oldest first.
    package func lateOffers(
        of partners: [String], _ silence: LandlordSilence, visibleTo actor: Actor
    ) throws -> [LateOffer] {
        guard !partners.isEmpty else { return [] }
        return try rows(
            """
            SELECT housing_offer.*, commune.name AS commune_name, site.name AS site_name,
              association.id AS association_id, association.name AS association_name,
              (SELECT count(*) FROM candidacy
                WHERE candidacy.offer_id = housing_offer.id AND candidacy.state = 'sent') AS waiting,
              COALESCE((SELECT min(COALESCE(candidacy.sent_on, \(LandlordSilence.whole))) FROM candidacy
                WHERE candidacy.offer_id = housing_offer.id AND candidacy.state = 'sent'),
                \(LandlordSilence.whole)) AS since
            FROM housing_offer JOIN site ON site.id = housing_offer.site_id
            JOIN association ON association.id = site.association_id
            LEFT JOIN commune ON commune.code = housing_offer.commune
            WHERE housing_offer.partner_id IN \(Query.list(partners)) AND \(silence.offers(visibleTo: actor))
            ORDER BY since, housing_offer.id
            """
        ).map { row in
            LateOffer(
                offer: try HousingOffer(row), communeName: try row.optionalText("commune_name"),
                siteName: try row.text("site_name"), association: try row.text("association_id"),
                associationName: try row.text("association_name"), waiting: try row.int("waiting"),
                since: try row.day("since"))
        }
    }
}
