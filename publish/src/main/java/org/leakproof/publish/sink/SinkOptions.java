package org.leakproof.publish.sink;

/** How tables are written.
 *
 *  @param rowLimit rows in one file, its header included: a spreadsheet shows no more
 *  @param byteOrderMark whether CSV files begin with one, for programs that take UTF-8 for something else without it */
public record SinkOptions(int rowLimit, boolean byteOrderMark) {
    /** Rows of a sheet in Excel and LibreOffice. */
    public static final int SPREADSHEET_ROWS = 1_048_576;

    public SinkOptions {
        if (rowLimit < 2) {
            throw new IllegalArgumentException("a file has a header and a row at least");
        }
    }
}
