import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages of the code lists and of the dated figures.
struct ReferencePages {
    let ask: Ask
    let refusal: FormRefusal?

    var l: Language { ask.l }

    func lists(_ lists: [ReferenceList], places: [SeriesValue]) -> Answer {
        page(
            l("Listes et repères"),
            l(
                "Un code ne change jamais : ce qui a été écrit avec lui reste lisible. Ses mots changent, et il peut quitter les formulaires."
            ),
            up: .administration, l("Administration")
        ) { h in
            h.p { h.a(l("Délais et seuils"), .href(Link.referenceTerms.path)) }
            series(h, places)
            communes(h)
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
                    Field(id: "depuis", label: l("Depuis le"), error: refusal?.error("depuis"))
                        .input(h, value: ask.form["depuis"], .autocomplete("off"), .required)
                    Field(id: "places", label: l("Places"), error: refusal?.error("places"))
                        .input(h, value: ask.form["places"], .inputmode("numeric"), .autocomplete("off"), .required)
                }
                Field(
                    id: "source", label: l("Source"), hint: l("Le texte, la page, le jour où vous l’avez lu."),
                    error: refusal?.error("source")
                )
                .input(h, value: ask.form["source"], .autocomplete("off"), .maxlength(300), .required)
                h.button(l("Noter ce nombre"), .class("btn b2"))
            }
        }
    }

    private func communes(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Communes"))
            h.p(
                l(
                    "La liste fournie a une ville ou plus par département. Pour toutes les communes, prenez chez l’INSEE le fichier v_commune de l’année, puis lancez sur le serveur :"
                ))
            h.p { h.code("reloref communes v_commune_2026.csv", .class("secret")) }
        }
    }

    func list(_ labels: [ReferenceLabel]) -> Answer {
        let name = labels.first?.list ?? ""
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
        }
    }

    private func badge(_ label: ReferenceLabel) -> Badge? {
        if let to = label.to, to < ask.today { return Badge(.refused, l("retiré le {jour}", ["jour": l.shortDay(to)])) }
        return label.isVerified ? nil : Badge(.wait, l("à confirmer"))
    }

    func label(_ label: ReferenceLabel) -> Answer {
        page(label.french, nil, up: .referenceList(label.list), ReferenceWords.name(label.list, l)) { h in
            form(h, Link.referenceLabel(label.list, label.code).path) {
                text(h, "francais", l("Libellé français"), label.french)
                text(h, "anglais", l("Libellé anglais"), label.english)
                h.div(.class("line")) {
                    Field(id: "rang", label: l("Rang dans les formulaires"), error: refusal?.error("rang"))
                        .input(h, value: ask.form.filled("rang") ?? String(label.rank), .inputmode("numeric"))
                    Field(
                        id: "dernier_jour", label: l("Dernier jour dans les formulaires"),
                        hint: l("Vide : sans fin prévue."),
                        error: refusal?.error("dernier_jour")
                    ).input(
                        h, value: refusal == nil ? label.to.map(ask.dayField) ?? "" : ask.form["dernier_jour"],
                        .autocomplete("off"))
                }
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

    private func text(_ h: HTML, _ id: String, _ label: String, _ usual: String) {
        Field(id: id, label: label, error: refusal?.error(id)).input(
            h, value: ask.form.has(id) ? ask.form[id] : usual, .autocomplete("off"), .maxlength(300), .required)
    }

    func form(_ h: HTML, _ action: String, _ content: () -> Void) {
        h.form(.action(action), .method("post")) {
            ask.formToken(h)
            content()
        }
    }

    func page(_ title: String, _ sentence: String?, up: Link, _ upLabel: String, _ content: (HTML) -> Void)
        -> Answer
    {
        var answer = ask.page(title, current: .administration) { h in
            h.div(.class("over")) { h.a(upLabel, .href(up.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    if let sentence { h.p(sentence) }
                }
            }
            refusal?.summary(h, ask)
            content(h)
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }
}
