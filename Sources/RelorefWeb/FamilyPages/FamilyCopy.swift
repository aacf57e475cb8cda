import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the household's own page.
extension FileCopySections {
    var familyPage: CopySection {
        CopySection(
            ask.l("Page du ménage"),
            copy.reports.map { report in
                (
                    ask.l.day(report.sentOn),
                    [
                        ask.label("breakdownMatter", report.matter), FileFamilyPage.badge(report, ask.l).words,
                    ].joined(separator: " · ")
                )
            })
    }
}
