import RelorefRecords
import RelorefWeb
import Testing

struct UploadedFormTests {
    private let type = "multipart/form-data; boundary=XyZ"

    private func body(_ parts: [(header: String, content: [UInt8])]) -> [UInt8] {
        parts.flatMap { Array("--XyZ\r\n\($0.header)\r\n\r\n".utf8) + $0.content + Array("\r\n".utf8) }
            + Array("--XyZ--\r\n".utf8)
    }

    private func file(_ name: String, _ content: [UInt8]) -> (header: String, content: [UInt8]) {
        (#"Content-Disposition: form-data; name="fichier"; filename="\#(name)""#, content)
    }

    @Test func `fields and files come apart, names in any script`() {
        let form = UploadedForm(
            type,
            body([
                (#"Content-Disposition: form-data; name="but""#, Array("pièce d’identité".utf8)),
                file("pièce d'identité.csv", Array("a,b\r\n1,2".utf8)), file("محمد.csv", [1]),
            ]))
        #expect(form.fields["but"] == "pièce d’identité")
        #expect(form.files.map(\.name) == ["pièce d'identité.csv", "محمد.csv"])
        #expect(form.files.first?.bytes == Array("a,b\r\n1,2".utf8))
    }

    @Test func `every byte arrives as it was sent`() {
        var all = (0..<3).flatMap { _ in (0...255).map { UInt8($0) } }
        all += Array("\r\n--Xy\r\nFrom me\r\n.\r\n=3D\r\n".utf8) + [13, 10, 13, 10]
        let form = UploadedForm(type, body([file("x.bin", all)]))
        #expect(form.files.first?.bytes == all)
        let empty = UploadedForm(type, body([file("x.csv", [])]))
        #expect(empty.files.first?.bytes == [])
    }

    @Test func `a path in a name is dropped, and a field without a file is none`() {
        let form = UploadedForm(type, body([file("../../etc/passwd", [65]), file("", [])]))
        #expect(form.files.map(\.name) == ["passwd"])
    }

    @Test(arguments: [
        "", "--XyZ", "--XyZ\r\n", "--XyZ\r\nContent-Disposition: form-data", "no boundary at all",
        "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ended",
    ])
    func `what is no form is a form without fields`(text: String) {
        let form = UploadedForm(type, Array(text.utf8))
        #expect(form.files.isEmpty)
    }

    @Test func `a hostile header or a thousand nested parts do no harm`() {
        #expect(UploadedForm("multipart/form-data; boundary=a\r\nX: y", [65]).files.isEmpty)
        #expect(UploadedForm("multipart/form-data", [65]).files.isEmpty)
        var nested = ""
        for depth in 0..<20_000 {
            nested += "--XyZ\r\nContent-Type: multipart/mixed; boundary=b\(depth)\r\n\r\n--b\(depth)\r\n"
        }
        #expect(UploadedForm(type, Array(nested.utf8)).files.isEmpty)
        var again = "--XyZ\r\n"
        for _ in 0..<50_000 { again += "Content-Type: multipart/mixed; boundary=XyZ\r\n\r\n--XyZ\r\n" }
        #expect(UploadedForm(type, Array(again.utf8)).files.isEmpty)
    }
}
