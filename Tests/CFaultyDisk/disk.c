#include "disk.h"

#include <stdlib.h>
#include <string.h>

static pthread_mutex_t every_disk_lock = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *every_disk = NULL;

void bytes_reserve(bytes_t *bytes, int64_t size) {
    if (size <= bytes->capacity) return;
    int64_t capacity = bytes->capacity * 2 > size ? bytes->capacity * 2 : size;
    bytes->data = realloc(bytes->data, (size_t)capacity);
    bytes->capacity = capacity;
}

void bytes_resize(bytes_t *bytes, int64_t size) {
    if (size > bytes->size) {
        bytes_reserve(bytes, size);
        memset(bytes->data + bytes->size, 0, (size_t)(size - bytes->size));
    }
    bytes->size = size;
}

void bytes_write(bytes_t *bytes, int64_t offset, const void *data, int64_t length) {
    if (offset + length > bytes->size) bytes_resize(bytes, offset + length);
    memcpy(bytes->data + offset, data, (size_t)length);
}

void bytes_copy(bytes_t *target, const bytes_t *source) {
    bytes_resize(target, source->size);
    if (source->size > 0) memcpy(target->data, source->data, (size_t)source->size);
}

faulty_disk *faulty_disk_new(const char *folder) {
    faulty_disk *disk = calloc(1, sizeof *disk);
    disk->folder = strdup(folder);
    disk->syncs_before_failure = -1;
    disk->room = -1;
    pthread_mutex_init(&disk->lock, NULL);
    pthread_mutex_lock(&every_disk_lock);
    disk->next = every_disk;
    every_disk = disk;
    pthread_mutex_unlock(&every_disk_lock);
    return disk;
}

// The disk that a path lies on, or NULL.
faulty_disk *faulty_disk_of(const char *path) {
    pthread_mutex_lock(&every_disk_lock);
    faulty_disk *disk = every_disk;
    while (disk) {
        size_t length = strlen(disk->folder);
        if (strncmp(path, disk->folder, length) == 0 && path[length] == '/') break;
        disk = disk->next;
    }
    pthread_mutex_unlock(&every_disk_lock);
    return disk;
}

void faulty_disk_free(faulty_disk *disk) {
    pthread_mutex_lock(&every_disk_lock);
    faulty_disk **place = &every_disk;
    while (*place != disk) place = &(*place)->next;
    *place = disk->next;
    pthread_mutex_unlock(&every_disk_lock);
    for (int i = 0; i < disk->file_count; i++) {
        disk_file *file = &disk->files[i];
        for (int region = 0; region < file->region_count; region++) free(file->regions[region]);
        free(file->regions);
        free(file->name);
        free(file->now.data);
        free(file->begun.data);
    }
    for (long i = 0; i < disk->change_count; i++) free(disk->changes[i].bytes);
    free(disk->changes);
    free(disk->folder);
    pthread_mutex_destroy(&disk->lock);
    free(disk);
}

// The file of that name (the part after the folder); made when `create`.
disk_file *faulty_disk_file(faulty_disk *disk, const char *name, int create) {
    for (int i = 0; i < disk->file_count; i++) {
        if (strcmp(disk->files[i].name, name) == 0) return &disk->files[i];
    }
    if (!create || disk->file_count == MOST_FILES) return NULL;
    disk_file *file = &disk->files[disk->file_count++];
    memset(file, 0, sizeof *file);
    file->name = strdup(name);
    return file;
}

faulty_disk *faulty_disk_copy(faulty_disk *source, const char *folder) {
    faulty_disk *disk = faulty_disk_new(folder);
    pthread_mutex_lock(&source->lock);
    for (int i = 0; i < source->file_count; i++) {
        if (!source->files[i].exists) continue;
        disk_file *file = faulty_disk_file(disk, source->files[i].name, 1);
        file->exists = file->began = 1;
        bytes_copy(&file->now, &source->files[i].now);
        bytes_copy(&file->begun, &source->files[i].now);
    }
    pthread_mutex_unlock(&source->lock);
    return disk;
}

// Remembers a change; the caller holds the disk's lock.
void faulty_disk_record(
    faulty_disk *disk, change_kind kind, disk_file *file, int64_t offset, const void *bytes, int64_t length) {
    if (disk->change_count == disk->change_capacity) {
        disk->change_capacity = disk->change_capacity ? disk->change_capacity * 2 : 1024;
        disk->changes = realloc(disk->changes, (size_t)disk->change_capacity * sizeof *disk->changes);
    }
    change_t *change = &disk->changes[disk->change_count++];
    change->kind = kind;
    change->file = (int)(file - disk->files);
    change->offset = offset;
    change->length = length;
    change->bytes = NULL;
    if (bytes && length > 0) {
        change->bytes = malloc((size_t)length);
        memcpy(change->bytes, bytes, (size_t)length);
    }
}

long faulty_disk_moment(faulty_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    long moment = disk->change_count;
    pthread_mutex_unlock(&disk->lock);
    return moment;
}

void faulty_disk_fail_sync(faulty_disk *disk, long after, int databases) {
    pthread_mutex_lock(&disk->lock);
    disk->syncs_before_failure = after;
    disk->only_databases_fail = databases;
    disk->sync_has_failed = 0;
    pthread_mutex_unlock(&disk->lock);
}

int faulty_disk_sync_has_failed(faulty_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    int failed = disk->sync_has_failed;
    pthread_mutex_unlock(&disk->lock);
    return failed;
}

void faulty_disk_leave_room(faulty_disk *disk, int64_t bytes) {
    pthread_mutex_lock(&disk->lock);
    disk->room = bytes;
    pthread_mutex_unlock(&disk->lock);
}
