import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What one referent left to the next, the latest first.
struct HandOverPanel {
    let frame: FileFrame
    let pathway: PathwayFile

    private var l: Language { frame.l }

    func write(_ h: HTML) {
        guard !pathway.handOvers.isEmpty else { return }
        h.section {
            h.h2(l("Passation"))
            h.ol(.class("tl reviews")) {
                for one in pathway.handOvers {
                    h.li {
                        h.time(l.shortDay(one.on), .datetime(one.on.iso))
                        h.div {
                            PathwayText(words: one.words, l: l).write(h, "words small")
                            h.p(
                                l(
                                    "De {un} à {autre}.",
                                    ["un": one.from ?? l("personne"), "autre": one.to ?? l("personne")]),
                                .class("small muted"))
                        }
                    }
                }
            }
        }
    }
}
