/// A copy of a file that somebody asked for and has not got yet.
package struct OwedCopy: Sendable, Hashable {
    /// The release by which it leaves.
    package let id: String
    package let household: String
    package let site: String
    package let request: CopyRequest

    package init(id: String, household: String, site: String, request: CopyRequest) {
        (self.id, self.household, self.site, self.request) = (id, household, site, request)
    }
}

extension DueList {
    /// Told from the day of the request on, until the copy is handed over.
    package func item(_ copy: OwedCopy) -> DueItem {
        let day = copy.request.answerBy
        return DueItem(
            .copyOwed(askedOn: copy.request.askedOn), subject: copy.id, household: copy.household, site: copy.site,
            day: day, step: day, group: DueGroup(step: day, due: day, today: today))
    }
}
