package org.leakproof.ingest.extract;

/** What keeps a child from the network and from other files, beyond being a process with limits of its own. */
public enum Confinement {
    /** Namespaces of its own for everything, by the program bwrap. */
    BUBBLEWRAP("no network, no files but the program's own and the document"),
    /** A network namespace of its own, by the program unshare. */
    NETWORK_NAMESPACE("no network; files are kept from it only by the parsers' settings"),
    /** Neither works on this machine. */
    NONE("network and files are kept from it only by the parsers' settings; install bubblewrap to change that");

    private final String description;

    Confinement(String description) {
        this.description = description;
    }

    /** One line for the summary of a run. */
    public String description() {
        return description;
    }
}
