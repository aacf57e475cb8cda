#include "shims.h"
#include <stdlib.h>
#include <xlsxwriter.h>

struct reloref_spreadsheet {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *day;
    lxw_format *heading;
};

void *reloref_spreadsheet_open(const char *path, const char *sheet_name) {
    struct reloref_spreadsheet *file = calloc(1, sizeof *file);
    if (!file) return NULL;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    file->workbook = workbook_new_opt(path, &options);
    if (file->workbook) file->sheet = workbook_add_worksheet(file->workbook, sheet_name);
    if (!file->sheet) {
        if (file->workbook) workbook_close(file->workbook);
        free(file);
        return NULL;
    }
    file->day = workbook_add_format(file->workbook);
    format_set_num_format(file->day, "yyyy-mm-dd");
    file->heading = workbook_add_format(file->workbook);
    format_set_bold(file->heading);
    return file;
}

int reloref_spreadsheet_text(void *spreadsheet, uint32_t row, uint16_t column, const char *utf8, int is_heading) {
    struct reloref_spreadsheet *file = spreadsheet;
    return worksheet_write_string(file->sheet, row, column, utf8, is_heading ? file->heading : NULL);
}

int reloref_spreadsheet_number(void *spreadsheet, uint32_t row, uint16_t column, double number) {
    struct reloref_spreadsheet *file = spreadsheet;
    return worksheet_write_number(file->sheet, row, column, number, NULL);
}

int reloref_spreadsheet_day(void *spreadsheet, uint32_t row, uint16_t column, int year, int month, int day) {
    struct reloref_spreadsheet *file = spreadsheet;
    lxw_datetime moment = {.year = year, .month = month, .day = day};
    return worksheet_write_datetime(file->sheet, row, column, &moment, file->day);
}

void reloref_spreadsheet_widths(void *spreadsheet, uint16_t columns, double width) {
    struct reloref_spreadsheet *file = spreadsheet;
    if (columns > 0) worksheet_set_column(file->sheet, 0, columns - 1, width, NULL);
}

void reloref_spreadsheet_freeze(void *spreadsheet, uint32_t rows) {
    struct reloref_spreadsheet *file = spreadsheet;
    worksheet_freeze_panes(file->sheet, rows, 0);
}

int reloref_spreadsheet_close(void *spreadsheet) {
    struct reloref_spreadsheet *file = spreadsheet;
    int error = workbook_close(file->workbook);
    free(file);
    return error;
}
