import Foundation
import RelorefWeb
import Testing

/// The browser that prints: what it makes, and what becomes of one that does not answer, ends, or is asked too much.
struct LetterPressTests {
    private static let page = Array(
        """
        <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title></head><body><h1>Essai</h1>
        <p lang="ar" dir="rtl">شهادة إيواء</p><script>document.title = "no"</script></body></html>
        """.utf8)

    /// A program that does what a line of shell says, in the place of a browser.
    private func program(_ line: String) throws -> (LetterPress.Place, URL) {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "press-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "browser")
        try Data("#!/bin/sh\n\(line)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
        return (.program(file.path), folder)
    }

    private func failure(_ place: LetterPress.Place?, within time: Duration = .seconds(20)) async
        -> LetterPress
        .Failure?
    {
        do {
            _ = try await LetterPress(place, within: time).pdf(of: Self.page)
            return nil
        } catch {
            return error as? LetterPress.Failure
        }
    }

    @Test(.enabled(if: LetterPress.place("") != nil))
    func `an installed Chromium makes a PDF with tags`() async throws {
        let pdf = try await LetterPress(LetterPress.place("")).pdf(of: Self.page)
        let text = String(decoding: pdf, as: Unicode.ASCII.self)
        #expect(
            text.hasPrefix("%PDF-") && text.contains("/StructTreeRoot") && text.contains("/Marked true"))
    }

    /// R37: copies of the browser's own folder, taken over and over while it prints, hold nothing of the page.
    @Test(.enabled(if: LetterPress.place("") != nil))
    func `what is printed lies in no file, while it is printed either`() async throws {
        guard case .program(let chromium) = LetterPress.place("") else { return }
        let (watched, folder) = try program(
            """
            for a in "$@"; do case $a in --user-data-dir=*) p=${a#*=};; esac; done
            (while :; do cp -r "$p" "${0%/*}/seen-$(date +%N)" 2>/dev/null; sleep 0.1; done) 3>&- 4>&- &
            exec \(chromium) "$@"
            """)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pdf = try await LetterPress(watched).pdf(of: Self.page)
        #expect(String(decoding: pdf.prefix(5), as: UTF8.self) == "%PDF-")
        let secret = "شهادة إيواء"
        let written = [Data(secret.utf8), secret.data(using: .utf16LittleEndian) ?? Data()]
        var looked = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appending(path: name)
            guard let data = try? Data(contentsOf: url) else { continue }
            looked += 1
            #expect(written.allSatisfy { data.range(of: $0) == nil }, "\(url.path)")
        }
        #expect(looked > 20)
    }

    @Test
    func
        `without one, with one that ends or that was never there, there is no PDF and nothing hangs`()
        async throws
    {
        #expect(await failure(nil) == .absent)
        let (ends, folder) = try program("exit 0")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (ended, absent) = (await failure(ends), await failure(.program("/nowhere/chromium")))
        #expect(ended.map { "\($0)".hasPrefix("broken") } == true)
        #expect(absent.map { "\($0)".hasPrefix("broken") } == true)
        #expect(await failure(.socket("/nowhere/press.sock")) == .notStarted)
    }

    @Test func `one that does not answer is killed with all that it started`() async throws {
        let (sleeps, folder) = try program("sleep 300 & echo $! > \"${0%/*}/pids\"; wait")
        defer { try? FileManager.default.removeItem(at: folder) }
        let began = ContinuousClock.now
        #expect(await failure(sleeps, within: .milliseconds(1_500)) == .tooSlow)
        #expect(began.duration(to: .now) < .seconds(10))
        let started = try String(contentsOf: folder.appending(path: "pids"), encoding: .utf8).split(
            separator: "\n")
        let pid = try #require(started.first.flatMap { Int32($0) })
        // A process that was killed lingers until its parent reads its end: a state of its own, Z.
        let state = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        #expect(state == nil || state?.contains(") Z") == true, "\(state ?? "")")
    }

    @Test func `too many at once are asked to come back`() async throws {
        let (sleeps, folder) = try program("sleep 300")
        defer { try? FileManager.default.removeItem(at: folder) }
        let press = LetterPress(sleeps, within: .milliseconds(300))
        let failures = await withTaskGroup(of: LetterPress.Failure?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do { _ = try await press.pdf(of: Self.page) } catch {
                        return error as? LetterPress.Failure
                    }
                    return nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == .busy } == 3 && failures.count { $0 == .tooSlow } == 7)
    }
}
