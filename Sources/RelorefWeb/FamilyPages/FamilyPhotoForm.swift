import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A photograph of what is broken, beside what was reported: a file to choose, sent without a script.
struct FamilyPhotoForm {
    /// What a form with one photograph may weigh.
    static let bodyLimit = FileLimits.usual.bytes + (1 << 16)
    static let field = "photo"

    let blocks: FamilyBlocks
    let report: FamilyReport

    private var tongue: FamilyTongue { blocks.tongue }
    private var sent: Int { blocks.contents.photos[report.id] ?? 0 }
    private var refusal: FamilyPhoto.Refusal? { blocks.refused?.report == report.id ? blocks.refused?.why : nil }

    func write(_ h: HTML) {
        if sent > 0 {
            blocks.line(h, .camera) {
                tongue.say(h, .photoKept)
                if sent > 1 {
                    h.text(" ")
                    tongue.same(h, "× \(sent)")
                }
            }
        }
        if let refusal {
            h.p(.class("wrong line"), .id("photo-e-\(report.id)"), .role("alert")) {
                FamilyPicture.noPhoto.write(h)
                h.span { tongue.say(h, Self.phrase(refusal)) }
            }
        }
        guard !report.isSettled, sent < FamilyPhoto.most else { return }
        guard let code = blocks.code else { return blocks.line(h, .camera) { tongue.say(h, .addPhoto) } }
        form(h, code)
    }

    private func form(_ h: HTML, _ code: String) {
        let (id, heavy) = ("photo-\(report.id)", "photo-lourde-\(report.id)")
        h.form(
            .action(Link.familyPage(code, "panne/\(FormFields.encode(report.id))/photo").path), .method("post"),
            .enctype("multipart/form-data")
        ) {
            h.label(.class("line"), .for_(id)) {
                FamilyPicture.camera.write(h)
                h.span { tongue.say(h, .addPhoto) }
            }
            h.input(
                .type("file"), .id(id), .name(Self.field), .accept("image/jpeg,image/png"),
                .data("most", String(FileLimits.usual.bytes)), .data("heavy", heavy),
                refusal == nil ? nil : .aria("describedby", "photo-e-\(report.id)"))
            h.p(.class("wrong"), .id(heavy), .role("alert"), .hidden) { tongue.say(h, .photoTooHeavy) }
            h.button(.class("b2")) {
                FamilyPicture.yes.write(h)
                h.span { tongue.say(h, .send) }
            }
        }
    }

    /// What is wrong, and what to do.
    static func phrase(_ refusal: FamilyPhoto.Refusal) -> FamilyPhrase {
        switch refusal {
        case .missing: .photoMissing
        case .tooHeavy: .photoTooHeavy
        case .notAPhoto, .unknown: .notAPhoto
        case .notNow: .photoNotNow
        case .full: .photosFull
        }
    }
}
