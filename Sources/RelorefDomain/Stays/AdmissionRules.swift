/// What is checked besides of a household that is let into a relay dwelling, and of the day on which a thing happened.
package struct AdmissionRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Something that happened did so today at the latest; what is to come is planned (V32).
    package func happened(on day: Day, field: String) -> [Finding] {
        day > context.today ? [context.block(.v32, field, [context.today.iso])] : []
    }

    /// What is planned begins before it ends, and may end any day (V32).
    package func plan(_ stay: Nights) -> [Finding] {
        guard let exit = stay.exit, exit <= stay.entry else { return [] }
        return [context.block(.v32, "to", [stay.entry.iso, exit.iso])]
    }

    /// Nobody enters a dwelling that has left the service, nor stays in it beyond that day (V31).
    package func service(_ stay: Nights, serviceTo: Day?) -> [Finding] {
        guard let serviceTo else { return [] }
        if stay.entry > serviceTo { return [context.block(.v31, "from", [serviceTo.iso])] }
        guard let exit = stay.exit, exit > serviceTo.adding(days: 1) else { return [] }
        return [context.block(.v31, "to", [serviceTo.iso])]
    }

    /// A household is let into a relay dwelling that is in service (V40); a dwelling under notice is to be thought over
    /// (V31). On an old case the dwelling's state of today says nothing.
    package func dwelling(_ usage: DwellingUsage, _ status: DwellingStatus) -> [Finding] {
        guard usage == .relay else { return [context.block(.v40, "dwelling", [usage.rawValue])] }
        if context.enteredAs == .history { return [] }
        return switch status {
        case .inService: []
        case .temporarilyOutOfService, .preparation: [context.warn(.v40, "dwelling", [status.rawValue])]
        case .endingNotice: [context.warn(.v31, "dwelling", [status.rawValue])]
        case .prospect, .visited, .negotiation, .headLeaseSigned, .returned, .refused, .withdrawn:
            [context.block(.v40, "dwelling", [status.rawValue])]
        }
    }

    /// Where the household lives ends when it moves, at least a night after it began (V32); a centre may be left on the
    /// day of arrival.
    package func leaving(_ home: Accommodation, on day: Day) -> [Finding] {
        guard let from = home.from else { return [] }
        let first = home.kind == .centre || home.kind == .other ? from : from.adding(days: 1)
        return day < first ? [context.block(.v32, "from", [from.iso, day.iso])] : []
    }

    /// A file is closed when nobody lives in a place of the network any more, and nothing is planned (V34).
    package func closing(open stays: Int, planned: Int) -> [Finding] {
        stays + planned == 0 ? [] : [context.block(.v34, "open", [String(stays), String(planned)])]
    }
}
