import RelorefDomain
package import RelorefRecords
import RelorefStorage

/// What stands beside a household's file on its tabs, as one colleague sees it on a day.
package struct FileBeside: Sendable {
    /// The day of the next contact of a follow-up.
    var visitOn: Day?
    /// The appointment that comes next.
    var nextAppointment: Appointment?
    /// What is broken in the home, as the household says or as a colleague saw, and nobody dealt with yet.
    var openTroubles = 0
    /// Photographs by the visit, the note or the incident they were taken for.
    var photos: [String: [PhotoPlace]] = [:]
    /// Days to follow that nobody answered yet.
    var openDates: [AnchorEvent] = []

    /// Which papers the household lacks; nil once its file is closed.
    var papers: PaperCompleteness?
    /// Who lets the home in which it lives, or lived last.
    var landlord: Partner?

    /// How much is kept of it at once.
    var cost: Int { 1 + photos.count + openDates.count }
}

extension Transaction {
    func fileBeside(_ file: HouseholdFile, by author: Author) throws -> FileBeside {
        let household = file.household
        var beside = FileBeside()
        if household.closedOn == nil {
            // Asked of those alone who moved into a home of their own lately.
            if file.homes.contains(where: { $0.stay.isFollowedLately(on: author.today) }) {
                beside.visitOn = try nextContact(of: household.id, by: author)
            }
            beside.nextAppointment = try nextAppointment(of: household.id, from: author.today)
        }
        if household.closedOn == nil, household.erasedOn == nil {
            beside.papers = try paperCompleteness(of: [household.id], on: author.today)[household.id]
        }
        if let dwelling = file.home?.stay.dwelling {
            beside.landlord = try landlord(ofDwelling: dwelling, visibleTo: author.actor)
        }
        beside.openTroubles = try openTroubles(of: household.id)
        beside.photos = try photos(of: household.id, visibleTo: author.actor)
        beside.openDates = try openEvents(ofFile: household.id)
        return beside
    }
}
