/// A mail to a colleague, and what became of it. It holds no word: what it says is put together as it leaves.
package struct ColleagueMail: Sendable, Hashable, Identifiable {
    package enum Purpose: String, Sendable, Codable, CaseIterable {
        /// How many things are late, due today and this week.
        case digest
        /// What was done to the account, told to its owner by another way than the pages (R5).
        case resetStarted, recoveryAsked, recoveryStarted, passwordChanged, telephoneChanged
    }

    package let id: String
    package let purpose: Purpose
    package let account: String
    /// What makes it the only one of its purpose: a day, the id of a link.
    package let occasion: String
    package let queuedAt: Moment
    package var state: Message.State
    package var attempts: Int

    package init(
        id: String, purpose: Purpose, account: String, occasion: String, queuedAt: Moment,
        state: Message.State = .queued, attempts: Int = 0
    ) {
        (self.id, self.purpose, self.account, self.occasion) = (id, purpose, account, occasion)
        (self.queuedAt, self.state, self.attempts) = (queuedAt, state, attempts)
    }

    /// When one that could not be handed over is tried again: a colleague's mailbox knows no night.
    package static func retry(after attempts: Int, at now: Moment) -> Moment {
        now.adding(seconds: Message.pause(after: attempts))
    }
}

/// When the mail of the morning leaves: on weekdays from seven on the clocks of Paris, not any more after noon.
package enum MorningMail {
    package static let from = TimeOfDay(minutes: 7 * 60)
    package static let until = TimeOfDay(minutes: 12 * 60)
    package static let zone = "Europe/Paris"

    /// The day whose mail may leave now; nil at other hours and at the weekend.
    package static func day(at now: Moment) -> Day? {
        let day = now.day(in: zone)
        let clock = now.time(in: zone)
        let minutes = clock.hour * 60 + clock.minute
        return day.isWeekend || minutes < from.minutes || minutes >= until.minutes ? nil : day
    }

    /// What it tells: how many things there are to do, and none of them.
    package struct Counts: Sendable, Hashable {
        package let late: Int
        package let today: Int
        package let thisWeek: Int

        package init(late: Int, today: Int, thisWeek: Int) {
            (self.late, self.today, self.thisWeek) = (late, today, thisWeek)
        }

        package var isNothing: Bool { late + today + thisWeek == 0 }
    }
}
