import Foundation
import Glibc

/// The real server on a prepared database, from its start to its end.
final class Server {
    let program: Program
    let port: Int
    /// From the start of the program to its first answer.
    let startMilliseconds: Double

    init(_ database: Prepared) throws {
        port = try Server.freePort()
        program = try Program(
            Folder.product, ["serve", "--port", String(port)], environment: database.environment, name: "serve")
        startMilliseconds = try Server.firstAnswer(of: program, port: port, path: "/connexion")
    }

    /// A server that answers one word.
    init(helloOn port: Int) throws {
        self.port = port
        program = try Program(Folder.program, ["hello", "--port", String(port)], name: "hello")
        startMilliseconds = try Server.firstAnswer(of: program, port: port, path: "/")
    }

    func stop() { program.stop() }

    private static func firstAnswer(of program: Program, port: Int, path: String) throws -> Double {
        while program.process.isRunning {
            if let connection = try? Connection(port: port, keepsBody: true) {
                try connection.send(Request.get(path))
                guard try connection.reply().status == 200 else { throw Failure("\(path) does not answer 200.") }
                return Double(clockNanoseconds() - program.began) / 1e6
            }
            usleep(500)
        }
        throw Failure("The server did not start:\n\(program.said.suffix(2_000))")
    }

    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard found else { throw Failure("No port is free.") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// The bytes of a request.
enum Request {
    static func get(_ path: String, cookie: String = "") -> [UInt8] {
        let line = cookie.isEmpty ? "" : "Cookie: \(cookie)\r\n"
        return Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(line)\r\n".utf8)
    }

    static func post(_ path: String, _ fields: [(String, String)], cookie: String = "") -> [UInt8] {
        let body = fields.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
        let line = cookie.isEmpty ? "" : "Cookie: \(cookie)\r\n"
        return Array(
            """
            POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(line)Sec-Fetch-Site: same-origin\r\n\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """.utf8)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
