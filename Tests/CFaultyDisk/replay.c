#include "disk.h"

#include <stdlib.h>
#include <string.h>

#define SECTOR 512

// What is safely on the platter of one file, and the changes that are on their way to it.
typedef struct {
    bytes_t durable;
    int exists, name_is_durable;
    long *pending;
    long pending_count, pending_capacity;
} platter_t;

struct faulty_replay {
    faulty_disk *recorded;
    long moment;
    platter_t platters[MOST_FILES];
};

static uint64_t drawn(uint64_t *state) {
    // splitmix64: any seed is as good as another.
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

faulty_replay *faulty_replay_new(faulty_disk *recorded) {
    faulty_replay *replay = calloc(1, sizeof *replay);
    replay->recorded = recorded;
    for (int i = 0; i < recorded->file_count; i++) {
        platter_t *platter = &replay->platters[i];
        platter->exists = platter->name_is_durable = recorded->files[i].began;
        bytes_copy(&platter->durable, &recorded->files[i].begun);
    }
    return replay;
}

void faulty_replay_free(faulty_replay *replay) {
    for (int i = 0; i < MOST_FILES; i++) {
        free(replay->platters[i].durable.data);
        free(replay->platters[i].pending);
    }
    free(replay);
}

static void settle(bytes_t *bytes, const change_t *change) {
    if (change->kind == change_write) bytes_write(bytes, change->offset, change->bytes, change->length);
    else bytes_resize(bytes, change->offset);
}

static void settle_torn(bytes_t *bytes, const change_t *change, uint64_t *luck) {
    int64_t done = 0;
    while (done < change->length) {
        int64_t piece = SECTOR - (change->offset + done) % SECTOR;
        if (piece > change->length - done) piece = change->length - done;
        if (drawn(luck) & 1) bytes_write(bytes, change->offset + done, change->bytes + done, piece);
        done += piece;
    }
}

// Of the changes on their way four in ten arrive, three are lost, three are torn.
static void settle_by_luck(bytes_t *bytes, const platter_t *platter, const change_t *changes, uint64_t *luck) {
    for (long i = 0; i < platter->pending_count; i++) {
        const change_t *change = &changes[platter->pending[i]];
        uint64_t fate = drawn(luck) % 10;
        if (fate < 4) settle(bytes, change);
        else if (fate >= 7 && change->kind == change_write) settle_torn(bytes, change, luck);
    }
}

static void wait_for_sync(platter_t *platter, long change) {
    if (platter->pending_count == platter->pending_capacity) {
        platter->pending_capacity = platter->pending_capacity ? platter->pending_capacity * 2 : 64;
        platter->pending = realloc(platter->pending, (size_t)platter->pending_capacity * sizeof(long));
    }
    platter->pending[platter->pending_count++] = change;
}

static void step(faulty_replay *replay, long index) {
    const change_t *change = &replay->recorded->changes[index];
    platter_t *platter = &replay->platters[change->file];
    switch (change->kind) {
    case change_write:
    case change_truncate: wait_for_sync(platter, index); break;
    case change_sync:
        for (long i = 0; i < platter->pending_count; i++) {
            settle(&platter->durable, &replay->recorded->changes[platter->pending[i]]);
        }
        platter->pending_count = 0;
        platter->name_is_durable = 1;
        break;
    case change_lost_sync: {
        // Some of it got through; the rest is marked clean and will never be written.
        uint64_t luck = (uint64_t)index;
        settle_by_luck(&platter->durable, platter, replay->recorded->changes, &luck);
        platter->pending_count = 0;
        break;
    }
    case change_create: platter->exists = 1; break;
    case change_delete:
        platter->exists = platter->name_is_durable = 0;
        platter->pending_count = 0;
        bytes_resize(&platter->durable, 0);
        break;
    }
}

void faulty_replay_advance(faulty_replay *replay, long moment) {
    while (replay->moment < moment && replay->moment < replay->recorded->change_count) step(replay, replay->moment++);
}

faulty_disk *faulty_replay_cut(faulty_replay *replay, const char *folder, uint64_t seed) {
    uint64_t luck = seed;
    faulty_disk *disk = faulty_disk_new(folder);
    for (int i = 0; i < replay->recorded->file_count; i++) {
        const platter_t *platter = &replay->platters[i];
        if (!platter->exists || (!platter->name_is_durable && (drawn(&luck) & 1))) continue;
        disk_file *file = faulty_disk_file(disk, replay->recorded->files[i].name, 1);
        file->exists = file->began = 1;
        bytes_copy(&file->now, &platter->durable);
        settle_by_luck(&file->now, platter, replay->recorded->changes, &luck);
        bytes_copy(&file->begun, &file->now);
    }
    return disk;
}
