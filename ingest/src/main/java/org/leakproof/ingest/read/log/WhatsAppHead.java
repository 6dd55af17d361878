package org.leakproof.ingest.read.log;

/** The first line of a message: when, who, what. Secret. */
record WhatsAppHead(ChatStamp stamp, DateOrder.Result date, WhatsAppStyle style, WhatsAppStyle.Said said) {
    @Override
    public String toString() {
        return "WhatsAppHead[]";
    }
}
