#include "shims.h"
#include <sqlite3.h>

void reloref_sqlite_uncounted(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
