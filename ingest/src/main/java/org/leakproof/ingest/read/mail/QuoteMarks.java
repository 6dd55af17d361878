package org.leakproof.ingest.read.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How mail programs announce what they repeat, in the languages they speak. */
final class QuoteMarks {
    /** Between two rows of hyphens, before a message that is answered. */
    private static final Set<String> ORIGINAL = Set.of(
            "original message",
            "ursprüngliche nachricht",
            "originalnachricht",
            "original-nachricht",
            "message d'origine",
            "message d’origine",
            "message original",
            "mensaje original",
            "messaggio originale",
            "mensagem original",
            "oorspronkelijk bericht",
            "origineel bericht",
            "oprindelig meddelelse",
            "ursprungligt meddelande",
            "opprinnelig melding",
            "alkuperäinen viesti",
            "wiadomość oryginalna",
            "oryginalna wiadomość",
            "původní zpráva",
            "pôvodná správa",
            "eredeti üzenet",
            "mesaj original",
            "mesajul original",
            "özgün ileti",
            "orijinal mesaj",
            "исходное сообщение",
            "оригинальное сообщение",
            "оригінальне повідомлення",
            "вихідне повідомлення",
            "первоначальное сообщение",
            "izvorna poruka",
            "originalna poruka",
            "izvirno sporočilo",
            "αρχικό μήνυμα",
            "הודעה מקורית",
            "الرسالة الأصلية",
            "原始邮件",
            "原始郵件",
            "邮件原件",
            "元のメッセージ",
            "オリジナルメッセージ",
            "원본 메시지",
            "원본 메일",
            "ข้อความดั้งเดิม",
            "thư gốc");

    /** Between rows of hyphens or alone, before a message that is passed on. */
    private static final Set<String> FORWARDED = Set.of(
            "forwarded message",
            "begin forwarded message",
            "forwarded by",
            "forwarded mail",
            "weitergeleitete nachricht",
            "anfang der weitergeleiteten nachricht",
            "anfang der weitergeleiteten e-mail",
            "message transféré",
            "message transmis",
            "début du message transféré",
            "début du message réexpédié",
            "mensaje reenviado",
            "inicio del mensaje reenviado",
            "messaggio inoltrato",
            "inizio messaggio inoltrato",
            "mensagem encaminhada",
            "mensagem reencaminhada",
            "início da mensagem encaminhada",
            "início da mensagem reencaminhada",
            "doorgestuurd bericht",
            "begin doorgestuurd bericht",
            "videresendt meddelelse",
            "start på videresendt besked",
            "vidarebefordrat meddelande",
            "vidarebefordrat brev",
            "vidarebefordrat mejl",
            "videresendt melding",
            "välitetty viesti",
            "wiadomość przekazana",
            "przekazana wiadomość",
            "początek przekazywanej wiadomości",
            "přeposlaná zpráva",
            "preposlaná správa",
            "továbbított üzenet",
            "mesaj redirecționat",
            "iletilmiş mesaj",
            "yönlendirilmiş ileti",
            "пересылаемое сообщение",
            "пересланное сообщение",
            "перенаправленное сообщение",
            "начало переадресованного сообщения",
            "переслане повідомлення",
            "proslijeđena poruka",
            "προωθημένο μήνυμα",
            "הודעה שהועברה",
            "رسالة مُعاد توجيهها",
            "الرسالة المحولة",
            "转发的邮件",
            "轉寄郵件",
            "转发邮件信息",
            "転送メッセージ",
            "전달된 메시지");

    /** What begins the header lines that are repeated at the top of a quoted message. */
    private static final Set<String> FROM = Set.of(
            "from",
            "von",
            "de",
            "da",
            "van",
            "fra",
            "från",
            "lähettäjä",
            "od",
            "feladó",
            "от",
            "от кого",
            "від",
            "kimden",
            "gönderen",
            "expeditor",
            "de la",
            "από",
            "מאת",
            "من",
            "发件人",
            "寄件者",
            "差出人",
            "보낸 사람",
            "送信者");

