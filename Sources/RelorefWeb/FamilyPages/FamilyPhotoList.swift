import RelorefDomain
import RelorefHTML
import RelorefRecords

/// In the file: the photographs that the household sent of what is broken, each opened as a paper is.
struct FamilyPhotoList {
    let ask: Ask
    let code: String
    let photos: [FamilyPhoto]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard !photos.isEmpty else { return }
        h.div(.class("photos")) {
            for (place, photo) in photos.enumerated() {
                let address = DocumentLinks.file(code, photo.document, photo.file).path
                let name = l(
                    "Photo {n} du ménage, {quand}", ["n": l.number(place + 1), "quand": l.moment(photo.sentAt)])
                h.a(.href(address)) { h.img(.src(address), .alt(name), Attribute.lazy) }
            }
        }
    }
}
