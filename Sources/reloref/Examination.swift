import Foundation
import RelorefDomain
import RelorefPostgres
import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefWeb

/// What `doctor` looks at, one after another.
struct Examination {
    let databases: Databases
    let settings: Settings

    func findings() async throws -> [DoctorFinding] {
        var all = [try await schema()]
        all += try await engine()
        all += [try await facts(), try await journal(), try await openedFiles(), try await sealedFields()]
        all += [keyFile(), databaseFile(), disk(), try await clock(), backup(), door()].compactMap { $0 }
        all += tools() + [await smtp(), await scanner(), fonts()]
        return all
    }

    private func finding(_ check: String, _ isFine: Bool, _ detail: String, _ remedy: String) -> DoctorFinding {
        DoctorFinding(check: check, state: isFine ? .ok : .finding, detail: detail, remedy: isFine ? "" : remedy)
    }

    private func schema() async throws -> DoctorFinding {
        let pending = try await databases.records.pendingMigrations(Migration.all)
        return finding(
            "schema", pending.isEmpty,
            told("\(pending.count) étape(s) en attente", "\(pending.count) step(s) pending"),
            told("lancez « reloref migrate »", "run “reloref migrate”"))
    }

    private func engine() async throws -> [DoctorFinding] {
        if let postgres = databases.records as? PostgresStore {
            let collation = try await postgres.collation()
            return [
                finding(
                    "collation", ["C", "POSIX"].contains(collation), collation,
                    told(
                        "créez la base avec LC_COLLATE 'C' : sinon les listes se trient autrement qu’elles ne se cherchent",
                        "create the database with LC_COLLATE 'C': otherwise lists sort otherwise than they search"))
            ]
        }
        var found: [DoctorFinding] = []
        for (name, store) in [
            ("records", databases.records), ("keys", databases.keys.store), ("access", databases.access),
        ] {
            guard let file = store as? SQLiteStore else { continue }
            let integrity = try await file.integrity()
            let mode = try await file.journalMode()
            found.append(
                finding(
                    "integrity-\(name)", integrity == "ok" && mode == "wal", "\(integrity), \(mode)",
                    told(
                        "restaurez la dernière sauvegarde et gardez ce fichier",
                        "restore the last backup and keep this file")))
        }
        return found
    }

    private func journal() async throws -> DoctorFinding {
        let verdict = try await databases.records.read { try $0.verifyJournal() }
        return finding(
            "journal", verdict.holds,
            told(
                "\(verdict.linked) entrées liées, \(verdict.waiting) en attente",
                "\(verdict.linked) entries linked, \(verdict.waiting) waiting"),
            told(
                "lancez « reloref journal verify » et prévenez le réseau",
                "run “reloref journal verify” and tell the network"))
    }

    private func openedFiles() async throws -> DoctorFinding {
        let verdict = try await AccessJournal(databases.access).verify()
        return finding(
            "opened-files", verdict.holds, told("\(verdict.linked) ouvertures", "\(verdict.linked) openings"),
            told(
                "lancez « reloref journal verify » et prévenez le réseau",
                "run “reloref journal verify” and tell the network"))
    }

    private func facts() async throws -> DoctorFinding {
        let drifted = try await databases.records.read { try $0.driftedFacts() }
        return finding(
            "facts", drifted == 0,
            told(
                "\(drifted) fait(s) autre(s) que les dossiers ne le disent",
                "\(drifted) fact(s) other than the files say"),
            told("lancez « reloref doctor --rebuild »", "run “reloref doctor --rebuild”"))
    }

    /// Every sealed field opens with the keys and the master key, or its key was destroyed on purpose.
    private func sealedFields() async throws -> DoctorFinding {
        let vault = databases.vault
        let sealed = try await databases.records.read { try $0.verifySealedFields(vault) }
        return finding(
            "keys", sealed.holds,
            sealed.firstFault
                ?? told(
                    "\(sealed.opened) champs s’ouvrent, \(sealed.erased) sont effacés",
                    "\(sealed.opened) fields open, \(sealed.erased) are erased"),
            told(
                "la clé maîtresse ou la base des clés n’est pas la bonne",
                "the master key or the keystore is not the right one"))
    }

    private func keyFile() -> DoctorFinding {
        let path = databases.files.masterKey
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        return finding(
            "master-key", mode & 0o077 == 0, "\(path) \(String(mode, radix: 8))",
            "chmod 0400 \(path)")
    }

