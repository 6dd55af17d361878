package org.leakproof.ingest.read.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which field of records is what, guessed from what the fields are called and what stands in them. */
final class FieldGuess {
    private static final Map<String, List<String>> WORDS = Map.of(
            "time",
                    List.of(
                            "time",
                            "timestamp",
                            "ts",
                            "date",
                            "datetime",
                            "sent",
                            "created",
                            "when",
                            "sentat",
                            "createdat",
                            "at",
                            "datum",
                            "zeit",
                            "fecha",
                            "hora",
                            "heure",
                            "data",
                            "дата",
                            "время",
                            "时间",
                            "日期",
                            "received",
                            "posted"),
            "text",
                    List.of(
                            "text",
                            "message",
                            "msg",
                            "body",
                            "content",
                            "contents",
                            "note",
                            "comment",
                            "nachricht",
                            "texto",
                            "mensaje",
                            "contenu",
                            "сообщение",
                            "текст",
                            "内容",
                            "消息",
                            "description",
                            "payload"),
            "from",
                    List.of(
                            "from",
                            "sender",
                            "author",
                            "user",
                            "username",
                            "nick",
                            "nickname",
                            "von",
                            "absender",
                            "expediteur",
                            "remitente",
                            "de",
                            "отправитель",
                            "от",
                            "автор",
                            "发送者",
                            "发件人",
                            "caller",
                            "writer",
                            "by",
                            "handle"),
            "to",
                    List.of(
                            "to",
                            "recipient",
                            "recipients",
                            "receiver",
                            "receivers",
                            "an",
                            "empfanger",
                            "empfänger",
                            "destinataire",
                            "destinatario",
                            "para",
                            "получатель",
                            "кому",
                            "收件人",
                            "接收者",
                            "callee"),
            "id", List.of("id", "guid", "uuid", "mid", "no", "nr"),
            "conversation",
                    List.of(
                            "chat",
                            "channel",
                            "room",
                            "thread",
                            "conversation",
                            "group",
                            "topic",
                            "kanal",
                            "gruppe",
                            "чат",
                            "канал",
                            "群"),
            "subject", List.of("subject", "betreff", "asunto", "objet", "assunto", "тема", "主题"),
            "replyTo", List.of("reply", "replyto", "inreplyto", "quoted", "parent", "answer"));

    private final List<Map<String, List<String>>> records;
    private final List<String> names;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, Optional<TimeShape>> shapes = new HashMap<>();
    private final Optional<String> timeField;
    private final Optional<TimeShape> time;

    /** @param records some, each with its fields' values in order */
    FieldGuess(List<Map<String, List<String>>> records) {
        this.records = records;
        Set<String> all = new LinkedHashSet<>();
        records.forEach(record -> all.addAll(record.keySet()));
        names = List.copyOf(all);
        timeField = time();
        time = timeField.flatMap(shapes::get);
        if (timeField.isEmpty()) {
            return;
        }
        taken.add(timeField.get());
        text().ifPresent(field -> put("text", field));
        role("from");
        role("to");
        named("replyTo", this::isShort).ifPresent(field -> put("replyTo", field));
        named("subject", field -> true).ifPresent(field -> put("subject", field));
        conversation();
        named("id", this::isUnique).ifPresent(field -> put("id", field));
    }

    private void put(String role, String field) {
        fields.put(role, field);
        taken.add(field);
    }

    /** Whether there is what a mapping needs. */
    boolean isUsable() {
        if (time.isEmpty() || !fields.containsKey("text")) {
            return false;
        }
        String text = fields.get("text");
        boolean said = fields.containsKey("from") || fields.containsKey("fromName");
        return rank("text", text) < Integer.MAX_VALUE || words(text) >= (said ? 3 : 4);
    }

    String timeField() {
        return timeField.orElseThrow();
    }

    TimeShape timeShape() {
        return time.orElseThrow();
    }

    /** Fields by what they are, as a mapping calls it. */
    Map<String, String> fields() {
        return fields;
    }

    /** What the records seem to be. */
    String kind() {
        boolean mail = fields.containsKey("subject") && fields.containsKey("to");
        return mail ? "email" : fields.containsKey("to") ? "directMessage" : "groupMessage";
    }

    private Optional<String> time() {
        return names.stream()
                .filter(name -> values(name).size() * 2 >= records.size())
                .filter(name -> shapes.computeIfAbsent(name, n -> TimeShape.of(values(n)))
                        .isPresent())
                .max((a, b) -> Double.compare(timeScore(a), timeScore(b)));
    }

