package org.leakproof.ingest.read.log;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What WhatsApp itself writes into an export, in the languages in which it does. */
final class WhatsAppWords {
    private WhatsAppWords() {}

    /** In place of a file that is not in the export, between angle brackets. */
    private static final Set<String> OMITTED = Set.of(
            "media omitted",
            "medien ausgeschlossen",
            "multimedia omitido",
            "archivo omitido",
            "médias omis",
            "média omis",
            "médias omis.",
            "media omessi",
            "mídia oculta",
            "arquivo de mídia oculto",
            "ficheiro não revelado",
            "multimédia omitido",
            "media weggelaten",
            "без медиафайлов",
            "файл пропущено",
            "медіафайл пропущено",
            "pominięto multimedia",
            "pominięte multimedia",
            "plik pominięty",
            "medya dahil edilmedi",
            "medya atlanmış",
            "تم استبعاد الوسائط",
            "رسانه حذف شد",
            "मीडिया छोड़ा गया",
            "media tidak disertakan",
            "המדיה לא נכללה",
            "מדיה הושמטה",
            "média vynechána",
            "média vynechány",
            "hiányzó médiafájl",
            "média elhagyva",
            "media utelämnades",
            "uten medier",
            "utelatt medieinnhold",
            "medier udeladt",
            "media jätettiin pois",
            "メディアなし",
            "メディアは含まれていません",
            "省略多媒体文件",
            "媒体文件已省略",
            "忽略多媒體檔",
            "略過媒體檔",
            "미디어 파일을 제외한 내보내기",
            "미디어 제외됨",
            "fișier media omis",
            "conținut media omis",
            "πολυμέσα παραλείφθηκαν",
            "video message omitted",
            "video note omitted",
            "media no incluidos",
            "elements multimèdia omesos",
            "пропуснат мултимедиен файл",
            "medij izostavljen");

    /** Last words of what stands on an iPhone in place of a file that is not in the export. */
    private static final List<String> OMITTED_ENDS = List.of(
            " omitted",
            " weggelassen",
            " omitido",
            " omitida",
            " omitidos",
            " omis",
            " omise",
            " absente",
            " absent",
            " omesso",
            " omessa",
            " ocultado",
            " ocultada",
            " oculto",
            " oculta",
            " não revelado",
            " não revelada",
            " weggelaten",
            " pominięto",
            " pominięty",
            " dahil edilmedi",
            " пропущен",
            " пропущено",
            " пропущена",
            " опущено",
            " отсутствует",
            " استبعاده",
            " محذوف",
            " tidak disertakan",
            " utelämnad",
            " utelatt",
            " udeladt",
            " jätetty pois",
            " vynechán",
            " vynecháno",
            " omis(ă)",
            "が含まれていません",
            "は含まれていません",
            "已省略",
            "已忽略",
            "略去",
            "생략됨",
            "omissi");

    private static final Set<String> ATTACHED = Set.of(
            "file attached",
            "attached",
            "datei angehängt",
            "anhang",
            "archivo adjunto",
            "adjunto",
            "fichier joint",
            "pièce jointe",
            "file allegato",
            "allegato",
            "arquivo anexado",
            "anexado",
            "ficheiro anexado",
            "anexo",
            "bestand bijgevoegd",
            "bijgevoegd",
            "bijlage",
            "файл добавлен",
            "файл прикріплено",
            "прикреплено",
            "вложено",
            "прикріплено",
            "załączono plik",
            "plik dołączony",
            "załączono",
            "załącznik",
            "dosya ekli",
            "dosya eklendi",
            "eklendi",
            "ek",
            "ملف مرفق",
            "الملف مرفق",
            "مرفق",
            "المرفق",
            "फ़ाइल संलग्न",
            "संलग्न",
            "file terlampir",
            "terlampir",
            "קובץ מצורף",
            "הקובץ צורף",
            "מצורף",
            "bifogad fil",
            "fil bifogad",
            "bifogad",
            "vedlagt fil",
            "vedlagt",
            "vedhæftet fil",
            "vedhæftet",
            "liitetiedosto",
            "liite",
            "添付ファイル",
            "添付",
            "文件附件",
            "附件",
            "檔案附件",
            "파일 첨부됨",
            "첨부 파일",
            "첨부",
            "fișier atașat",
            "atașat",
            "soubor připojen",
            "připojeno",
            "fájl csatolva",
            "csatolva",
            "συνημμένο αρχείο",
            "συνημμένο",
            "прикачен файл",
            "adjunt");

