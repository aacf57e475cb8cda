/// The words around a chart, in the reader's language.
package struct ChartWords: Sendable {
    /// What the chart's ids start with; unique in its page, letters, digits and hyphens.
    package let id: String
    /// What the chart shows, as a finding: « 65 relais sur 159 en Île-de-France ».
    package let finding: String
    /// What is counted, where, and over which period.
    package let note: String
    /// What a plain drawing shows, said in a sentence to whoever cannot see it.
    package let description: String
    /// What stands instead of the drawing when there is nothing to draw.
    package let nothing: String
    /// « Passer le graphique ».
    package let skip: String
    /// « Voir les données ».
    package let seeData: String
    package let tableCaption: String

    package init(
        id: String, finding: String, note: String, description: String = "", nothing: String, skip: String,
        seeData: String, tableCaption: String
    ) {
        self.id = id
        self.finding = finding
        self.note = note
        self.description = description
        self.nothing = nothing
        self.skip = skip
        self.seeData = seeData
        self.tableCaption = tableCaption
    }
}
