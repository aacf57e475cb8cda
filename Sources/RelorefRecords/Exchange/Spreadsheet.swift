package import Foundation

/// Reads workbooks (XLSX, ODS, XLS) for the import page, by Gnumeric's `ssconvert` in a process of its own.
///
/// A workbook is somebody else's file: the process has a time limit, a memory limit and, where the system allows it, no
/// network.
package enum Spreadsheet {
    /// One sheet of a workbook, as CSV in UTF-8; its days are written 2026/11/21, which an import reads.
    package struct Sheet: Sendable, Hashable {
        package let name: String
        package let file: URL
    }

    package enum Failure: Error, Hashable, Sendable {
        /// Debian's package `gnumeric` is not installed.
        case absent
        /// It took longer than the limit.
        case tooLong
        /// It is not a workbook, or takes more memory than the limit.
        case unreadable
    }

    package struct Limits: Sendable {
        package var seconds = 20
        /// Of address space.
        package var mebibytes = 1_536
        /// Where the program is; the usual places by default.
        package var program: String?

        package init() {}
    }

    /// The first sheet of a workbook.
    package static func csv(from file: URL, into folder: URL, limits: Limits = Limits()) throws(Failure) -> URL {
        guard let first = try sheets(of: file, into: folder, limits: limits).first else { throw .unreadable }
        return first.file
    }

    /// Every sheet of a workbook, in its order, written into an empty folder.
    package static func sheets(
        of file: URL, into folder: URL, limits: Limits = Limits()
    ) throws(Failure) -> [Sheet] {
        let places = limits.program.map { [$0] } ?? ["/usr/bin/ssconvert", "/usr/local/bin/ssconvert"]
        guard let program = places.first(where: FileManager.default.isExecutableFile) else { throw .absent }
        let output = folder.appending(path: "%n %s.csv").path
        let status = try run(
            [
                program, "-S", "-T", "Gnumeric_stf:stf_assistant", "-O",
                "separator=, quoting-mode=auto eol=unix charset=UTF-8 locale=C format=automatic", file.path, output,
            ], limits, in: folder)
        if status == 124 || status == 137 { throw .tooLong }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let sheets = names.compactMap { name -> (Int, Sheet)? in
            guard name.hasSuffix(".csv"), let blank = name.firstIndex(of: " "), let number = Int(name[..<blank])
            else { return nil }
            let title = String(name[name.index(after: blank)...].dropLast(4))
            return (number, Sheet(name: title, file: folder.appending(path: name)))
        }
        guard status == 0, !sheets.isEmpty else { throw .unreadable }
        return sheets.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Limits memory and the files that it may write (256 MiB), then takes the network away where user namespaces allow it, then runs the program.
    private static let script = """
        ulimit -v "$1"; ulimit -f 524288; ulimit -c 0; shift
        if unshare -r -n true 2>/dev/null; then exec unshare -r -n "$@"; fi
        exec "$@"
        """

    private static func run(_ command: [String], _ limits: Limits, in folder: URL) throws(Failure) -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", script, "reloref", String(limits.mebibytes * 1_024), "timeout", "-k", "1", String(limits.seconds)]
            + command
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TZ": "UTC"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw .absent }
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 137
    }
}