    private static final Set<String> OTHERS = Set.of(
            "sent",
            "to",
            "cc",
            "subject",
            "date",
            "gesendet",
            "an",
            "betreff",
            "datum",
            "envoyé",
            "envoyé le",
            "à",
            "objet",
            "enviado",
            "enviado el",
            "enviada em",
            "para",
            "asunto",
            "assunto",
            "fecha",
            "data",
            "inviato",
            "a",
            "oggetto",
            "verzonden",
            "aan",
            "onderwerp",
            "til",
            "emne",
            "dato",
            "sendt",
            "till",
            "ämne",
            "skickat",
            "lähetetty",
            "vastaanottaja",
            "aihe",
            "wysłano",
            "do",
            "dw",
            "temat",
            "odesláno",
            "komu",
            "předmět",
            "predmet",
            "elküldve",
            "címzett",
            "tárgy",
            "másolat",
            "отправлено",
            "дата",
            "кому",
            "копия",
            "тема",
            "надіслано",
            "копія",
            "kime",
            "konu",
            "tarih",
            "gönderme tarihi",
            "trimis",
            "către",
            "subiect",
            "στάλθηκε",
            "προς",
            "θέμα",
            "ημερομηνία",
            "נשלח",
            "אל",
            "נושא",
            "إلى",
            "الموضوع",
            "التاريخ",
            "发送时间",
            "发送日期",
            "收件人",
            "主题",
            "抄送",
            "寄件日期",
            "收件者",
            "主旨",
            "送信日時",
            "日時",
            "宛先",
            "件名",
            "보낸 날짜",
            "받는 사람",
            "제목",
            "kopie",
            "copie",
            "copia");

    /** Words of the line that introduces a quotation. */
    private static final List<String> ATTRIBUTIONS = List.of(
            "wrote",
            "writes",
            "schrieb",
            "schreibt",
            "écrit",
            "escribió",
            "escribio",
            "scritto",
            "escreveu",
            "schreef",
            "skrev",
            "skriver",
            "kirjoitti",
            "napisał",
            "pisze",
            "napsal",
            "napísal",
            "написал",
            "пишет",
            "писал",
            "пише",
            "написав",
            "yazdı",
            "írta",
            "a scris",
            "έγραψε",
            "כתב",
            "كتب",
            "写道",
            "寫道",
            "작성",
            "のメール",
            "書きました",
            "napisao",
            "je pisal",
            "rašė",
            "rakstīja",
            "kirjutas",
            "đã viết",
            "เขียน",
            "said",
            "sagte");

    private static final int LONGEST_LINE = 200;

    private QuoteMarks() {}

    /** Whether the line stands before a message that is answered. */
    static boolean original(String line) {
        return ruled(line) && ORIGINAL.contains(words(line));
    }

    /** Whether the line stands before a message that is passed on. */
    static boolean forwarded(String line) {
        String words = words(line);
        return (ruled(line) || line.strip().endsWith(":"))
                && (FORWARDED.contains(words) || words.startsWith("forwarded by "));
    }

    private static boolean ruled(String line) {
        return line.length() <= LONGEST_LINE && line.strip().startsWith("--");
    }

    private static String words(String line) {
        if (line.length() > LONGEST_LINE) {
            return "";
        }
        int from = 0;
        int to = line.length();
        while (from < to && "- \t\u00A0*".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "- \t\u00A0*:".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /** Whether the line is a repeated header line that names the sender. */
    static boolean fromLabel(String line) {
        return FROM.contains(label(line));
    }

    /** Whether the line is another repeated header line. */
    static boolean otherLabel(String line) {
        return OTHERS.contains(label(line));
    }

    /** What stands before the first colon, if that is short. */
    private static String label(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || colon > 24) {
            colon = line.indexOf('：');
        }
        return colon < 1 || colon > 24 ? "" : words(line.substring(0, colon));
    }

    /** Whether these lines, the last before a quotation, introduce it. */
    static boolean attribution(String lines) {
        String stripped = lines.strip();
        if (!stripped.endsWith(":") && !stripped.endsWith("：")) {
            return false;
        }
        String lower = stripped.toLowerCase(Locale.ROOT);
        for (String word : ATTRIBUTIONS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
