import RelorefDomain
import Testing

struct PathwaySituations {
    private static let rules = PathwayRules(live)
    private static let said = PathwayWords(french: "Le dossier de logement attend un avis d’imposition.")
    private static let nothing = PathwayWords(french: "")

    static let all: [Situation] = [
        .accepted(.v98, "handed over in words", rules.handOver(said, hasProject: true)),
        .accepted(.v98, "nothing has begun", rules.handOver(nothing, hasProject: false)),
        .found(.v98, .warn, "handOver", in: "a project without a word", rules.handOver(nothing, hasProject: true)),
    ]

    @Test(arguments: all) func `a project is handed over`(situation: Situation) { situation.check() }
}
