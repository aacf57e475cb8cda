import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What an administrator adds to the reference data: a code, the communes of a year.
extension ReferencePages {
    func addition(_ h: HTML, _ list: String) {
        guard OpenLists.names.contains(list) else {
            return h.p(
                l(
                    "Les codes de cette liste portent des règles, ou sont ceux de l’INSEE et de l’ISO : de nouveaux viennent avec une version du logiciel."
                ), .class("small muted sec"))
        }
        h.section(.class("sec")) {
            h.h2(l("Ajouter un code"))
            form(h, Link.referenceList(list).path) {
                text(h, "francais", l("Libellé français"))
                text(h, "anglais", l("Libellé anglais"))
                text(
                    h, "code", l("Code"),
                    hint: l(
                        "Pour les fichiers d’échange : lettres sans accent et chiffres, comme awaitingWorks. Il ne change plus."
                    ),
                    longest: 40)
                source(h)
                h.button(l("Ajouter le code"), .class("btn"))
            }
        }
    }

    func communes(_ h: HTML) {
        h.section(.class("sec"), .id("communes")) {
            h.h2(l("Communes"))
            h.p(
                l(
                    "La liste fournie a une ville ou plus par département. Pour toutes les communes, prenez chez l’INSEE le fichier v_commune de l’année. Rien n’est effacé : d’anciens dossiers nomment d’anciennes communes."
                ))
            h.form(.action(Link.communes.path), .method("post"), .novalidate, .enctype("multipart/form-data")) {
                ask.formToken(h)
                field("fichier", l("Fichier v_commune"), hint: l("CSV de l’INSEE, 20 Mio au plus.")).frame(h) {
                    h.input(with: [.type("file"), .accept(".csv,.txt"), .required] + $0)
                }
                h.div(.class("acts")) {
                    h.button(l("Lire les communes"), .class("btn b2"))
                    h.button(l("Compter sans rien écrire"), .class("btn b3"), .name("essai"), .value("oui"))
                }
            }
        }
    }
}
