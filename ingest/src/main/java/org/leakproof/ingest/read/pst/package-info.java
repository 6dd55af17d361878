/** Reads Outlook's stores: a database of nodes (blocks and two trees of pages), on it heaps, property lists and tables, on
 * these folders and messages. Everything is found by position in the file when it is asked for; nothing is believed of the
 * file that its bytes do not bear out.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/office_file_formats/ms-pst/">MS-PST</a> */
package org.leakproof.ingest.read.pst;
