import RelorefDomain
import RelorefHTML
import RelorefRecords

/// One value that two records tell, alike or not; with a field, whoever merges chooses which one holds.
struct MergeRow {
    let name: String
    let ours: String
    let theirs: String
    var field: MergeField?

    var differs: Bool { ours != theirs }
}

/// Two records side by side, a line for each value; a line that differs is marked, and where one value alone can hold,
/// it asks which.
struct MergeTable {
    let form: ActForm
    /// What the names of its choices begin with.
    let prefix: String
    let caption: String
    let ours: String
    let theirs: String
    let rows: [MergeRow]

    private var l: Language { form.l }

    /// The fields in which the other record was chosen.
    static func taken(_ fields: [MergeField], _ prefix: String, in form: FormFields) -> Set<MergeField> {
        Set(fields.filter { form["\(prefix)_\($0.rawValue)"] == "autre" })
    }

    func write(_ h: HTML) {
        let count = rows.filter(\.differs).count
        h.table(.class("tbl stack merge")) {
            h.caption {
                h.text(caption + " ")
                h.small(
                    count == 0 ? l("aucune différence") : l.plural(count, "{n} différence", "{n} différences"),
                    .class("muted"))
            }
            h.thead {
                h.tr {
                    h.td("")
                    h.th(ours, .scope("col"))
                    h.th(theirs, .scope("col"))
                }
            }
            h.tbody { for row in rows { line(h, row) } }
        }
    }

    private func line(_ h: HTML, _ row: MergeRow) {
        h.tr(row.differs ? .class("differs") : nil) {
            h.th(.scope("row")) {
                h.text(row.name)
                if row.differs { h.small(l("diffère"), .class("under")) }
            }
            cell(h, row, ours, row.ours, "garde")
            cell(h, row, theirs, row.theirs, "autre")
        }
    }

    private func cell(_ h: HTML, _ row: MergeRow, _ side: String, _ shown: String, _ value: String) {
        h.td(.data("l", side)) {
            guard let field = row.field, row.differs else { return h.bdi(shown.nonEmpty ?? l("vide")) }
            let name = "\(prefix)_\(field.rawValue)"
            // What is empty here and known there is taken from there, unless somebody says otherwise.
            let chosen = form.value(name, row.ours.isEmpty ? "autre" : "garde").nonEmpty ?? "garde"
            h.label(.class("tick"), .for_("\(name)_\(value)")) {
                h.input(
                    .type("radio"), .id("\(name)_\(value)"), .name(name), .value(value),
                    chosen == value ? .checked : nil)
                h.span {
                    h.span("\(row.name), \(side) : ", .class("vh"))
                    h.bdi(shown.nonEmpty ?? l("vide"))
                }
            }
        }
    }
}

/// What two persons, or two files, tell of the same things.
struct MergeRows {
    let ask: Ask

    private var l: Language { ask.l }

    func persons(_ ours: FileMember, _ theirs: FileMember) -> [MergeRow] {
        func row(_ name: String, _ field: MergeField?, _ value: (FileMember) -> String) -> MergeRow {
            MergeRow(name: name, ours: value(ours), theirs: value(theirs), field: field)
        }
        var rows = [
            row(l("Nom"), .name) { ask.name($0.member.identity) },
            row(l("Écriture d’origine"), .originalScript) { $0.member.identity?.originalScript ?? "" },
            row(l("Naissance"), .birth) { $0.member.birth == .unknown ? "" : l.birth($0.member.birth) },
            row(l("Sexe"), .sex) { ask.label("sex", $0.member.person.sex) },
        ]
        if ask.may(.seeNationality) {
            rows.append(
                row(l("Nationalité"), .nationalities) {
                    ($0.profile?.nationalities ?? []).map { ask.label("country", $0) }.joined(separator: ", ")
                })
        }
        rows += [
            row(l("Langues"), .languages) { languages($0) },
            row(l("Téléphone"), .phone) { $0.profile?.phone ?? "" },
            row(l("Courriel"), .email) { $0.profile?.email ?? "" },
            row(l("Lecture"), .literacy) { $0.member.person.literacy.map { ask.label("literacy", $0) } ?? "" },
            row(l("Voie d’arrivée"), .arrivalRoute) {
                $0.member.person.arrivalRoute.map { ask.label("arrivalRoute", $0) } ?? ""
            },
        ]
        let known = rows.filter { !$0.ours.isEmpty || !$0.theirs.isEmpty }
        return known + kept(ours, theirs)
    }

    /// What both bring and both keep: nothing is to be chosen.
    private func kept(_ ours: FileMember, _ theirs: FileMember) -> [MergeRow] {
        let papers = MergeRow(
            name: l("Titres et protections, gardés des deux"),
            ours: l.number(ours.permits.count + ours.protections.count),
            theirs: l.number(theirs.permits.count + theirs.protections.count))
        let work = MergeRow(
            name: l("Contrats, gardés des deux"), ours: l.number(ours.spells.count),
            theirs: l.number(theirs.spells.count))
        return [papers, work].filter { $0.ours != "0" || $0.theirs != "0" }
    }

    private func languages(_ member: FileMember) -> String {
        let names = (member.profile?.languages ?? []).map { ask.label("language", $0) }.joined(separator: ", ")
        guard member.profile?.needsInterpreter == true else { return names }
        return names.isEmpty ? l("interprète") : l("{langues} (interprète)", ["langues": names])
    }

    func files(_ ours: HouseholdFile, _ theirs: HouseholdFile) -> [MergeRow] {
        func row(_ name: String, _ field: MergeField?, _ value: (HouseholdFile) -> String) -> MergeRow {
            MergeRow(name: name, ours: value(ours), theirs: value(theirs), field: field)
        }
        return [
            row(l("Référent"), .referent) { $0.referentName ?? "" },
            row(l("Ouvert le"), .openedOn) { l.shortDay($0.household.openedOn) },
            row(l("Site"), nil) { $0.siteName },
            row(l("Membres"), nil) { ask.persons($0.present.count) },
            row(l("Accès"), nil) { $0.household.confidential ? l("confidentiel") : l("l’équipe du site") },
        ]
    }
}
