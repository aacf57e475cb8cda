import RelorefHTML

/// Charts filled with invented figures, as pages would fill them.
enum Sample {
    static func words(_ id: String, _ finding: String, note: String = "Chiffres inventés.") -> ChartWords {
        ChartWords(
            id: id, finding: finding, note: note, description: "Ce que montre le graphique.",
            nothing: "Rien à montrer pour cette période.", skip: "Passer le graphique",
            seeData: "Voir les données", tableCaption: "Données de \(id)")
    }

    static let counts = Measure(.french)

    static func tileGrid(_ values: [(String, Double)], linked: Bool = true) -> TileGrid {
        TileGrid(
            words("carte", "65 relais sur 159 en Île-de-France"), counts,
            values.map { code, value in
                .init(
                    code: code, name: "Département \(code)", value: value, href: linked ? "/relais?dep=\(code)" : nil,
                    label: "Département \(code) : \(counts.text(value))", more: [value * 4])
            },
            titles: ["Département", "Logements", "Places"], total: "Ensemble")
    }

    static let relays: [(String, Double)] = [
        ("13", 9), ("31", 7), ("33", 6), ("35", 7), ("38", 6), ("44", 7), ("45", 6), ("59", 10), ("63", 4), ("67", 8),
        ("69", 16), ("76", 8), ("77", 11), ("78", 6), ("91", 9), ("92", 7), ("93", 14), ("94", 10), ("95", 8),
        ("974", 1016),
    ]

    static func bars(_ bars: [Bars.Bar]) -> Bars {
        Bars(words("motifs", "Le bail direct d’abord"), counts, bars, categoryTitle: "Motif", valueTitle: "Ménages")
    }

    static let exits: [Bars.Bar] = [
        .init("Sous-location", 34, href: "/sorties?motif=sous-location"),
        .init("Bail direct, parc public", 1371, href: "/sorties?motif=public"),
        .init("Bail direct, parc privé", 178), .init("Destination inconnue", 21, isException: true),
        .init("Retour dans la famille hébergeante, dans un autre département", 0, href: "/sorties?motif=famille"),
    ]

    static func trend(_ points: [Trend.Point]) -> Trend {
        Trend(
            words("emploi", "L’emploi à la sortie a doublé"), Measure(.french, unit: "%"), points,
            titles: .init(period: "Année", value: "En emploi", part: "En emploi (ménages)", whole: "Sortis"))
    }

    static let employment: [Trend.Point] = [
        .init("2004", part: 14, of: 51, href: "/sorties?an=2004"), .init("2005", part: 38, of: 98),
        .init("2006", part: 0, of: 0),
        .init("2007", part: 61, of: 117, href: "/sorties?an=2007"), .init("2008", part: 74, of: 132),
        .init("2009", part: 84, of: 133),
    ]

    static func bullet(_ periods: [Bullet.Period]) -> Bullet {
        Bullet(
            words("objectif", "Un ménage logé par an, pour cinq attendus"), counts,
            expected: Measure(.french, places: 2), periods,
            titles: .init(period: "Année", target: "Objectif", expected: "Au prorata", achieved: "Logés"))
    }

    static let convention: [Bullet.Period] = [
        .init(
            "2006", note: "17 nov. – 31 déc.", target: 5, expected: 0.6, achieved: 0, expectedWord: "attendu",
            href: "/baux?an=2006"),
        .init("2007", target: 5, expected: 5, achieved: 1, expectedWord: "attendus", href: "/baux?an=2007"),
        .init("2008", target: 5, expected: 5.01, achieved: 1, expectedWord: "attendus"),
        .init("2009", note: "au 31 octobre", target: 5, expected: 4.16, achieved: 6, expectedWord: "attendus"),
    ]

    static func funnel(_ stages: [Funnel.Stage]) -> Funnel {
        Funnel(
            words("parcours", "Huit ménages proposés, deux logés"), counts, share: Measure(.french, unit: "%"), stages,
            titles: .init(stage: "Étape", count: "Ménages", share: "De l’étape d’avant"))
    }

    static let candidacies: [Funnel.Stage] = [
        .init("Proposés", 8), .init("Dossier envoyé", 6), .init("Logement attribué", 3, href: "#attributions"),
        .init("Ont accepté", 3), .init("Bail signé", 2, href: "#baux"),
    ]

    static func sankey(_ flows: [Sankey.Flow]) throws -> Sankey {
        try Sankey(
            words("flux", "Du centre au bail : 549 ménages sur 631"), .french,
            columns: [
                .init(
                    "Centre de départ",
                    [
                        .init(id: "cada", label: "CADA", href: "/menages?centre=cada"), .init(id: "cph", label: "CPH"),
                        .init(id: "huda", label: "HUDA et autres"),
                    ]),
                .init(
                    "Logement-relais",
                    [.init(id: "idf", label: "Île-de-France"), .init(id: "reg", label: "Autres régions")]),
                .init(
                    "Sortie",
                    [
                        .init(id: "pub", label: "bail direct, parc public"),
                        .init(id: "pri", label: "bail direct, parc privé"),
                        .init(id: "sou", label: "sous-location", isException: true),
                        .init(id: "aut", label: "autre hébergement chez un tiers", isException: true),
                        .init(id: "inc", label: "destination inconnue", isException: true),
                    ]),
            ], flows: flows, total: "Ensemble")
    }

    static let flows: [Sankey.Flow] = [
        ("cada", "idf", 163), ("cada", "reg", 239), ("cph", "idf", 78), ("cph", "reg", 90), ("huda", "idf", 27),
        ("huda", "reg", 34), ("idf", "pub", 146), ("idf", "pri", 78), ("idf", "sou", 20), ("idf", "aut", 15),
        ("idf", "inc", 9), ("reg", "pub", 225), ("reg", "pri", 100), ("reg", "sou", 14), ("reg", "aut", 12),
        ("reg", "inc", 12),
    ].map { .init(from: $0, to: $1, count: $2) }

    static func gantt(_ rows: [Gantt.Row]) -> Gantt {
        let months = [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ]
        return Gantt(
            words("sejours", "Deux logements-relais libres en mars"), .french,
            .init(
                0...364, ticks: months.enumerated().map { .init($0.offset * 30 + $0.offset / 2, $0.element) },
                today: 325,
                todayText: "Aujourd’hui"),
            rows, titles: .init(row: "Logement", bar: "Ménage", from: "Entrée", to: "Sortie", days: "Jours"))
    }

    static func stay(_ from: Int, _ to: Int, _ label: String, isPlanned: Bool = false, href: String? = nil) -> Gantt.Bar
    {
        .init(
            from: from, to: to, label: label, fromText: "jour \(from)", toText: "jour \(to)", isPlanned: isPlanned,
            href: href)
    }

    static let stays: [Gantt.Row] = [
        .init(
            "Relais 77-014, Melun", href: "/logements/77-014",
            [
                stay(-20, 150, "MLN-K7", href: "/menages/1"), stay(170, 340, "MLN-P2", href: "/menages/2"),
                stay(345, 420, "MLN-R4", isPlanned: true),
            ]),
        .init(
            "Relais 77-015, Dammarie-lès-Lys",
            [
                stay(10, 12, "DLL-A1"), stay(60, 300, "DLL-B3"), stay(250, 364, "DLL-C8", href: "/menages/3"),
            ]),
        .init("Relais 77-016, Le Mée-sur-Seine", []),
    ]
}
