import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the days to follow.
extension FileCopySections {
    var followedDates: CopySection { CopySection(ask.l("Dates à suivre"), copy.events.map(line)) }

    private func line(_ filed: FiledEvent) -> (String, String) {
        let l = ask.l
        let state =
            filed.withdrawnAt != nil
            ? l("retirée ou corrigée")
            : filed.event.answeredOn.map { l("réglée le {jour}", ["jour": l.shortDay($0)]) }
        return (
            ask.label("deadlineAnchor", filed.event.kind).capitalizedFirst,
            [l.day(filed.event.on), filed.words, state, filed.answer].compactMap { $0 }.joined(separator: " · ")
        )
    }
}
