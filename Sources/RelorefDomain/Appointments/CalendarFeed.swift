/// A secret address under which a colleague's own telephone or calendar reads her appointments; revoked, it leads nowhere.
package struct CalendarFeed: Sendable, Hashable, Identifiable {
    package let id: String
    package let account: String
    /// Whether it says where one meets: not unless the colleague wished it, since addresses are dangerous.
    package let showsPlace: Bool
    /// Whether the visits and talks that a follow-up plans are in it.
    package let showsFollowUps: Bool
    package let madeOn: Day

    package init(id: String, account: String, showsPlace: Bool, showsFollowUps: Bool, madeOn: Day) {
        (self.id, self.account, self.showsPlace) = (id, account, showsPlace)
        (self.showsFollowUps, self.madeOn) = (showsFollowUps, madeOn)
    }

    /// Days behind and ahead of today that it holds.
    package static let behind = 60
    package static let ahead = 400
}
