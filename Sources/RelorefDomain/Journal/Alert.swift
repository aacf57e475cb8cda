/// Something that a head should look at soon.
package enum AlertKind: String, CaseIterable, Sendable {
    /// A file out of reach was opened in an emergency.
    case urgentOpening
    /// Somebody asks to open a sealed file in an emergency, and waits for a second person.
    case urgentAsked
    /// Many files opened within an hour.
    case manyFiles
    /// Many files asked for that were out of reach.
    case refusals
    /// Records exported at night.
    case nightExport
}

/// From when on something is told; set in the reference data.
package struct AlertThresholds: Sendable, Hashable {
    package var filesPerHour: Int
    package var refusalsPerHour: Int
    /// Hours of the night in Paris: from one to the other.
    package var nightFrom: Int
    package var nightTo: Int
    /// Lines of a list that one person takes away alone; a longer one waits for a second person (R28).
    package var linesAlone: Int

    /// The names of the dated series that set them.
    package static let series = [
        "alertFilesPerHour", "alertRefusalsPerHour", "alertNightFrom", "alertNightTo", "exportLinesAlone",
    ]

    package init(filesPerHour: Int, refusalsPerHour: Int, nightFrom: Int, nightTo: Int, linesAlone: Int) {
        self.filesPerHour = filesPerHour
        self.refusalsPerHour = refusalsPerHour
        self.nightFrom = nightFrom
        self.nightTo = nightTo
        self.linesAlone = linesAlone
    }

    /// By the names of the series; nil when one of them is not set.
    package init?(_ numbers: [String: Int]) {
        let found = AlertThresholds.series.compactMap { numbers[$0] }
        guard found.count == AlertThresholds.series.count else { return nil }
        self.init(
            filesPerHour: found[0], refusalsPerHour: found[1], nightFrom: found[2], nightTo: found[3],
            linesAlone: found[4])
    }

    package func isNight(_ moment: Moment) -> Bool {
        let hour = moment.time(in: "Europe/Paris").hour
        return nightFrom <= nightTo ? nightFrom <= hour && hour < nightTo : hour >= nightFrom || hour < nightTo
    }
}
