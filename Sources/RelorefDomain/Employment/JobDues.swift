/// An employer's answer that nobody has read, with what Today says of it.
package struct DueJobAnswer: Sendable, Hashable {
    package let id: String
    package let household: String
    package let site: String
    package let on: Day
    package let told: Told

    /// What the employer said.
    package enum Answer: Sendable, Hashable {
        case refused(JobApplication.EmployerReason)
        /// It wants to see the person on a day.
        case interview(Day)
    }

    package struct Told: Sendable, Hashable {
        package let job: String
        package let title: String
        package let partner: String
        package let answer: Answer

        package init(job: String, title: String, partner: String, answer: Answer) {
            (self.job, self.title, self.partner, self.answer) = (job, title, partner, answer)
        }
    }

    package init(id: String, household: String, site: String, on day: Day, told: Told) {
        (self.id, self.household, self.site, self.on, self.told) = (id, household, site, day, told)
    }
}

extension DueList {
    /// To be read today: the person waits for it.
    package func item(_ due: DueJobAnswer) -> DueItem {
        DueItem(
            .jobAnswer(due.told), subject: due.id, household: due.household, site: due.site, day: due.on, step: due.on,
            group: .today)
    }
}
