import RelorefDomain
import RelorefRecords

/// Where days to follow are written down and answered.
enum AnchorLinks {
    static func page(of household: String) -> Link { .act(.household(household), "dates-a-suivre") }
    static func page(ofDwelling code: String) -> Link { .dwelling(code, "dates") }
    static func page(ofPartner id: String) -> Link { .act(.partner(id), "dates") }
    static func page(ofSite id: String) -> Link { .siteDates(id) }

    /// A step of one day: its answer, its withdrawal, and the way back of each.
    static func step(_ page: Link, _ id: String, _ noun: String) -> Link {
        .act(page, "\(FormFields.encode(id))/\(noun)")
    }

    static func answer(_ code: String, _ id: String) -> Link {
        .act(.household(code), FollowedDateAnswerAct.noun).with("sujet", id)
    }

    /// Where a line of Today is answered.
    static func answer(
        _ item: DueItem, _ holder: AnchorEvent.Holder, _ day: DueDay, _ names: DueNames
    ) -> Link {
        guard case .followedDate(let followed) = item.matter else { return .today }
        switch holder {
        case .household(let id, _): return day.household(id).map { answer($0.code, followed.event.id) } ?? .today
        case .dwelling(let id): return names.dwellings[id].map { page(ofDwelling: $0.code) } ?? .dwellings
        case .partner(let id): return page(ofPartner: id)
        case .site(let id): return page(ofSite: id)
        }
    }
}
