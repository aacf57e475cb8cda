import RelorefDomain
import RelorefHTML

/// The menu in its three shapes: the rail on a desktop, the bar at the top, the bar of five on a telephone.
struct MainMenu {
    let ask: Ask
    let current: MenuItem

    private struct Entry {
        let item: MenuItem
        let label: String
        let link: Link
        let icon: StaticString
        /// Where the bar of a telephone may part the label.
        var parted: String?
        /// How many things wait there.
        var count: DueCounts.Count?
    }

    private var entries: [Entry] {
        let l = ask.l
        var entries: [Entry] = []
        if ask.may(.seeToday) {
            entries.append(
                Entry(
                    item: .today, label: l("Aujourd’hui"), link: .today,
                    icon: "M4 5.5h12v11H4zM4 8.5h12M7 3.5v3M13 3.5v3M7 12.5l2 2 4-4", count: ask.due))
        }
        if ask.may(.seeFiles) {
            entries.append(
                Entry(
                    item: .households, label: l("Ménages"), link: .households,
                    icon: """
                        M5 7a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M3 16c0-3 2-4.5 4.5-4.5S12 13 12 16M13 5a2.3 2.3 0 0 1 0 \
                        4.5M14.5 12c1.7.6 2.5 2 2.5 4
                        """))
        }
        if ask.may(.seeStock) {
            entries.append(
                Entry(
                    item: .dwellings, label: l("Logements"), link: .dwellings,
                    icon: "M3.5 9.5 10 4l6.5 5.5M5.5 8.5v8h9v-8M8.5 16.5v-4.5h3v4.5"))
        }
        if ask.may(.linkFamilies) {
            entries.append(
                Entry(
                    item: .familyLinks, label: l("Rapprochements"), link: .familyLinks,
                    icon: "M8 12l4-4M7 9 5.5 10.5a2.8 2.8 0 0 0 4 4L11 13M13 11l1.5-1.5a2.8 2.8 0 0 0-4-4L9 7",
                    parted: l("Rappro\u{AD}chements")))
        }
        entries.append(
            Entry(
                item: .indicators, label: l("Indicateurs"), link: .home,
                icon: "M3.5 16.5h13M5.5 16.5v-5M10 16.5v-12M14.5 16.5v-8"))
        return entries
    }

    private var helpEntries: [Entry] {
        let l = ask.l
        let help = Entry(
            item: .help, label: l("Aide"), link: .help,
            icon: "M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0M8 8a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.3M10 13.7v.1")
        let administration = Entry(
            item: .administration, label: l("Administration"), link: .administration,
            icon: """
                M4 6h12M4 10h12M4 14h12M6 6a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M11 10a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 \
                0-3 0M7 14a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0
                """)
        return administers ? [administration, help] : [help]
    }

    /// Whether the administration pages hold anything for this account.
    var administers: Bool { Self.administers(ask) }

    /// Whether any subject of administration is open to who asks.
    static func administers(_ ask: Ask) -> Bool {
        [Permission.administerAccounts, .inviteColleagues, .seeJournal, .importRecords, .exportRecords]
            .contains { ask.may($0) }
    }

    func brand(_ h: HTML, to link: Link) {
        h.a(.class("brand"), .href(link.path)) {
            h.svg(.viewBox("0 0 24 24"), .aria("hidden", "true")) {
                h.path(.d("M4.5 21.5V11a7.5 7.5 0 0 1 15 0v10.5M2 21.5h20"))
                h.circle(.cx(14.5), .cy(14.5), .r(2))
            }
            h.text("Reloref")
        }
    }

    func rail(_ h: HTML) {
        h.nav(.class("rail"), .aria("label", ask.l("Menu principal"))) {
            h.div {
                brand(h, to: .home)
                h.ul { for entry in entries { item(h, entry) } }
                h.ul { for entry in helpEntries { item(h, entry) } }
            }
        }
    }

    private func item(_ h: HTML, _ entry: Entry) {
        h.li { anchor(h, entry) }
    }

    private func anchor(_ h: HTML, _ entry: Entry, label: String? = nil) {
        let count = entry.count.flatMap { $0.toDo > 0 ? $0 : nil }
        h.a(
            .href(entry.link.path), entry.item == current ? .aria("current", "page") : nil,
            count.map { .title(words($0)) }
        ) {
            icon(h, entry.icon)
            h.text(label ?? entry.label)
            // Said by the title: the link keeps its name whatever the day.
            if let count {
                h.span(count.toDo > 99 ? "99+" : ask.l.number(count.toDo), .class("count"), .aria("hidden", "true"))
            }
        }
    }

    private func words(_ count: DueCounts.Count) -> String {
        let l = ask.l
        let toDo = l.plural(count.toDo, "{n} chose à faire", "{n} choses à faire")
        guard count.late > 0 else { return toDo }
        return "\(toDo), \(l.plural(count.late, "dont {n} en retard", "dont {n} en retard"))"
    }

    private func icon(_ h: HTML, _ path: StaticString) {
        h.svg(.class("i"), .viewBox("0 0 20 20"), .aria("hidden", "true")) { h.path(.d("\(path)")) }
    }

    func top(_ h: HTML) {
        let l = ask.l
        h.header(.class("top")) {
            brand(h, to: .home)
            if ask.may(.seeFiles) || ask.may(.seeStock) {
                h.a(.class("search"), .href(Link.search.path), .data("palette", "")) {
                    icon(h, "M4 9a5 5 0 1 0 10 0a5 5 0 1 0-10 0m9 4 3.5 3.5")
                    h.span(l("Rechercher"))
                    h.kbd("Ctrl K")
                }
            }
            if ask.may(.writeFiles) {
                h.a(.class("enter"), .href(EntryPages.link(from: ask.path).path)) {
                    icon(h, "M10 4v12M4 10h12")
                    h.text(l("Saisir"))
                }
            }
            h.nav(.aria("label", l("Compte"))) {
                h.a(ask.visitor?.actor.name ?? "", .href(Link.ownAccount.path))
                accountForms(h, button: "btn b3")
            }
        }
    }

    /// The other language, and the way out.
    func accountForms(_ h: HTML, button: String) {
        let l = ask.l
        h.form(.action(Link.language.path), .method("post")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("retour"), .value(ask.path))
            h.button(
                l.isFrench ? "English" : "Français", .class(button), .name("langue"),
                .value(l.isFrench ? "en" : "fr"), .lang(l.isFrench ? "en" : "fr"))
        }
        h.form(.action(Link.signOut.path), .method("post")) {
            ask.formToken(h)
            h.button(l("Se déconnecter"), .class(button))
        }
    }

    func bar(_ h: HTML) {
        let l = ask.l
        let plus = Entry(
            item: .none, label: l("Saisir"), link: EntryPages.link(from: ask.path), icon: "M10 4v12M4 10h12")
        let more = Entry(item: .siteMap, label: l("Plus"), link: .siteMap, icon: "M4 10h.01M10 10h.01M16 10h.01")
        var shown = Array(entries.prefix(4))
        if ask.may(.writeFiles) {
            shown = Array(entries.prefix(3))
            shown.insert(plus, at: min(2, shown.count))
        }
        h.nav(.class("bar"), .aria("label", l("Menu rapide"))) {
            for entry in shown + [more] { anchor(h, entry, label: entry.parted) }
        }
    }
}
