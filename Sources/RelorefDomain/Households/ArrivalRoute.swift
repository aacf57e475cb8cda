/// By which way somebody came to France (domain § 1.3): not a status, and known of each person by itself, since relatives often
/// come later and otherwise.
package enum ArrivalRoute: String, CaseIterable, Sendable, Codable {
    /// Asked for asylum here.
    case asylumProcedure
    /// From a first country of refuge, with the UNHCR.
    case resettled
    /// From another State of the Union.
    case relocated
    case familyReunification
}
