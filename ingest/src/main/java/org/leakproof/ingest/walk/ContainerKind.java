package org.leakproof.ingest.walk;

/** The containers that the walker opens, each known by its first bytes and never by a name. */
public enum ContainerKind {
    ZIP,
    TAR,
    GZIP,
    BZIP2,
    XZ,
    ZSTD,
    /** The older .lzma format, which has no magic number: only its two usual headers are recognised. */
    LZMA,
    SEVEN_ZIP
}
