#ifndef DISK_H
#define DISK_H

#include "include/faulty_disk.h"

#include <pthread.h>

// Three databases, each with its log, leave room to spare.
#define MOST_FILES 16
#define MOST_LOCKS 8

typedef struct {
    unsigned char *data;
    int64_t size, capacity;
} bytes_t;

typedef enum { change_write, change_truncate, change_sync, change_lost_sync, change_create, change_delete } change_kind;

typedef struct {
    change_kind kind;
    int file;
    int64_t offset, length;
    unsigned char *bytes;
} change_t;

// One file: what programs see of it now, what it was when the recording began, and who has locked what.
typedef struct {
    char *name;
    bytes_t now, begun;
    int exists, began;
    int shared_count;
    void *reserved_by, *pending_by, *exclusive_by;
    // The memory that connections share beside a log, and its locks: -1 exclusive, else how many share it.
    unsigned char **regions;
    int region_count, region_users;
    int region_locks[MOST_LOCKS];
} disk_file;

struct faulty_disk {
    char *folder;
    pthread_mutex_t lock;
    disk_file files[MOST_FILES];
    int file_count;
    change_t *changes;
    long change_count, change_capacity;
    // Syncs still to come before one fails; negative when none does.
    long syncs_before_failure;
    int only_databases_fail, sync_has_failed;
    int64_t room;
    struct faulty_disk *next;
};

void bytes_reserve(bytes_t *bytes, int64_t size);
void bytes_resize(bytes_t *bytes, int64_t size);
void bytes_write(bytes_t *bytes, int64_t offset, const void *data, int64_t length);
void bytes_copy(bytes_t *target, const bytes_t *source);

faulty_disk *faulty_disk_of(const char *path);
disk_file *faulty_disk_file(faulty_disk *disk, const char *name, int create);
void faulty_disk_record(
    faulty_disk *disk, change_kind kind, disk_file *file, int64_t offset, const void *bytes, int64_t length);

#endif
