package org.leakproof.ingest.read.mail;

import java.util.Locale;
import java.util.Set;

/** Names of header fields that tell a mail from other text with colons in it. */
final class HeaderNames {
    /** Written by people as well: found in letters, memos and front matter. */
    private static final Set<String> COMMON =
            Set.of("from", "to", "cc", "bcc", "subject", "date", "sent", "status", "sender", "importance", "priority");

    /** Written by mail programs alone. */
    private static final Set<String> TECHNICAL = Set.of(
            "message-id",
            "received",
            "return-path",
            "mime-version",
            "delivered-to",
            "envelope-to",
            "dkim-signature",
            "domainkey-signature",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "received-spf",
            "authentication-results",
            "in-reply-to",
            "references",
            "reply-to",
            "newsgroups",
            "resent-from",
            "resent-date",
            "resent-to",
            "list-id",
            "list-unsubscribe",
            "errors-to",
            "thread-topic",
            "thread-index",
            "user-agent",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results",
            "disposition-notification-to");

    private HeaderNames() {}

    static boolean known(String name) {
        return common(name) || technical(name);
    }

    static boolean common(String name) {
        return COMMON.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean technical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TECHNICAL.contains(lower) || lower.startsWith("x-");
    }
}