    private func databaseFile() -> DoctorFinding? {
        guard let path = databases.files.database else { return nil }
        func mode(_ path: String) -> Int {
            ((try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber)?.intValue ?? 0
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let isOpen = mode(path) & 0o007 != 0 && mode(folder) & 0o001 != 0
        return finding(
            "database-file", !isOpen,
            "\(path) \(String(mode(path), radix: 8)), \(folder) \(String(mode(folder), radix: 8))",
            "chmod o= \(path)")
    }

    private func disk() -> DoctorFinding? {
        let path = databases.files.database ?? databases.files.masterKey
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder),
            let size = (attributes[.systemSize] as? NSNumber)?.int64Value, size > 0,
            let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value
        else { return nil }
        let percent = free * 100 / size
        return finding(
            "disk", percent >= 5 && free >= 1 << 30,
            told("\(free >> 20) Mio libres (\(percent) %)", "\(free >> 20) MiB free (\(percent)%)"),
            told(
                "faites de la place : à moins de 5 %, les écritures seront refusées",
                "make room: below 5% writes will be refused"))
    }

    /// A clock that stands before the last thing written, or in another century, dates everything wrong.
    private func clock() async throws -> DoctorFinding {
        let now = Composition.clockNow()
        let last = try await databases.records.read { try $0.lastWritten() }
        let isPlausible = (2024..<2100).contains(now.day(in: "UTC").year)
        return finding(
            "clock", isPlausible && (last.map { $0 <= now.adding(seconds: 60) } ?? true),
            told(
                "\(now.text), dernière écriture \(last?.text ?? "aucune")",
                "\(now.text), last write \(last?.text ?? "none")"),
            told("mettez l’horloge à l’heure (timedatectl)", "set the clock right (timedatectl)"))
    }

    private func backup() -> DoctorFinding {
        let last = BackupMark.last(databases.files.backupMark)
        let days = last.map { $0.day(in: "UTC").days(until: Composition.clockNow().day(in: "UTC")) }
        return finding(
            "backup", (days ?? .max) <= 8,
            last.map { "\($0.text)" } ?? told("aucune sauvegarde notée", "no backup noted"),
            told("lancez « reloref backup » chaque nuit", "run “reloref backup” every night"))
    }

    /// What stands between the pages and the outside.
    private func door() -> DoctorFinding {
        let hosts = settings["hosts"]
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(settings["address"])
        let isSecure = settings["secure_cookies"] != "false"
        if hosts.isEmpty {
            return DoctorFinding(
                check: "hosts", state: .note,
                detail: told(
                    "le serveur ne répond qu’aux noms de cette machine",
                    "the server answers to this machine’s names only"),
                remedy: "")
        }
        return finding(
            "hosts", isLoopback && isSecure, "\(settings["address"]), \(hosts)",
            told(
                "écoutez sur 127.0.0.1 derrière un mandataire TLS, avec RELOREF_SECURE_COOKIES=true",
                "listen on 127.0.0.1 behind a TLS proxy, with RELOREF_SECURE_COOKIES=true"))
    }

    private func tools() -> [DoctorFinding] {
        [
            (
                "age", "/usr/bin/age",
                told("les sauvegardes en dépendent : apt-get install age", "backups need it: apt-get install age")
            ),
            (
                "ssconvert", "/usr/bin/ssconvert",
                told(
                    "l’import d’un tableur en dépend : apt-get install gnumeric",
                    "importing a spreadsheet needs it: apt-get install gnumeric")
            ),
        ].map { name, path, remedy in
            finding(name, FileManager.default.isExecutableFile(atPath: path), path, remedy)
        } + [
            press, sms,
        ]
    }

    /// The browser that prints letters: without it, the page is printed.
    private var press: DoctorFinding {
        switch LetterPress.place(settings["chromium"]) {
        case .program(let path): return optional("chromium", true, path)
        case .socket(let path):
            return finding(
                "chromium", FileManager.default.fileExists(atPath: path), path,
                told(
                    "aucun service n’écoute à cette prise : systemctl start reloref-press.socket",
                    "no service listens at this socket: systemctl start reloref-press.socket"))
        case nil: return optional("chromium", false, "")
        }
    }

    /// What carries text messages: without it, reminders stay wishes.
    private var sms: DoctorFinding {
        do {
            guard try Courier.carrier(settings) != nil else {
                return DoctorFinding(
                    check: "sms", state: .note,
                    detail: told("aucun : les rappels ne partent pas", "none: reminders do not leave"), remedy: "")
            }
            return finding("sms", true, Settings.withoutPassword(settings["sms"]), "")
        } catch {
            return finding("sms", false, "\(error)", told("corrigez RELOREF_SMS", "correct RELOREF_SMS"))
        }
    }

    /// What carries mails: the server is asked whether it would listen, and nothing is sent.
    private func smtp() async -> DoctorFinding {
        do {
            let mailbox = try Postman.mailbox(settings)
            guard let carrier = try Postman.carrier(settings) else {
                return DoctorFinding(
                    check: "smtp", state: .note,
                    detail: told("aucun : aucun courriel ne part", "none: no mail leaves"), remedy: "")
            }
            let fault = await (carrier as? SMTPCarrier)?.fault()
            let place = Settings.withoutPassword(settings["smtp"])
            return finding(
                "smtp", fault == nil, [place, fault, mailbox].compactMap(\.self).joined(separator: " : "),
                told("vérifiez RELOREF_SMTP et le serveur de courrier", "check RELOREF_SMTP and the mail server"))
        } catch {
            return finding("smtp", false, "\(error)", told("corrigez RELOREF_SMTP", "correct RELOREF_SMTP"))
        }
    }

    /// What looks at files: asked whether it is there.
    private func scanner() async -> DoctorFinding {
        do {
            guard let scanner = try Serve.scanner(settings) else {
                return DoctorFinding(
                    check: "scanner", state: .note,
                    detail: told(
                        "aucun : les fichiers reçus ne passent pas par un antivirus",
                        "none: no antivirus looks at files"), remedy: "")
            }
            return finding(
                "scanner", await scanner.isThere(), settings["scanner"],
                told(
                    "lancez clamav-daemon ; sans lui aucun fichier n’est reçu",
                    "start clamav-daemon; without it no file is received"))
        } catch {
            return finding("scanner", false, "\(error)", told("corrigez RELOREF_SCANNER", "correct RELOREF_SCANNER"))
        }
    }

    private func fonts() -> DoctorFinding {
        let folder = "/usr/share/fonts/truetype/noto"
        return optional("fonts-noto", FileManager.default.fileExists(atPath: folder), folder)
    }

    /// What only the PDF of letters needs.
    private func optional(_ check: String, _ isThere: Bool, _ detail: String) -> DoctorFinding {
        DoctorFinding(
            check: check, state: isThere ? .ok : .note,
            detail: isThere
                ? detail
                : told("absent : les courriers s’impriment sans PDF", "absent: letters are printed, without PDF"),
            remedy: "")
    }
}
