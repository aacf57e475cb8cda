#include "shims.h"
#include <curl/curl.h>
#include <pthread.h>
#include <string.h>

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

int reloref_curl_post(const char *url, const char *const *headers, const uint8_t *body, size_t length, int64_t seconds,
                      int is_plain_allowed, char *answer, size_t capacity, int64_t *status) {
    pthread_once(&once, begin);
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
    return (int)code;
}
