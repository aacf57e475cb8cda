import RelorefDomain
import RelorefStorage

extension Transaction {
    /// What came from the pages of a scope's open files and waits for the team.
    func familyNews(_ scope: DueScope, _ actor: Actor) throws -> [FamilyNews] {
        let reports = try rows(
            """
            SELECT report.*, household.site_id,
              (SELECT count(*) FROM family_photo WHERE family_photo.report_id = report.id) AS photos FROM household
            JOIN family_report AS report ON report.household_id = household.id
            WHERE report.settled_on IS NULL AND \(scope.files(actor))
            """
        ).map { row in
            let report = try FamilyReport(row)
            return FamilyNews(
                .breakdown(report.matter, photos: try row.int("photos")), subject: report.id,
                household: report.household,
                site: try row.text("site_id"), on: report.sentOn)
        }
        let incidents = try rows(
            """
            SELECT incident.id, incident.household_id, incident.matter, incident.severity, incident.on_day,
              household.site_id FROM household JOIN incident ON incident.household_id = household.id
            WHERE incident.done_on IS NULL AND \(scope.files(actor))
            """
        ).map { row in
            FamilyNews(
                .incident(try row.code("matter"), try row.code("severity")), subject: try row.text("id"),
                household: try row.text("household_id"), site: try row.text("site_id"), on: try row.day("on_day"))
        }
        let locked = try rows(
            """
            SELECT page.id, page.household_id, page.locked_on, household.site_id FROM household
            JOIN family_page AS page ON page.household_id = household.id
            WHERE page.locked_on IS NOT NULL AND page.revoked_at IS NULL AND \(scope.files(actor))
            """
        ).map { row in
            FamilyNews(
                .locked, subject: try row.text("id"), household: try row.text("household_id"),
                site: try row.text("site_id"), on: try row.day("locked_on"))
        }
        let lost = try rows(
            """
            SELECT message.*, household.site_id FROM household
            JOIN message ON message.household_id = household.id
            WHERE message.state = 'failed' AND message.settled_at IS NULL AND \(scope.files(actor))
            """
        ).map { row in
            let fault: Message.Fault = try row.code("fault")
            return FamilyNews(
                .undelivered(fault, try row.code("channel")), subject: try row.text("id"),
                household: try row.text("household_id"),
                site: try row.text("site_id"), on: try row.moment("ended_at").day(in: "Europe/Paris"))
        }
        return reports + incidents + locked + lost
    }
}
