/// What is checked of a household's project besides its states.
package struct PathwayRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// Whoever takes over a project that has begun is told where it stands, unless somebody says why not (V98).
    package func handOver(_ words: PathwayWords, hasProject: Bool) -> [Finding] {
        hasProject && words.isEmpty ? [context.warn(.v98, "handOver")] : []
    }
}
