/// Somebody asks what is kept on her: the copy is due within a month, in words that she understands (RGPD art. 12 and 15).
package struct CopyRequest: Sendable, Hashable {
    package enum Refusal: Error, Hashable {
        /// The day of the request has not come yet.
        case askedInTheFuture
        /// Handed over before it was asked for, or on a day that has not come.
        case handedOutOfTime
        /// Nobody let the copy go yet, or it was handed over before.
        case notToHandOver
    }

    /// The day on which the person asked.
    package let askedOn: Day
    /// The language in which the first page speaks beside the French.
    package let language: FamilyLanguage

    package init(askedOn: Day, language: FamilyLanguage, today: Day) throws(Refusal) {
        if askedOn > today { throw .askedInTheFuture }
        (self.askedOn, self.language) = (askedOn, language)
    }

    /// One month after the request (RGPD art. 12.3).
    package var answerBy: Day { askedOn.adding(months: 1) }

    /// The copy is given on a day between the request and today.
    package func handOver(on day: Day, today: Day) throws(Refusal) {
        if day < askedOn || day > today { throw .handedOutOfTime }
    }
}
