/// What is checked of a follow-up, its contacts and its rent checks (V32, V76, V77).
package struct FollowUpRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// A contact takes place after the move, today at the latest, and the same kind once a day unless somebody says why.
    ///
    /// - Parameter others: what was recorded before.
    package func contact(
        _ kind: FollowUpContact.Kind, on day: Day, start: Day, others: [FollowUpContact]
    ) -> [Finding] {
        if day < start { return [context.block(.v76, "start", [start.iso])] }
        if day > context.today { return [context.block(.v32, "day", [context.today.iso])] }
        return others.contains { $0.on == day && $0.kind == kind } ? [context.warn(.v76, "twice", [day.iso])] : []
    }

    /// The next contact is agreed for a day to come.
    package func next(_ day: Day?, after contact: Day) -> [Finding] {
        guard let day, day <= contact else { return [] }
        return [context.block(.v76, "next", [contact.iso])]
    }

    /// The rent of a month is checked around its day (V77), once something can be known of it.
    package func rentCheck(ofMonthDue due: Day, on day: Day, window: Int) -> [Finding] {
        if day > context.today { return [context.block(.v32, "checkedOn", [context.today.iso])] }
        return abs(due.days(until: day)) > window ? [context.warn(.v77, "checkedOn", [due.iso])] : []
    }

    /// What was paid is neither negative nor paid in the future.
    package func payment(_ check: RentCheck) -> [Finding] {
        var findings: [Finding] = []
        if let paidOn = check.paidOn, paidOn > context.today {
            findings.append(context.block(.v32, "paidOn", [context.today.iso]))
        }
        if check.status == .ok, let owed = check.owedCents, owed > 0 {
            findings.append(context.block(.v77, "paid", [String(owed)]))
        }
        return findings
    }

    /// A follow-up goes on beyond its months for a reason (V76).
    package func extending(because reason: String) -> [Finding] {
        reason.allSatisfy(\.isWhitespace) ? [context.block(.v76, "reason")] : []
    }
}
