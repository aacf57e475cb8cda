/// What the text of a convention settles, besides its target and its term (domain § 2.j).
package enum ConventionClause: String, Sendable, Codable, CaseIterable {
    case object, territory, stock, circuit, presentation, association, partner, guarantee, steering, evaluation
    case dataProtection, renewal, amendment, termination
}
