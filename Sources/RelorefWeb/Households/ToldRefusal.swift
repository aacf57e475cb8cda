/// A rule's refusal that the form of an act can tell: beside which field, and in which sentence. The words of each area
/// say it of their own refusals.
protocol ToldRefusal: Error {
    /// - Parameter fields: the form's names for what the rules name; `*` is where the rest goes.
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError
}
