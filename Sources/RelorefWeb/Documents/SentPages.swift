import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The files of a form: those that were taken in and wait for it, and those that could not be.
///
/// A form that is shown again keeps what was good: nobody chooses a file twice.
struct SentPages: Sendable {
    private(set) var waiting: [KeptFile] = []
    private(set) var refused: [(name: String, refusal: FileRefusal)] = []
    private(set) var refusal: HouseholdDocument.Refusal?

    static let field = "fichiers"
    private static let camera = "photo"
    private static let kept = "garde"
    /// What a form with files may weigh, all together.
    static let bodyLimit = 32 << 20
    private static let accepted = "image/jpeg,image/png,application/pdf,.jpg,.jpeg,.png,.pdf"

    init() {}

    /// What came with the form, looked through before anything is written.
    static func looked(_ ask: Ask) async -> [(name: String, file: Result<CleanFile, FileRefusal>)] {
        var looked: [(name: String, file: Result<CleanFile, FileRefusal>)] = []
        for sent in ask.files where [field, camera].contains(sent.field) {
            do throws(FileRefusal) {
                let clean = try await ask.lookedThrough(sent.bytes) { () throws(FileRefusal) in
                    try ReceivedFile(name: sent.name, bytes: sent.bytes).cleaned(inflate: {
                        Inflating.open($0, most: $1)
                    })
                }
                looked.append((sent.name, .success(clean)))
            } catch {
                looked.append((sent.name, .failure(error)))
            }
        }
        return looked
    }

    init(
        _ looked: [(name: String, file: Result<CleanFile, FileRefusal>)], _ request: ActRequest, by author: Author
    ) throws {
        var good: [(name: String, file: CleanFile)] = []
        for (name, file) in looked {
            switch file {
            case .success(let clean): good.append((name, clean))
            case .failure(let refusal): refused.append((name, refusal))
            }
        }
        waiting = try request.tx.waitingFiles(
            request.ask.form.all(Self.kept), of: request.household.id, by: author)
        do {
            waiting += try request.tx.receive(good, for: request.household.id, by: author)
        } catch let full as HouseholdDocument.Refusal {
            refusal = full
        }
    }

    var ids: [String] { waiting.map(\.id) }

    /// What is wrong with them, beside their field.
    func report(_ reading: inout FormReading) {
        let words = DocumentWords(ask: reading.ask)
        for (name, refusal) in refused { reading.refuse(Self.field, words.sentence(refusal, name)) }
        if let refusal { reading.refuse(Self.field, words.sentence(refusal)) }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, words) = (form.l, DocumentWords(ask: form.ask))
        if !waiting.isEmpty {
            h.fieldset(.class("group-of")) {
                h.legend(l("Fichiers déjà reçus"))
                for file in waiting {
                    h.label(.class("tick")) {
                        h.input(.type("checkbox"), .name(Self.kept), .value(file.id), .checked)
                        h.text("\(file.name ?? ""), \(words.format(file.kind)), \(words.size(file.size))")
                    }
                }
            }
        }
        form.field(
            Self.field, l("Fichiers"),
            hint: l(
                "PDF, JPEG ou PNG, {poids} chacun au plus : recto, verso, pages. Le lieu et l’appareil sont retirés des photos.",
                ["poids": words.size(FileLimits.usual.bytes)])
        ).frame(h) { attributes in
            h.input(
                with: [
                    .type("file"), .accept(Self.accepted), .multiple, .data("most", String(FileLimits.usual.bytes)),
                    .data("all", String(Self.bodyLimit)),
                    .data(
                        "heavy",
                        l(
                            "{fichier} : trop lourd, {poids} au plus par fichier. Photographiez en plus petit.",
                            ["poids": words.size(FileLimits.usual.bytes)])),
                    .data("heavy-all", l("Ces fichiers pèsent trop ensemble : envoyez-les en plusieurs fois.")),
                ] + attributes)
        }
        h.div(.class("phone")) {
            form.field(Self.camera, l("Ou prendre une photo")).frame(h) { attributes in
                h.input(with: [.type("file"), .accept("image/*"), .capture("environment")] + attributes)
            }
        }
    }
}
