package org.leakproof.ingest.read.mail;

import java.util.Locale;
import java.util.Set;

/** Names of header fields that tell a mail from other text with colons in it. */
final class HeaderNames {
    /** Written by people as well: found in letters, memos and front matter. */
    private static final Set<String> COMMON =
            Set.of("from", "to", "cc", "bcc", "subject", "date", "sent", "status", "sender", "importance", "priority");

    /** Written by programs, but not by mail programs alone: HTTP and other protocols have them as well. */
    private static final Set<String> SHARED = Set.of(
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-length",
            "references",
            "user-agent",
            "lines",
            "organization");

    /** Written by mail programs alone. */
    private static final Set<String> MAIL = Set.of(
            "message-id",
            "received",
            "return-path",
            "mime-version",
            "delivered-to",
            "envelope-to",
            "dkim-signature",
            "domainkey-signature",
            "received-spf",
            "authentication-results",
            "in-reply-to",
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
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results",
            "disposition-notification-to",
            "x-mailer",
            "x-received",
            "x-originating-ip",
            "x-spam-status",
            "x-mozilla-status",
            "x-gm-thrid",
            "x-uidl");

    private HeaderNames() {}

    static boolean known(String name) {
        return common(name) || shared(name) || mail(name);
    }

    static boolean common(String name) {
        return COMMON.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean shared(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SHARED.contains(lower) || lower.startsWith("x-") && !MAIL.contains(lower);
    }

    static boolean mail(String name) {
        return MAIL.contains(name.toLowerCase(Locale.ROOT));
    }
}
