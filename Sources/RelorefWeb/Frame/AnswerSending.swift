import HTTPTypes
import Hummingbird
import NIOCore
import RelorefDomain

extension Answer {
    /// The answer as it goes over the wire; a message that was shown is taken back from the browser.
    func response(to ask: Ask) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = contentType
        headers[.location] = location
        if isImmutable { headers[.cacheControl] = "public, max-age=31536000, immutable" }
        if let name = fileName {
            headers[.contentDisposition] = "attachment; filename*=UTF-8''\(FormFields.encode(name))"
        }
        if isSandboxed { headers[.contentSecurityPolicy] = Front<RouterResponder<AppContext>>.sandbox }
        if let seconds = retryAfter { headers[.retryAfter] = String(seconds) }
        if let seconds = refreshAfter { headers[.named("refresh")] = String(seconds) }
        if clearsSiteData {
            headers[.named("clear-site-data")] = clearsStorage ? "\"cache\", \"storage\"" : "\"cache\""
        }
        if let shellVersion { headers[.named("reloref-version")] = shellVersion }
        if let keptUntil { headers[.named("page-until")] = keptUntil.text }
        if let trustedPolicy { headers[.contentSecurityPolicy] = ContentPolicy.text(trusting: trustedPolicy) }
        for cookie in setCookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        if ask.flash != nil, status == .ok {
            headers.append(
                HTTPField(name: .setCookie, value: "\(Flash.cookieName)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"))
        }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
