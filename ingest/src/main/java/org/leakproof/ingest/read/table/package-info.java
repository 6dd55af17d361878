/** Formats that an operator describes in a mapping file: JSON in any arrangement, CSV of any dialect, line logs. */
package org.leakproof.ingest.read.table;