    private static final Set<String> DELETED = Set.of(
            "this message was deleted",
            "you deleted this message",
            "message deleted",
            "this message was deleted by admin",
            "diese nachricht wurde gelöscht",
            "du hast diese nachricht gelöscht",
            "se eliminó este mensaje",
            "eliminaste este mensaje",
            "este mensaje fue eliminado",
            "este mensaje se eliminó",
            "ce message a été supprimé",
            "vous avez supprimé ce message",
            "questo messaggio è stato eliminato",
            "hai eliminato questo messaggio",
            "mensagem apagada",
            "você apagou esta mensagem",
            "essa mensagem foi apagada",
            "esta mensagem foi apagada",
            "apagou esta mensagem",
            "dit bericht is verwijderd",
            "dit bericht werd verwijderd",
            "je hebt dit bericht verwijderd",
            "данное сообщение удалено",
            "сообщение удалено",
            "вы удалили данное сообщение",
            "це повідомлення було видалено",
            "ви видалили це повідомлення",
            "wiadomość została usunięta",
            "ta wiadomość została usunięta",
            "usunięto tę wiadomość",
            "bu mesaj silindi",
            "bu mesajı sildiniz",
            "تم حذف هذه الرسالة",
            "حذفت هذه الرسالة",
            "این پیام حذف شد",
            "यह संदेश मिटाया गया",
            "यह संदेश हटा दिया गया",
            "pesan ini telah dihapus",
            "anda telah menghapus pesan ini",
            "ההודעה הזו נמחקה",
            "הודעה זו נמחקה",
            "det här meddelandet raderades",
            "denne meldingen ble slettet",
            "denne besked blev slettet",
            "tämä viesti poistettiin",
            "このメッセージは削除されました",
            "此消息已删除",
            "这条消息已删除",
            "此訊息已刪除",
            "삭제된 메시지입니다",
            "acest mesaj a fost șters",
            "tato zpráva byla smazána",
            "ezt az üzenetet törölték",
            "αυτό το μήνυμα διαγράφηκε",
            "това съобщение беше изтрито");

    private static final int LONGEST_DELETED =
            DELETED.stream().mapToInt(String::length).max().orElse(0);

    private static final Set<String> EDITED = Set.of(
            "this message was edited",
            "diese nachricht wurde bearbeitet",
            "se editó este mensaje",
            "este mensaje fue editado",
            "ce message a été modifié",
            "questo messaggio è stato modificato",
            "mensagem editada",
            "esta mensagem foi editada",
            "dit bericht is bewerkt",
            "dit bericht werd bewerkt",
            "сообщение изменено",
            "данное сообщение изменено",
            "це повідомлення було змінено",
            "ta wiadomość została edytowana",
            "wiadomość została edytowana",
            "bu mesaj düzenlendi",
            "تم تعديل هذه الرسالة",
            "این پیام ویرایش شد",
            "यह संदेश संपादित किया गया",
            "pesan ini diedit",
            "הודעה זו נערכה",
            "meddelandet redigerades",
            "det här meddelandet redigerades",
            "denne meldingen ble redigert",
            "denne besked blev redigeret",
            "tätä viestiä muokattiin",
            "このメッセージは編集されました",
            "此消息已编辑",
            "此訊息已編輯",
            "수정된 메시지입니다",
            "mesajul a fost editat",
            "tato zpráva byla upravena",
            "ezt az üzenetet szerkesztették");

    private static final List<String> CALLS = List.of(
            "missed voice call",
            "missed video call",
            "missed group voice call",
            "missed group video call",
            "voice call,",
            "video call,",
            "verpasster sprachanruf",
            "verpasster videoanruf",
            "sprachanruf,",
            "videoanruf,",
            "llamada perdida",
            "llamada de voz perdida",
            "videollamada perdida",
            "appel vocal manqué",
            "appel vidéo manqué",
            "chiamata vocale persa",
            "videochiamata persa",
            "chamada de voz perdida",
            "chamada de vídeo perdida",
            "ligação de voz perdida",
            "ligação de vídeo perdida",
            "gemiste spraakoproep",
            "gemiste video-oproep",
            "пропущенный аудиозвонок",
            "пропущенный видеозвонок",
            "nieodebrane połączenie",
            "cevapsız sesli arama",
            "cevapsız görüntülü arama");

