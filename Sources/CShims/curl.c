#include "shims.h"
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// curl_easy_setopt takes what follows by its kind, which Swift cannot write: one function per errand instead.

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void begin(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

struct answer {
    char *bytes;
    size_t length, capacity;
};

// What does not fit is left out, and the answer is read to its end all the same.
static size_t keep(char *bytes, size_t size, size_t count, void *context) {
    struct answer *answer = context;
    size_t length = size * count, room = answer->capacity - 1 - answer->length;
    size_t kept = length < room ? length : room;
    memcpy(answer->bytes + answer->length, bytes, kept);
    answer->length += kept;
    answer->bytes[answer->length] = 0;
    return length;
}

// The first bytes of IPv4 addresses that are no public one's (RFC 6890): value and length of the prefix.
static const struct {
    uint32_t value;
    int bits;
} nowhere[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16}, {0xAC100000, 12},
    {0xC0000000, 24}, {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24},
    {0xE0000000, 3},
};

static int is_public4(uint32_t address) {
    for (size_t index = 0; index < sizeof nowhere / sizeof *nowhere; index++)
        if ((address ^ nowhere[index].value) >> (32 - nowhere[index].bits) == 0) return 0;
    return 1;
}

static uint32_t word(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Of the global unicast block alone, without what is for tunnels and examples; an IPv4 address inside counts as such.
static int is_public6(const uint8_t *bytes) {
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const uint8_t translated[12] = {0, 0x64, 0xFF, 0x9B};
    if (memcmp(bytes, mapped, 12) == 0 || memcmp(bytes, translated, 12) == 0) return is_public4(word(bytes + 12));
    if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_public4(word(bytes + 2));
    uint32_t first = word(bytes);
    if (first == 0x20010000 || first == 0x20010DB8) return 0;
    return (bytes[0] & 0xE0) == 0x20;
}

int reloref_is_public_address(const char *text) {
    struct in_addr four;
    struct in6_addr six;
    if (inet_pton(AF_INET, text, &four) == 1) return is_public4(ntohl(four.s_addr));
    return inet_pton(AF_INET6, text, &six) == 1 && is_public6(six.s6_addr);
}

// Asked with each address that a name led to, as it is connected to: what resolves anew in between changes nothing.
static curl_socket_t open_public(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)purpose;
    int is_public = 0;
    if (address->family == AF_INET)
        is_public = is_public4(ntohl(((struct sockaddr_in *)&address->addr)->sin_addr.s_addr));
    if (address->family == AF_INET6) is_public = is_public6(((struct sockaddr_in6 *)&address->addr)->sin6_addr.s6_addr);
    if (!is_public) {
        *(int *)context = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int reloref_curl_post(const char *url, const char *const *headers, const uint8_t *body, size_t length, int64_t seconds,
                      int is_plain_allowed, int is_private_allowed, char *answer, size_t capacity, int64_t *status) {
    pthread_once(&once, begin);
    int was_private = 0;
    *status = 0;
    answer[0] = 0;
    CURL *curl = curl_easy_init();
    if (!curl) return CURLE_FAILED_INIT;
    struct curl_slist *list = NULL;
    for (size_t index = 0; headers[index]; index++) list = curl_slist_append(list, headers[index]);
    struct answer kept = {answer, 0, capacity};
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, is_plain_allowed ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    if (!is_private_allowed) {
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_public);
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &was_private);
    }
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds < 5 ? (long)seconds : 5L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)seconds);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)length);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &kept);
    CURLcode code = curl_easy_perform(curl);
    long found = 0;
    if (code == CURLE_OK) curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &found);
    *status = found;
    curl_slist_free_all(list);
    curl_easy_cleanup(curl);
    return code != CURLE_OK && was_private ? RELOREF_PRIVATE_ADDRESS : (int)code;
}

struct letter {
    const uint8_t *bytes;
    size_t length, read;
};

static size_t hand_over(char *into, size_t size, size_t count, void *context) {
    struct letter *letter = context;
    size_t room = size * count, rest = letter->length - letter->read;
    size_t taken = rest < room ? rest : room;
    memcpy(into, letter->bytes + letter->read, taken);
    letter->read += taken;
    return taken;
}

// Keeps the last command's name and the beginning of the last answer, and nothing else of what is said.
static int listen_in(CURL *curl, curl_infotype kind, char *bytes, size_t length, void *context) {
    (void)curl;
    struct reloref_mail_outcome *outcome = context;
    char *into = kind == CURLINFO_HEADER_OUT ? outcome->command : kind == CURLINFO_HEADER_IN ? outcome->answer : NULL;
    size_t room = kind == CURLINFO_HEADER_OUT ? sizeof outcome->command - 1 : sizeof outcome->answer - 1;
    // A farewell says nothing of the mail.
    if (kind == CURLINFO_HEADER_OUT && length >= 4 && memcmp(bytes, "QUIT", 4) == 0) outcome->is_over = 1;
    if (!into || outcome->is_over) return 0;
    size_t kept = length < room ? length : room;
    memcpy(into, bytes, kept);
    into[kept] = 0;
    return 0;
}

int reloref_curl_mail(const struct reloref_mail_server *server, const char *from, const char *to, const uint8_t *bytes,
                      size_t length, int64_t seconds, struct reloref_mail_outcome *outcome) {
    pthread_once(&once, begin);
    memset(outcome, 0, sizeof *outcome);
    CURL *curl = curl_easy_init();
    if (!curl) return CURLE_FAILED_INIT;
    struct curl_slist *list = NULL;
    struct letter letter = {bytes, length, 0};
    curl_easy_setopt(curl, CURLOPT_URL, server->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(server->is_plain_allowed ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (server->authorities) curl_easy_setopt(curl, CURLOPT_CAINFO, server->authorities);
    if (server->user) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
    }
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds < 10 ? (long)seconds : 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)seconds);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen_in);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, outcome);
    if (to) {
        list = curl_slist_append(NULL, to);
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, list);
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, hand_over);
        curl_easy_setopt(curl, CURLOPT_READDATA, &letter);
    } else {
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    }
    CURLcode code = curl_easy_perform(curl);
    outcome->status = strtol(outcome->answer, NULL, 10);
    curl_slist_free_all(list);
    curl_easy_cleanup(curl);
    return (int)code;
}

const char *reloref_curl_words(int code) { return curl_easy_strerror((CURLcode)code); }
