package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;

/** Names of header fields without a new string for each of the common ones: a mailbox holds the same few hundred names
 * millions of times. */
final class FieldNames {
    private static final String[] COMMON = {
        "From",
        "To",
        "Cc",
        "Bcc",
        "Subject",
        "Date",
        "Sender",
        "Reply-To",
        "Message-ID",
        "Message-Id",
        "In-Reply-To",
        "References",
        "Received",
        "Return-Path",
        "Delivered-To",
        "MIME-Version",
        "Mime-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Content-ID",
        "Content-Language",
        "Content-Length",
        "DKIM-Signature",
        "Received-SPF",
        "Authentication-Results",
        "ARC-Seal",
        "ARC-Message-Signature",
        "ARC-Authentication-Results",
        "X-Mailer",
        "X-Received",
        "X-Spam-Status",
        "X-Originating-IP",
        "User-Agent",
        "List-Id",
        "List-Unsubscribe",
        "List-Post",
        "List-Help",
        "List-Subscribe",
        "Errors-To",
        "Precedence",
        "Status",
        "X-Status",
        "X-UID",
        "X-Gmail-Labels",
        "X-GM-THRID",
        "Thread-Topic",
        "Thread-Index",
        "Importance"
    };

    private static final String[] TABLE = new String[512];

    static {
        for (String name : COMMON) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            TABLE[slot(Bytes.of(bytes), 0, bytes.length)] = name;
        }
    }

    private FieldNames() {}

    static String of(Bytes bytes, int from, int to) {
        String common = TABLE[slot(bytes, from, to)];
        if (common != null && common.length() == to - from) {
            int i = 0;
            while (i < common.length() && common.charAt(i) == bytes.at(from + i)) {
                i++;
            }
            if (i == common.length()) {
                return common;
            }
        }
        return new String(bytes.copy(from, to), StandardCharsets.US_ASCII);
    }

    private static int slot(Bytes bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes.at(i);
        }
        return (hash ^ hash >>> 9) & TABLE.length - 1;
    }
}
