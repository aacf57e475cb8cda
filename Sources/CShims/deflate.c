#include "shims.h"
#include <string.h>
#include <zlib.h>

int64_t reloref_inflate(const uint8_t *packed, size_t length, uint8_t *out, size_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    /* Zip files hold raw deflate data, without zlib's own header. */
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
    stream.next_in = (Bytef *)packed;
    stream.avail_in = (uInt)length;
    stream.next_out = out;
    stream.avail_out = (uInt)capacity;
    int result = inflate(&stream, Z_FINISH);
    int64_t made = (int64_t)stream.total_out;
    inflateEnd(&stream);
    return result == Z_STREAM_END ? made : -1;
}

int64_t reloref_deflate(const uint8_t *plain, size_t length, uint8_t *out, size_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
    stream.next_in = (Bytef *)plain;
    stream.avail_in = (uInt)length;
    stream.next_out = out;
    stream.avail_out = (uInt)capacity;
    int result = deflate(&stream, Z_FINISH);
    int64_t made = (int64_t)stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? made : -1;
}

uint32_t reloref_crc32(const uint8_t *bytes, size_t length) {
    return (uint32_t)crc32(crc32(0L, Z_NULL, 0), bytes, (uInt)length);
}
