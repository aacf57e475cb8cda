// SQLite's way to a faulty disk: what its unix driver promises (sectors of 4096 bytes, no write beyond its bytes), so
// that SQLite takes the same steps as on a real one.
#include "disk.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    sqlite3_file base;
    faulty_disk *disk;
    disk_file *file;
    int level;
    int maps_regions;
    unsigned shared_regions, exclusive_regions;
} handle_t;

static sqlite3_vfs *real = NULL;
static sqlite3_vfs ours;

#define OPENED(pointer) handle_t *handle = (handle_t *)(pointer); faulty_disk *disk = handle->disk; disk_file *file = handle->file
#define LOCKED pthread_mutex_lock(&disk->lock)
#define UNLOCKED pthread_mutex_unlock(&disk->lock)

static void leave_level(handle_t *handle, int level) {
    disk_file *file = handle->file;
    if (level < SQLITE_LOCK_EXCLUSIVE && file->exclusive_by == handle) file->exclusive_by = NULL;
    if (level < SQLITE_LOCK_PENDING && file->pending_by == handle) file->pending_by = NULL;
    if (level < SQLITE_LOCK_RESERVED && file->reserved_by == handle) file->reserved_by = NULL;
    if (level < SQLITE_LOCK_SHARED && handle->level >= SQLITE_LOCK_SHARED) file->shared_count--;
    if (level < handle->level) handle->level = level;
}

static int on_close(sqlite3_file *pointer) {
    OPENED(pointer);
    (void)file;
    LOCKED;
    leave_level(handle, SQLITE_LOCK_NONE);
    UNLOCKED;
    return SQLITE_OK;
}

static int on_read(sqlite3_file *pointer, void *buffer, int length, sqlite3_int64 offset) {
    OPENED(pointer);
    LOCKED;
    int64_t there = file->now.size - offset;
    if (there < 0) there = 0;
    if (there > length) there = length;
    if (there > 0) memcpy(buffer, file->now.data + offset, (size_t)there);
    UNLOCKED;
    if (there == length) return SQLITE_OK;
    memset((char *)buffer + there, 0, (size_t)(length - there));
    return SQLITE_IOERR_SHORT_READ;
}

static int on_write(sqlite3_file *pointer, const void *buffer, int length, sqlite3_int64 offset) {
    OPENED(pointer);
    int answer = SQLITE_OK;
    LOCKED;
    int64_t more = offset + length - file->now.size;
    if (more > 0 && disk->room >= 0 && more > disk->room) {
        answer = SQLITE_FULL;
    } else {
        if (more > 0 && disk->room >= 0) disk->room -= more;
        bytes_write(&file->now, offset, buffer, length);
        faulty_disk_record(disk, change_write, file, offset, buffer, length);
    }
    UNLOCKED;
    return answer;
}

static int on_truncate(sqlite3_file *pointer, sqlite3_int64 size) {
    OPENED(pointer);
    LOCKED;
    if (disk->room >= 0 && size < file->now.size) disk->room += file->now.size - size;
    bytes_resize(&file->now, size);
    faulty_disk_record(disk, change_truncate, file, size, NULL, 0);
    UNLOCKED;
    return SQLITE_OK;
}

