/// What is checked of an appointment before it is made or moved (V96, V97).
package struct AppointmentRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Lengths that an appointment may have, in minutes.
    package static let lengths = 5...600
    /// Days before an appointment on which a household may be reminded.
    package static let reminders = 0...30
    /// Months ahead for which one is made.
    package static let furthest = 24

    /// The day and the hour: to come, not too far, while the file is open, at an hour that the clocks show (V94, V96).
    ///
    /// - Parameters:
    ///   - opened: the day on which the file was opened.
    ///   - closed: the day on which it was closed.
    ///   - now: a day that is past is written down afterwards, with a reason.
    package func time(_ new: Appointment, opened: Day, closed: Day?, now: Moment) -> [Finding] {
        let today = now.day(in: new.zone)
        let last = today.adding(months: AppointmentRules.furthest)
        if new.on > last { return [context.block(.v96, "far", [last.iso])] }
        if let closed, new.on > closed { return [context.block(.v96, "closed", [closed.iso])] }
        if new.on < opened { return [context.block(.v96, "opened", [opened.iso])] }
        let shown = new.start.time(in: new.zone)
        if TimeOfDay(hour: shown.hour, minute: shown.minute) != new.at {
            return [context.block(.v96, "clock", [new.on.iso])]
        }
        return new.on < today ? [context.warn(.v96, "past", [new.on.iso])] : []
    }

    /// A length and a reminder that make sense, and somebody to meet (V96).
    package func form(_ new: Appointment, with others: String) -> [Finding] {
        var findings: [Finding] = []
        if !AppointmentRules.lengths.contains(new.minutes) { findings.append(context.block(.v96, "length")) }
        if let days = new.reminderDays, !AppointmentRules.reminders.contains(days) {
            findings.append(context.block(.v96, "reminder"))
        }
        if new.colleague == nil, others.allSatisfy(\.isWhitespace) { findings.append(context.block(.v96, "with")) }
        return findings
    }

    /// A day off informs: somebody may work on it (V95).
    package func dayOff(_ new: Appointment, department: String?) -> [Finding] {
        CalendarRules(context).due(new.on, department: department, field: "on")
    }

    /// Neither the colleague nor the household can be in two places at once (V97).
    ///
    /// - Parameter others: planned appointments of the household and of the colleague.
    package func overlap(_ new: Appointment, others: [Appointment]) -> [Finding] {
        let same = others.filter { $0.id != new.id && $0.state.isPlanned && $0.overlaps(new) }
        if let clash = same.first(where: { $0.household == new.household && $0.meets(new) }) {
            return [context.warn(.v97, "household", [clash.at.text])]
        }
        guard let colleague = new.colleague, let clash = same.first(where: { $0.colleague == colleague }) else {
            return []
        }
        return [context.warn(.v97, "colleague", [clash.at.text])]
    }
}

extension Appointment {
    /// Whether somebody of the household is expected at both.
    fileprivate func meets(_ other: Appointment) -> Bool {
        members.isEmpty || other.members.isEmpty || !members.isDisjoint(with: other.members)
    }
}
