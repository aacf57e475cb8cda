import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A centre's page: what it is, its places over time, and the households that came from there.
struct CentrePage {
    let ask: Ask
    let line: CentreLine
    let capacities: [DwellingCapacity]
    let guests: [CentreGuest]
    let pages: PageNumbers
    /// The form on its places, sent and not accepted.
    var refused: DwellingFormRefusal?

    private var l: Language { ask.l }
    private var centre: Centre { line.centre }

    var answer: Answer {
        var answer = ask.page(centre.name, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Centres d’accueil"), .href(Link.centres.path)) }
            identity(h)
            refused?.summary(h, ask)
            h.div(.class("cols")) {
                h.div {
                    if guests.isEmpty { empty(h) } else { table(h) }
                    pages.write(h, l)
                }
                h.aside(.class("aside")) { facts(h) }
            }
        }
        if refused != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func identity(_ h: HTML) {
        h.header(.class("idbar")) {
            h.div {
                h.h1(centre.name)
                h.dl {
                    fact(h, l("Nature"), ask.label("centreKind", centre.kind))
                    fact(h, l("Gestionnaire"), centre.operatorName)
                    fact(
                        h, l("Commune"),
                        "\(line.communeName ?? ask.label("departement", centre.departement)) (\(centre.departement))")
                    fact(h, l("Places"), line.places.map(l.number) ?? l("inconnu"))
                    if let day = centre.openedOn { fact(h, l("Ouvert le"), l.shortDay(day)) }
                    if let day = centre.closedOn { fact(h, l("Fermé le"), l.shortDay(day)) }
                }
            }
            if ask.may(.writeStock) {
                h.div(.class("acts noprint")) {
                    h.a(
                        l("Modifier"), .class("btn b2"), .href(Link.act(.centre(centre.id), "modifier").path))
                }
            }
        }
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) {
        h.div {
            h.dt(title)
            h.dd(text)
        }
    }

    private var titles: [String] { [l("Ménage"), l("Personnes"), l("Entrée"), l("Sortie"), l("Ensuite")] }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(l.plural(pages.count, "{n} séjour de ménages du réseau", "{n} séjours de ménages du réseau"))
            h.thead {
                h.tr { for title in titles { h.th(title, .scope("col"), title == titles[1] ? .class("n") : nil) } }
            }
            h.tbody { for guest in guests { row(h, guest) } }
        }
    }

    private func row(_ h: HTML, _ guest: CentreGuest) {
        h.tr {
            h.th(.scope("row")) { StayWords.household(h, ask, guest.householdCode, mayOpen: guest.mayOpenFile) }
            h.td(l.number(guest.persons), .class("n"), .data("l", titles[1]))
            h.td(guest.from.map(l.shortDay) ?? l("inconnue"), .data("l", titles[2]))
            h.td(.data("l", titles[3])) {
                if let to = guest.to { h.text(l.shortDay(to)) } else { Badge(.plain, l("présent")).write(h) }
            }
            h.td(.data("l", titles[4])) { next(h, guest) }
        }
    }

    private func next(_ h: HTML, _ guest: CentreGuest) {
        h.span {
            if let dwelling = guest.nextDwelling {
                h.text(ask.label("accommodationKind", guest.next) + " ")
                h.a(dwelling, .href(Link.dwelling(dwelling).path))
            } else if let kind = guest.next {
                h.text(ask.label("accommodationKind", kind))
            } else if let type = guest.exitType {
                h.text(ask.label("exitType", type))
            }
        }
    }

    /// Another number of places from a day on.
    private func change(_ h: HTML) {
        h.details(refused == nil ? nil : .open, .class("noprint")) {
            h.summary(l("Changer le nombre de places"))
            h.form(.action(Link.act(.centre(centre.id), "places").path), .method("post"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                Field(id: "places", label: l("Places"), error: refused?.error("places")).input(
                    h, value: refused?.typed["places"] ?? "", .inputmode("numeric"), .autocomplete("off"))
                Field(id: "places_jour", label: l("Depuis le"), error: refused?.error("places_jour")).input(
                    h, value: refused?.typed["places_jour"] ?? ask.dayField(ask.today), .inputmode("numeric"),
                    .autocomplete("off"))
                h.button(l("Enregistrer"), .class("btn b2"))
            }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun ménage de votre réseau n’est passé par ce centre.")) }
            h.p(ask.householdsCounted, .class("muted"))
        }
    }

    private func facts(_ h: HTML) {
        h.section {
            h.h2(l("Places"))
            if capacities.isEmpty { h.p(l("Aucun nombre de places n’est enregistré."), .class("muted")) }
            h.dl(.class("facts")) {
                for capacity in capacities.reversed() {
                    h.dt(l("depuis le {jour}", ["jour": l.shortDay(capacity.from)]))
                    h.dd(l.plural(capacity.places, "{n} place", "{n} places"))
                }
            }
            if ask.may(.writeStock) { change(h) }
        }
        h.section {
            h.h2(l("Ménages du réseau"))
            h.dl(.class("facts")) {
                h.dt(l("Ménages présents"))
                h.dd(l.number(line.households))
                h.dt(l("Ménages partis"))
                h.dd(l.number(line.left))
            }
            h.p(ask.householdsCounted, .class("small muted"))
        }
    }
}
