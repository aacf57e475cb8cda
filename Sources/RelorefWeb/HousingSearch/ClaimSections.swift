import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The claims of a household, each with its days and the delays that they set.
struct ClaimSections {
    let frame: FileFrame
    let claims: [EnforceableRightClaim]
    let words: HousingSearchWords

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var mayWrite: Bool { frame.mayWrite && frame.isOpen }

    func write(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Recours DALO et DAHO"))
            if claims.isEmpty { h.p(l("Aucun recours."), .class("muted")) }
            for claim in claims { one(h, claim) }
            if mayWrite {
                h.p(.class("acts noprint")) {
                    h.a(l("Noter un recours"), .class("btn b3"), .href(frame.link(RightClaimAct.noun).path))
                }
            }
        }
    }

    private func one(_ h: HTML, _ claim: EnforceableRightClaim) {
        h.section(.class("sec"), .id("c-\(claim.id)")) {
            h.h3 {
                h.text(ask.label("claimKind", claim.kind))
                h.text(" ")
                words.state(claim).write(h)
            }
            h.p(
                l(
                    "{motif}, commission du département {code}",
                    [
                        "motif": ask.label("claimGround", claim.ground).capitalizedFirst, "code": claim.departement,
                    ]), .class("muted"))
            line(h, claim)
            if mayWrite {
                h.p(.class("acts noprint")) {
                    h.a(
                        l("Noter une étape"), .class("btn b2"),
                        .href(frame.link(RightClaimAct.noun).with("sujet", claim.id).path))
                }
            }
        }
    }

    private func line(_ h: HTML, _ claim: EnforceableRightClaim) {
        let points = points(claim)
        let next = claim.isOpen ? points.firstIndex { !$0.isDone } : nil
        h.ol(.class("path months")) {
            for (place, point) in points.enumerated() {
                h.li(.class(point.isDone ? "" : place == next ? "now" : "next")) {
                    h.b(point.what)
                    h.span(point.when, .class("small"))
                    if let due = point.due, due < ask.today, claim.isOpen { Badge(.late, l("en retard")).write(h) }
                }
            }
        }
    }

    /// A step of the claim: what, when, and by when where a delay runs.
    private struct Point {
        let what: String
        let when: String
        let isDone: Bool
        var due: Day?
    }

    private func points(_ claim: EnforceableRightClaim) -> [Point] {
        let steps = claim.steps
        func point(_ what: String, _ day: Day?, by due: Day? = nil) -> Point {
            if let day { return Point(what: what, when: l.shortDay(day), isDone: true) }
            guard let due else { return Point(what: what, when: l("à venir"), isDone: false) }
            return Point(
                what: what, when: l("avant le {jour}", ["jour": l.shortDay(due)]), isDone: false, due: due)
        }
        var points = [
            point(l("Dépôt"), steps.filedOn), point(l("Accusé de réception"), steps.acknowledgedOn),
            point(l("Commission"), steps.decidedOn, by: claim.decisionBy(words.terms)),
        ]
        if let offered = steps.offeredOn { points.append(point(l("Proposition du préfet"), offered)) }
        if let court = steps.courtOn { points.append(point(l("Tribunal"), court)) }
        if let withdrawn = steps.withdrawnOn { return points + [point(l("Abandon"), withdrawn)] }
        if steps.decision == .refused { return points }
        return points + [point(l("Relogement"), steps.housedOn, by: claim.rehousingBy(words.terms))]
    }
}