    private double timeScore(String name) {
        boolean epoch = shapes.get(name).orElseThrow().format().startsWith("epoch");
        double position = names.indexOf(name) / (double) (names.size() * 10);
        return (rank("time", name) < Integer.MAX_VALUE ? 10 : epoch ? -100 : 0)
                - Math.min(9, rank("time", name)) / 10.0
                - position
                - depth(name);
    }

    /** The field that is called like a text, or the one with most words. */
    private Optional<String> text() {
        Optional<String> called = names.stream()
                .filter(name -> !taken.contains(name) && rank("text", name) < Integer.MAX_VALUE)
                .filter(name -> values(name).size() * 4 >= records.size())
                .max((a, b) -> Double.compare(textScore(a), textScore(b)));
        return called.isPresent()
                ? called
                : names.stream()
                        .filter(name -> !taken.contains(name) && words(name) >= 2)
                        .max((a, b) -> Double.compare(words(a), words(b)));
    }

    private double textScore(String name) {
        return words(name) - rank("text", name) / 100.0 - depth(name);
    }

    private double words(String name) {
        return values(name).stream()
                .mapToInt(value -> value.strip().split("\\s+").length)
                .average()
                .orElse(0);
    }

    /** Who writes, or is written to: one field with an id or address, perhaps another with a name. */
    private void role(String role) {
        List<String> of = names.stream()
                .filter(name -> !taken.contains(name) && rankAnywhere(role, name) < Integer.MAX_VALUE)
                .filter(name -> !values(name).isEmpty() && isShort(name) && !isFlag(name))
                .sorted((a, b) -> Integer.compare(rankAnywhere(role, a), rankAnywhere(role, b)))
                .toList();
        Optional<String> name = of.stream().filter(FieldGuess::isName).findFirst();
        Optional<String> id = of.stream().filter(field -> !isName(field)).findFirst();
        id.ifPresent(field -> put(role, field));
        name.filter(field -> id.isEmpty() || sameRoot(role, field, id.get()))
                .ifPresent(field -> put(role + "Name", field));
    }

    private static boolean sameRoot(String role, String a, String b) {
        return rankAnywhere(role, a) == rankAnywhere(role, b);
    }

    private static boolean isName(String field) {
        String last = last(field);
        return last.contains("name") && !last.contains("user");
    }

    private void conversation() {
        List<String> of = names.stream()
                .filter(name -> !taken.contains(name) && rankAnywhere("conversation", name) < Integer.MAX_VALUE)
                .filter(name -> !values(name).isEmpty() && isShort(name) && !isFlag(name))
                .toList();
        Optional<String> title = of.stream()
                .filter(name -> last(name).contains("name") || last(name).contains("title"))
                .findFirst();
        Optional<String> id =
                of.stream().filter(name -> !title.equals(Optional.of(name))).findFirst();
        id.or(() -> title).ifPresent(field -> put("conversation", field));
        if (id.isPresent()) {
            title.ifPresent(field -> put("title", field));
        }
    }

    private Optional<String> named(String role, java.util.function.Predicate<String> fits) {
        return names.stream()
                .filter(name -> !taken.contains(name) && rank(role, name) < Integer.MAX_VALUE)
                .filter(name -> !values(name).isEmpty() && fits.test(name))
                .min((a, b) -> Double.compare(depth(a) * 100 + rank(role, a), depth(b) * 100 + rank(role, b)));
    }

    private boolean isShort(String name) {
        return values(name).stream().allMatch(value -> value.length() <= 200);
    }

    private boolean isFlag(String name) {
        return values(name).stream().allMatch(value -> value.equals("true") || value.equals("false"));
    }

    private boolean isUnique(String name) {
        List<String> values = values(name);
        return isShort(name) && new HashSet<>(values).size() == values.size();
    }

    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        records.forEach(record -> values.addAll(record.getOrDefault(name, List.of())));
        values.removeIf(String::isBlank);
        return values;
    }

    private static int depth(String name) {
        return (int) name.chars().filter(c -> c == '.').count();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** How well the last part of a field's name fits, 0 for best. */
    private static int rank(String role, String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return rankOf(role, last);
    }

    /** How well any part of a field's path fits. */
    private static int rankAnywhere(String role, String name) {
        return Arrays.stream(name.split("\\."))
                .mapToInt(part -> rankOf(role, part))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int rankOf(String role, String part) {
        List<String> known = WORDS.get(role);
        String whole = part.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
        int rank = known.indexOf(whole);
        if (rank >= 0) {
            return rank;
        }
        String spaced = part.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        int best = Integer.MAX_VALUE;
        for (String word : spaced.split("[_\\- ]+")) {
            int at = known.indexOf(word);
            best = at >= 0 ? Math.min(best, at + 50) : best;
        }
        return best;
    }
}
