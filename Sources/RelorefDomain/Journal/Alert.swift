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

    package init(
        filesPerHour: Int = 40, refusalsPerHour: Int = 15, nightFrom: Int = 21, nightTo: Int = 6, linesAlone: Int = 500
    ) {
        self.filesPerHour = filesPerHour
        self.refusalsPerHour = refusalsPerHour
        self.nightFrom = nightFrom
        self.nightTo = nightTo
        self.linesAlone = linesAlone
    }

    package func isNight(_ moment: Moment) -> Bool {
        let hour = moment.time(in: "Europe/Paris").hour
        return nightFrom <= nightTo ? nightFrom <= hour && hour < nightTo : hour >= nightFrom || hour < nightTo
    }
}