    /** In what WhatsApp says about itself; an iPhone writes it as if the chat or a member said it. */
    private static final List<String> NOTICES = List.of(
            "end-to-end encrypt",
            "ende-zu-ende-verschl",
            "de extremo a extremo",
            "de bout en bout",
            "end-to-end",
            "de ponta a ponta",
            "ponto a ponto",
            "сквозн",
            "наскрізн",
            "szyfrowan",
            "uçtan uca",
            "تشفير",
            "端到端",
            "端對端",
            "エンドツーエンド",
            "종단 간",
            "security code",
            "sicherheitsnummer",
            "sicherheitscode",
            "created this group",
            "created group",
            "hat die gruppe",
            "creó el grupo",
            "creó este grupo",
            "a créé le groupe",
            "ha creato il gruppo",
            "criou o grupo",
            "criou este grupo",
            "создал",
            "added you",
            " added ",
            " left",
            " removed ",
            "joined using",
            "changed the subject",
            "changed the group",
            "changed this group",
            "changed their phone number",
            "changed the settings",
            "hat den betreff",
            "hat dich hinzugefügt",
            "hinzugefügt",
            " entfernt",
            "hat die gruppe verlassen",
            "te añadió",
            "añadió a",
            "salió del grupo",
            "cambió el asunto",
            "cambió",
            "a ajouté",
            "est parti",
            "a changé",
            "ha aggiunto",
            "ha abbandonato",
            "ha cambiato",
            "adicionou",
            "saiu",
            "mudou",
            "alterou",
            "добавил",
            "вышел",
            "изменил",
            "group name",
            "group description",
            "pinned a message",
            "turned on disappearing",
            "turned off disappearing",
            "now an admin",
            "blocked this contact",
            "unblocked this contact");

    /** In system lines of groups only. */
    private static final List<String> GROUP = List.of(
            "group", "gruppe", "gruppo", "groupe", "grupo", "grup", "groep", "групп", "груп", "skupin", "csoport",
            "ryhmä", "ομάδα", "مجموعة", "گروه", "समूह", "קבוצ", "グループ", "그룹", "群");

    /** The text as these lists have it. */
    static String plain(String text) {
        String line = withoutMarks(text).strip().toLowerCase(Locale.ROOT);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** Without direction marks, and with one kind of blank. */
    private static String withoutMarks(String text) {
        int first = 0;
        while (first < text.length() && isUsual(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!ChatStamp.isMark(c)) {
                plain.append(ChatStamp.isBlank(c) ? ' ' : c);
            }
        }
        return plain.toString();
    }

    private static boolean isUsual(char c) {
        return c < '\u00A0' ? c != '\t' : !ChatStamp.isMark(c) && !ChatStamp.isBlank(c);
    }

    static boolean isOmitted(String plain) {
        return isBracketed(plain) && OMITTED.contains(plain.substring(1, plain.length() - 1));
    }

    static boolean isBracketed(String plain) {
        return plain.length() > 4 && plain.length() < 80 && plain.startsWith("<") && plain.endsWith(">");
    }

    static boolean endsOmitted(String plain) {
        return plain.length() < 300 && OMITTED_ENDS.stream().anyMatch(plain::endsWith);
    }

    static boolean isAttached(String plain) {
        return ATTACHED.contains(plain);
    }

    static boolean isDeleted(String plain) {
        return plain.length() <= LONGEST_DELETED && DELETED.contains(plain);
    }

    static boolean isEdited(String plain) {
        return EDITED.contains(plain);
    }

    static boolean isCall(String plain) {
        return CALLS.stream().anyMatch(plain::startsWith);
    }

    static boolean isNotice(String plain) {
        return NOTICES.stream().anyMatch(plain::contains);
    }

    static boolean isOfGroup(String plain) {
        return GROUP.stream().anyMatch(plain::contains);
    }
}
