// A disk that exists in memory alone, for the fault checks: SQLite writes to it as to a real one, every change is
// recorded, and what a power cut would have left can be put together for any moment and any luck.
//
// What is modelled: a write reaches the platter for certain only when its file is synced; until then each write is kept,
// lost, or torn at sectors of 512 bytes, whatever the order in which they were made. A sync may be made to fail (the
// pages are then marked clean and never written again, as Linux does), and the disk may be full.
#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#include <stdint.h>

typedef struct faulty_disk faulty_disk;
typedef struct faulty_replay faulty_replay;

// Makes SQLite ask us first; files outside of a faulty disk's folder go where they always went. Call it once.
int faulty_disk_install(void);

// An empty disk: it holds the files whose path begins with the folder.
faulty_disk *faulty_disk_new(const char *folder);
// A disk with the same files, all of them safely on the platter.
faulty_disk *faulty_disk_copy(faulty_disk *source, const char *folder);
// Every connection to its files is closed before.
void faulty_disk_free(faulty_disk *disk);

// How many changes and syncs the disk has seen: a moment.
long faulty_disk_moment(faulty_disk *disk);
// The next sync but `after` fails, once; of those of databases alone, without their logs, when `databases`.
void faulty_disk_fail_sync(faulty_disk *disk, long after, int databases);
int faulty_disk_sync_has_failed(faulty_disk *disk);
// Writes that would make the files larger than `bytes` more than now are refused. Negative: there is room.
void faulty_disk_leave_room(faulty_disk *disk, int64_t bytes);

// Walks over what a disk recorded, forward only.
faulty_replay *faulty_replay_new(faulty_disk *recorded);
void faulty_replay_free(faulty_replay *replay);
void faulty_replay_advance(faulty_replay *replay, long moment);
// The disk as the power cut of that moment leaves it, with the luck that the seed draws.
faulty_disk *faulty_replay_cut(faulty_replay *replay, const char *folder, uint64_t seed);

#endif
