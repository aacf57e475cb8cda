/// An answer that a landlord owes: candidates were sent for a dwelling that it proposes, and it has decided on none of
/// those who still wait.
package struct AwaitedAnswer: Sendable, Hashable {
    /// When the oldest file that waits was sent.
    package let sentOn: Day
    /// The day that the offer itself gives.
    package let answerBy: Day?

    package init(sentOn: Day, answerBy: Day?) { (self.sentOn, self.answerBy) = (sentOn, answerBy) }

    /// Nil where nothing is awaited: no candidates were sent, the landlord decided on all of them, or the offer is over.
    ///
    /// An offer that came by a file has its candidates elsewhere: then it waits as a whole, from the day of their sending,
    /// or of its reception where that day is not known.
    ///
    /// - Parameter candidacies: those of the offer.
    package init?(_ offer: HousingOffer, _ candidacies: [Candidacy]) {
        guard offer.state == .candidatesSent else { return nil }
        let whole = offer.sentOn ?? offer.facts.receivedOn
        let waiting = candidacies.filter { $0.state == .sent }.map { $0.days.sent ?? whole }.min()
        let wereNotedHere = candidacies.contains { $0.days.sent != nil }
        guard let since = waiting ?? (wereNotedHere ? nil : whole) else { return nil }
        self.init(sentOn: since, answerBy: offer.facts.answerBy)
    }

    /// The last day on which an answer comes in time: the offer's own day if the files were there before it, otherwise
    /// some days after their sending.
    ///
    /// - Parameter days: that the network allows (`DueTerms.Series.landlordAnswer`).
    package func lastDay(allowing days: Int) -> Day {
        if let answerBy, sentOn < answerBy { return answerBy }
        return sentOn.adding(days: days)
    }
}

/// From when on a landlord's silence counts as one, on a day.
package struct LandlordSilence: Sendable, Hashable {
    package let today: Day
    /// Days that a landlord has where its offer gives no day of its own.
    package let days: Int

    package init(on today: Day, allowing days: Int) { (self.today, self.days) = (today, days) }

    /// The last day in time is past.
    package func counts(_ awaited: AwaitedAnswer) -> Bool { awaited.lastDay(allowing: days) < today }

    /// What was sent before this day, for an offer without a day of its own, has waited for too long.
    package var cutOff: Day { today.adding(days: -days) }
}
