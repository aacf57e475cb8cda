/// The hours in which nobody is written to: from nine in the evening to eight in the morning where the household lives.
package struct QuietHours: Sendable, Hashable {
    package let from: TimeOfDay
    package let to: TimeOfDay
    package let zone: String

    package init(zone: String = "Europe/Paris") {
        (from, to) = (TimeOfDay(minutes: 21 * 60), TimeOfDay(minutes: 8 * 60))
        self.zone = zone
    }

    /// The first moment, from this one on, at which one may write.
    package func next(from moment: Moment) -> Moment {
        let day = moment.day(in: zone)
        let clock = moment.time(in: zone)
        let minutes = clock.hour * 60 + clock.minute
        if minutes < to.minutes { return Moment(day, at: to, in: zone) }
        return minutes < from.minutes ? moment : Moment(day.adding(days: 1), at: to, in: zone)
    }

    /// The last moment, up to this one, at which one may write: a reminder that would fall into the night comes before it.
    package func last(before moment: Moment) -> Moment {
        let day = moment.day(in: zone)
        let clock = moment.time(in: zone)
        let minutes = clock.hour * 60 + clock.minute
        // A quarter of an hour before the quiet begins, so that it leaves in time.
        let evening = TimeOfDay(minutes: from.minutes - 15)
        if minutes < to.minutes { return Moment(day.adding(days: -1), at: evening, in: zone) }
        return minutes < from.minutes ? moment : Moment(day, at: evening, in: zone)
    }
}