static int on_sync(sqlite3_file *pointer, int flags) {
    (void)flags;
    OPENED(pointer);
    LOCKED;
    size_t length = strlen(file->name);
    int is_log = length > 4 && strcmp(file->name + length - 4, "-wal") == 0;
    int fails = 0;
    if (disk->syncs_before_failure >= 0 && !(disk->only_databases_fail && is_log)) {
        fails = disk->syncs_before_failure == 0;
        disk->syncs_before_failure--;
    }
    faulty_disk_record(disk, fails ? change_lost_sync : change_sync, file, 0, NULL, 0);
    if (fails) disk->sync_has_failed = 1;
    UNLOCKED;
    return fails ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int on_size(sqlite3_file *pointer, sqlite3_int64 *size) {
    OPENED(pointer);
    LOCKED;
    *size = file->now.size;
    UNLOCKED;
    return SQLITE_OK;
}

static int taken_by_another(void *holder, handle_t *handle) { return holder != NULL && holder != handle; }

static int on_lock(sqlite3_file *pointer, int level) {
    OPENED(pointer);
    int answer = SQLITE_OK;
    LOCKED;
    if (handle->level < level && level == SQLITE_LOCK_SHARED) {
        if (taken_by_another(file->pending_by, handle) || taken_by_another(file->exclusive_by, handle)) {
            answer = SQLITE_BUSY;
        } else {
            file->shared_count++;
            handle->level = level;
        }
    } else if (handle->level < level) {
        if (taken_by_another(file->reserved_by, handle) || taken_by_another(file->pending_by, handle)) {
            answer = SQLITE_BUSY;
        } else if (level == SQLITE_LOCK_RESERVED) {
            file->reserved_by = handle;
            handle->level = level;
        } else {
            file->pending_by = handle;
            handle->level = SQLITE_LOCK_PENDING;
            if (file->shared_count > 1) {
                answer = SQLITE_BUSY;
            } else {
                file->exclusive_by = handle;
                handle->level = level;
            }
        }
    }
    UNLOCKED;
    return answer;
}

static int on_unlock(sqlite3_file *pointer, int level) {
    OPENED(pointer);
    (void)file;
    LOCKED;
    leave_level(handle, level);
    UNLOCKED;
    return SQLITE_OK;
}

static int on_check_reserved(sqlite3_file *pointer, int *answer) {
    OPENED(pointer);
    LOCKED;
    *answer = file->reserved_by != NULL || file->pending_by != NULL;
    UNLOCKED;
    return SQLITE_OK;
}

static int on_control(sqlite3_file *pointer, int operation, void *argument) {
    (void)pointer;
    (void)operation;
    (void)argument;
    return SQLITE_NOTFOUND;
}

static int on_sector_size(sqlite3_file *pointer) {
    (void)pointer;
    return 4096;
}

static int on_characteristics(sqlite3_file *pointer) {
    (void)pointer;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int on_map_region(sqlite3_file *pointer, int region, int size, int extend, void volatile **address) {
    OPENED(pointer);
    LOCKED;
    if (!handle->maps_regions) {
        handle->maps_regions = 1;
        file->region_users++;
    }
    if (region >= file->region_count && extend) {
        file->regions = realloc(file->regions, (size_t)(region + 1) * sizeof *file->regions);
        while (file->region_count <= region) file->regions[file->region_count++] = calloc(1, (size_t)size);
    }
    *address = region < file->region_count ? file->regions[region] : NULL;
    UNLOCKED;
    return SQLITE_OK;
}

static int on_lock_region(sqlite3_file *pointer, int first, int count, int flags) {
    OPENED(pointer);
    unsigned mask = ((1u << (first + count)) - 1) ^ ((1u << first) - 1);
    int answer = SQLITE_OK;
    LOCKED;
    if (flags & SQLITE_SHM_UNLOCK) {
        for (int i = first; i < first + count; i++) {
            unsigned bit = 1u << i;
            if (handle->exclusive_regions & bit) file->region_locks[i] = 0;
            else if (handle->shared_regions & bit) file->region_locks[i]--;
        }
        handle->shared_regions &= ~mask;
        handle->exclusive_regions &= ~mask;
    } else if (flags & SQLITE_SHM_SHARED) {
        if (!(handle->shared_regions & mask)) {
            if (file->region_locks[first] < 0) answer = SQLITE_BUSY;
            else {
                file->region_locks[first]++;
                handle->shared_regions |= mask;
            }
        }
    } else {
        for (int i = first; i < first + count; i++) {
            if (file->region_locks[i] != 0 && !(handle->exclusive_regions & (1u << i))) answer = SQLITE_BUSY;
        }
        if (answer == SQLITE_OK) {
            for (int i = first; i < first + count; i++) file->region_locks[i] = -1;
            handle->exclusive_regions |= mask;
        }
    }
    UNLOCKED;
    return answer;
}

static void on_barrier(sqlite3_file *pointer) {
    OPENED(pointer);
    (void)file;
    LOCKED;
    UNLOCKED;
}

static int on_unmap_regions(sqlite3_file *pointer, int remove) {
    (void)remove;
    OPENED(pointer);
    LOCKED;
    if (handle->maps_regions) {
        handle->maps_regions = 0;
        if (--file->region_users == 0) {
            for (int i = 0; i < file->region_count; i++) free(file->regions[i]);
            free(file->regions);
            file->regions = NULL;
            file->region_count = 0;
            memset(file->region_locks, 0, sizeof file->region_locks);
        }
    }
    UNLOCKED;
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2, on_close, on_read, on_write, on_truncate, on_sync, on_size, on_lock, on_unlock, on_check_reserved, on_control,
    on_sector_size, on_characteristics, on_map_region, on_lock_region, on_barrier, on_unmap_regions, NULL, NULL,
};

static int on_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *pointer, int flags, int *given) {
    (void)vfs;
    faulty_disk *disk = path ? faulty_disk_of(path) : NULL;
    if (!disk) return real->xOpen(real, path, pointer, flags, given);
    int answer = SQLITE_OK;
    LOCKED;
    disk_file *file = faulty_disk_file(disk, path + strlen(disk->folder), flags & SQLITE_OPEN_CREATE);
    pointer->pMethods = NULL;
    if (!file || (!file->exists && !(flags & SQLITE_OPEN_CREATE))) {
        answer = SQLITE_CANTOPEN;
    } else {
        if (!file->exists) {
            file->exists = 1;
            faulty_disk_record(disk, change_create, file, 0, NULL, 0);
        }
        handle_t *handle = (handle_t *)pointer;
        memset(handle, 0, sizeof *handle);
        handle->base.pMethods = &methods;
        handle->disk = disk;
        handle->file = file;
        if (given) *given = flags;
    }
    UNLOCKED;
    return answer;
}

static int on_delete(sqlite3_vfs *vfs, const char *path, int sync) {
    (void)vfs;
    faulty_disk *disk = faulty_disk_of(path);
    if (!disk) return real->xDelete(real, path, sync);
    LOCKED;
    disk_file *file = faulty_disk_file(disk, path + strlen(disk->folder), 0);
    int was_there = file && file->exists;
    if (was_there) {
        file->exists = 0;
        bytes_resize(&file->now, 0);
        faulty_disk_record(disk, change_delete, file, 0, NULL, 0);
    }
    UNLOCKED;
    return was_there ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int on_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
    (void)vfs;
    faulty_disk *disk = faulty_disk_of(path);
    if (!disk) return real->xAccess(real, path, flags, answer);
    LOCKED;
    disk_file *file = faulty_disk_file(disk, path + strlen(disk->folder), 0);
    *answer = file && file->exists && (flags != SQLITE_ACCESS_EXISTS || file->now.size > 0);
    UNLOCKED;
    return SQLITE_OK;
}

static int on_full_path(sqlite3_vfs *vfs, const char *path, int length, char *full) {
    (void)vfs;
    if (!faulty_disk_of(path)) return real->xFullPathname(real, path, length, full);
    snprintf(full, (size_t)length, "%s", path);
    return SQLITE_OK;
}

int faulty_disk_install(void) {
    real = sqlite3_vfs_find(NULL);
    if (!real) return SQLITE_ERROR;
    ours = *real;
    ours.zName = "faulty-disk";
    ours.pNext = NULL;
    if (ours.szOsFile < (int)sizeof(handle_t)) ours.szOsFile = sizeof(handle_t);
    ours.xOpen = on_open;
    ours.xDelete = on_delete;
    ours.xAccess = on_access;
    ours.xFullPathname = on_full_path;
    return sqlite3_vfs_register(&ours, 1);
}
