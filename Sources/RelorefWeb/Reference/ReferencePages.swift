import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages of the code lists and of the dated figures.
struct ReferencePages: AdministrationPages {
    let ask: Ask
    let refusal: FormRefusal?

    func lists(_ lists: [ReferenceList], places: [SeriesValue]) -> Answer {
        page(
            l("Listes et repères"),
            l(
                "Un code ne change jamais : ce qui a été écrit avec lui reste lisible. Ses mots changent, et il peut quitter les formulaires."
            ),
            up: .administration, l("Administration")
        ) { h in
            h.p(.class("before")) { h.a(l("Délais et seuils"), .href(Link.referenceTerms.path)) }
            h.p(.class("before")) { h.a(l("Échéances"), .href(Link.deadlines.path)) }
            h.p(.class("before")) {
                h.a(l("Garanties et service locatif"), .href(Link.guaranteeSchemes.path))
            }
            h.p(.class("before")) { h.a(l("Traductions"), .href(Link.translations.path)) }
            DataTable(
                caption: l.plural(lists.count, "{n} liste", "{n} listes"),
                columns: [
                    .init(l("Liste")), .init(l("Codes"), isNumber: true), .init(l("Retirés"), isNumber: true),
                    .init(l("À confirmer"), isNumber: true),
                ],
                rows: lists.map { list in
                    .init(
                        .init(ReferenceWords.name(list.name, l), href: Link.referenceList(list.name).path),
                        [
                            .init(l.number(list.codes)), .init(l.number(list.retired)),
                            .init(l.number(list.unverified)),
                        ])
                }
            ).write(into: h)
            series(h, places)
            communes(h)
        }
    }

    private func series(_ h: HTML, _ places: [SeriesValue]) {
        h.section(.class("sec"), .id("reperes")) {
            DataTable(
                caption: l("Places de CPH en France"),
                columns: [.init(l("Depuis le")), .init(l("Places"), isNumber: true), .init(l("Source"))],
                rows: places.map { .init(.init(l.shortDay($0.from)), [.init(l.number($0.value)), .init($0.source)]) }
            ).write(into: h)
            h.p(
                l("L’indicateur I-08b compare les places des logements-relais à ce nombre, au jour où il est demandé."),
                .class("small muted"))
            form(h, Link.referenceLists.path) {
                ask.formKey(h)
                h.div(.class("line")) {
                    text(h, "depuis", l("Depuis le"), longest: 20)
                    number(h, "places", l("Places"))
                }
                source(h)
                h.button(l("Noter ce nombre"), .class("btn b2"))
            }
        }
    }

    func list(_ name: String, _ labels: [ReferenceLabel]) -> Answer {
        return page(ReferenceWords.name(name, l), nil, up: .referenceLists, l("Listes et repères")) { h in
            let titles = [l("Libellé français"), l("Libellé anglais"), l("Code"), l("Source"), l("État")]
            h.table(.class("tbl stack")) {
                h.caption(l.plural(labels.count, "{n} code", "{n} codes"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody {
                    for label in labels {
                        h.tr {
                            h.th(.scope("row")) {
                                h.a(label.french, .href(Link.referenceLabel(label.list, label.code).path))
                            }
                            h.td(label.english, .data("l", titles[1]), .lang("en"))
                            h.td(.data("l", titles[2])) { h.code(label.code) }
                            h.td(label.source, .data("l", titles[3]))
                            h.td(.data("l", titles[4])) { badge(label)?.write(h) }
                        }
                    }
                }
            }
            addition(h, name)
        }
    }

    private func badge(_ label: ReferenceLabel) -> Badge? {
        if let to = label.to, to < ask.today { return Badge(.refused, l("retiré le {jour}", ["jour": l.shortDay(to)])) }
        return label.isVerified ? nil : Badge(.wait, l("à confirmer"))
    }

    func label(_ label: ReferenceLabel, _ paper: PaperKindFields?) -> Answer {
        page(label.french.capitalizedFirst, nil, up: .referenceList(label.list), ReferenceWords.name(label.list, l)) {
            h in
            form(h, Link.referenceLabel(label.list, label.code).path) {
                text(h, "francais", l("Libellé français"), label.french)
                text(h, "anglais", l("Libellé anglais"), label.english)
                h.div(.class("line")) {
                    field("rang", l("Rang dans les formulaires")).input(
                        h, value: ask.form.filled("rang") ?? String(label.rank), .inputmode("numeric"))
                    field("dernier_jour", l("Dernier jour dans les formulaires"), hint: l("Vide : sans fin prévue."))
                        .input(
                            h, value: refusal == nil ? label.to.map(ask.dayField) ?? "" : ask.form["dernier_jour"],
                            .autocomplete("off"))
                }
                paper?.write(h, ask, isAgain: refusal != nil)
                h.label(.class("tick"), .for_("confirme")) {
                    let isTicked = refusal == nil ? label.isVerified : ask.form.has("confirme")
                    h.input(
                        .type("checkbox"), .id("confirme"), .name("confirme"), .value("oui"), isTicked ? .checked : nil)
                    h.text(l("Comparé à sa source : {source}", ["source": label.source]))
                }
                h.p(.class("acts")) { h.button(l("Changer le libellé"), .class("btn")) }
            }
        }
    }

    func number(_ h: HTML, _ id: String, _ label: String) {
        field(id, label).input(h, value: ask.form[id], .inputmode("numeric"), .autocomplete("off"), .required)
    }

    /// Where a number was read.
    func source(_ h: HTML) {
        text(h, "source", l("Source"), hint: l("Le texte, la page, le jour où vous l’avez lu."))
    }
}
