#include "shims.h"
#include <gmime/gmime.h>
#include <stdlib.h>

struct part {
    char *name;
    char *file_name;
    GByteArray *bytes;
};

struct multipart {
    struct part *parts;
    size_t count;
};

static void prepare(void) {
    static gsize once = 0;
    if (g_once_init_enter(&once)) {
        g_mime_init();
        g_once_init_leave(&once, 1);
    }
}

/* The part's own bytes, decoded when it says that they are encoded. */
static GByteArray *bytes_of(GMimePart *part) {
    GByteArray *bytes = g_byte_array_new();
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content) return bytes;
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    return bytes;
}

static void read_parts(struct multipart *form, GMimeMultipart *whole) {
    int count = g_mime_multipart_get_count(whole);
    form->parts = calloc(count > 0 ? (size_t)count : 1, sizeof *form->parts);
    if (!form->parts) return;
    for (int index = 0; index < count; index++) {
        GMimeObject *object = g_mime_multipart_get_part(whole, index);
        GMimeContentDisposition *place = g_mime_object_get_content_disposition(object);
        /* A message or a bundle in a field is nothing that a form sends. */
        if (!GMIME_IS_PART(object) || !place) continue;
        const char *name = g_mime_content_disposition_get_parameter(place, "name");
        const char *file_name = g_mime_content_disposition_get_parameter(place, "filename");
        struct part *part = &form->parts[form->count++];
        part->name = g_strdup(name ? name : "");
        part->file_name = file_name ? g_strdup(file_name) : NULL;
        part->bytes = bytes_of(GMIME_PART(object));
    }
}

void *reloref_multipart_open(const char *content_type, const uint8_t *body, size_t length) {
    prepare();
    struct multipart *form = calloc(1, sizeof *form);
    if (!form) return NULL;
    GByteArray *bytes = g_byte_array_sized_new((guint)(length + 256));
    g_byte_array_append(bytes, (const guint8 *)"Content-Type: ", 14);
    g_byte_array_append(bytes, (const guint8 *)content_type, (guint)strlen(content_type));
    g_byte_array_append(bytes, (const guint8 *)"\r\n\r\n", 4);
    g_byte_array_append(bytes, body, (guint)length);
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), TRUE);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    GMimeObject *whole = g_mime_parser_construct_part(parser, NULL);
    g_object_unref(parser);
    if (whole && GMIME_IS_MULTIPART(whole)) read_parts(form, GMIME_MULTIPART(whole));
    if (whole) g_object_unref(whole);
    return form;
}

size_t reloref_multipart_count(void *multipart) { return ((struct multipart *)multipart)->count; }

const char *reloref_multipart_name(void *multipart, size_t index) {
    return ((struct multipart *)multipart)->parts[index].name;
}

const char *reloref_multipart_file_name(void *multipart, size_t index) {
    return ((struct multipart *)multipart)->parts[index].file_name;
}

const uint8_t *reloref_multipart_bytes(void *multipart, size_t index, size_t *length) {
    GByteArray *bytes = ((struct multipart *)multipart)->parts[index].bytes;
    *length = bytes->len;
    return bytes->data;
}

void reloref_multipart_close(void *multipart) {
    struct multipart *form = multipart;
    for (size_t index = 0; index < form->count; index++) {
        g_free(form->parts[index].name);
        g_free(form->parts[index].file_name);
        g_byte_array_free(form->parts[index].bytes, TRUE);
    }
    free(form->parts);
    free(form);
}

/* The head lines of a message that came back whole or in part. */
static GByteArray *head_of(GMimeMessagePart *part) {
    GByteArray *bytes = g_byte_array_new();
    GMimeMessage *message = g_mime_message_part_get_message(part);
    if (!message) return bytes;
    char *head = g_mime_object_get_headers(GMIME_OBJECT(message), NULL);
    if (head) g_byte_array_append(bytes, (const guint8 *)head, (guint)strlen(head));
    g_free(head);
    return bytes;
}

static void read_report(struct multipart *report, GMimeMultipart *whole) {
    int count = g_mime_multipart_get_count(whole);
    report->parts = calloc(count > 0 ? (size_t)count : 1, sizeof *report->parts);
    if (!report->parts) return;
    for (int index = 0; index < count; index++) {
        GMimeObject *object = g_mime_multipart_get_part(whole, index);
        int is_message = GMIME_IS_MESSAGE_PART(object);
        if (!is_message && !GMIME_IS_PART(object)) continue;
        struct part *part = &report->parts[report->count++];
        char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
        part->name = g_ascii_strdown(type, -1);
        g_free(type);
        part->bytes = is_message ? head_of(GMIME_MESSAGE_PART(object)) : bytes_of(GMIME_PART(object));
    }
}

void *reloref_report_open(const uint8_t *mail, size_t length) {
    prepare();
    struct multipart *report = calloc(1, sizeof *report);
    if (!report) return NULL;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)mail, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    GMimeObject *whole = message ? g_mime_message_get_mime_part(message) : NULL;
    if (whole && GMIME_IS_MULTIPART(whole)) {
        const char *type = g_mime_object_get_content_type_parameter(whole, "report-type");
        if (type && g_ascii_strcasecmp(type, "delivery-status") == 0) read_report(report, GMIME_MULTIPART(whole));
    }
    if (message) g_object_unref(message);
    return report;
}
