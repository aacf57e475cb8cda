import RelorefDomain

/// The mail that brings a landlord the link: that there is a question, and where; not of whom, nor of what (R49).
struct LandlordMailWords {
    let l: Language

    var subject: String { l("Une question vous attend") }

    func body(_ address: String, until: Moment) -> String {
        [
            l("Bonjour,"), l("Une question vous attend à cette adresse. On y répond en une minute, sans compte :"),
            address,
            l(
                "La page vérifie d’abord que c’est bien à vous qu’elle s’adresse. Elle vaut jusqu’au {moment}.",
                ["moment": l.moment(until)]),
        ].joined(separator: "\n\n") + "\n"
    }
}
